import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { reportOn } from '../src/model/message.js';
import { openSource, readBriefing } from '../src/parse/index.js';
import { rules } from '../src/rules/index.js';
import { quotesMixed } from '../src/rules/quotes-mixed.js';
import type { Rule } from '../src/rules/rule.js';
import { runRules } from '../src/rules/run.js';
import { trailingSpace } from '../src/rules/trailing-space.js';
import { analyse } from '../src/text/analysis.js';
import { news } from './read.js';
import { runAll } from './run-rules.js';

/** What one rule says of a text. */
async function runOne(rule: Rule, text: string): Promise<VFile> {
  const file = new VFile({ path: 'brief.txt' });
  const source = await openSource(new TextEncoder().encode(text), () => {});
  if (!source) throw new Error('The example is no text');
  const briefing = readBriefing(source, 'brief', news, () => {});
  const analysis = analyse(briefing, source.original);
  await runRules([rule], analysis, news, reportOn(file, { strict: false }));
  return file;
}

function listReasons({ messages }: VFile): readonly string[] {
  return messages.map(
    ({ line = 1, column = 1, reason }) => `${String(line)}:${String(column)} ${reason}`,
  );
}

/** The text with the fixes of one rule. */
async function fixWith(rule: Rule, text: string): Promise<string> {
  const fixes = (await runOne(rule, text)).messages.map(({ place, expected }) => {
    if (!place || !('start' in place)) throw new Error('A fix needs a place');
    return { start: place.start.offset, end: place.end.offset, fix: expected?.[0] };
  });
  return fixes
    .toSorted((a, b) => (b.start ?? 0) - (a.start ?? 0))
    .reduce((now, { start, end, fix = '' }) => now.slice(0, start) + fix + now.slice(end), text);
}

describe('an editorial rule', () => {
  it('has an id of its own', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  describe.each(rules)('$id', (rule) => {
    it.each(rule.examples)(
      'says of an example what it promises: $text',
      async ({ text, finds }) => {
        expect(listReasons(await runOne(rule, text))).toEqual(finds);
      },
    );

    it('has an example that is right and one that is wrong', () => {
      const kinds = new Set(rule.examples.map(({ finds }) => finds.length > 0));
      expect(kinds.size).toBe(2);
    });
  });
});

describe('a place', () => {
  it('is found in a definition, though its term has been looked up', async () => {
    const findings = await runAll(
      '# Talks\n\nThe lead.\n\n## Did You Know?\n\n- R&amp;D: a dose\nand more.\nTLP: AMBER. Six.',
    );
    const places = findings.map(({ id, place }) => ({ id, place }));
    const on = (line: number): unknown => ({ start: expect.objectContaining({ line }) as unknown });
    expect(places).toContainEqual({
      id: 'glossary-unused',
      place: expect.objectContaining(on(7)) as unknown,
    });
    expect(places).toContainEqual({
      id: 'tlp-form',
      place: expect.objectContaining(on(9)) as unknown,
    });
  });
});

describe('a fix', () => {
  const curly = `# Lima’s talks\n\n${'It’s on. '.repeat(12)}`;

  it('turns the odd mark to the side on which it stands', async () => {
    expect(
      await fixWith(
        quotesMixed,
        `${curly}He said "no" ("not \\"now\\"") in the '90s: it's 'fine'.`,
      ),
    ).toBe(`${curly}He said “no” (“not \\“now\\””) in the ’90s: it’s ‘fine’.`);
    expect(await fixWith(quotesMixed, `"A" 'b' "c" 'd' "e" and “f” it’s`)).toBe(
      `"A" 'b' "c" 'd' "e" and "f" it's`,
    );
  });

  it('takes white space off the ends of lines, and no break', async () => {
    expect(
      await fixWith(trailingSpace, '# Talks \r\n\r\nOne  \r\ntwo \r\n \r\n- three\u00A0\n'),
    ).toBe('# Talks\r\n\r\nOne  \r\ntwo\r\n\r\n- three\n');
  });
});

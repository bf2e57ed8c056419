import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyWaivers } from '../src/accept/waive.js';
import type { CheckOptions } from '../src/check-source.js';
import { check } from '../src/check.js';
import type { Failure } from '../src/model/failure.js';
import { openSource } from '../src/parse/index.js';
import { loadReporter } from '../src/report/index.js';
import { updateBaseline } from '../src/update-baseline.js';
import { read, withoutPositions } from './read.js';
import { createMemoryHost, type MemoryHost } from './memory-host.js';

const LEAD = `A lead of more than ${'twenty-five words '.repeat(13)}for the profile.`;
const TALKS = 'The talks of 2022-23 went on.';

/** A briefing with a hyphen in a range in its analysis, and `before` on the lines before that. */
const makeText = (before: string, analysis = TALKS) =>
  `Talks in Lima\n${LEAD}\nKey Takeaways\n- One.\n- Two.\n- Three.\nAnalysis\n${before}${analysis}\n`;

/** The same in Markdown. */
const makeMarkdown = (before: string, analysis = TALKS) =>
  `# Talks in Lima\n\n${LEAD}\n\n## Key Takeaways\n\n- One.\n- Two.\n- Three.\n\n## Analysis\n\n${before}${analysis}\n`;

const WAIVER = '<!-- galley-ok range-hyphen: house style -->\n';

/** Ids that are asked for; what other rules may come to say of these texts does not matter. */
const ASKED = /^(?:range-hyphen|waiver-.*|baseline-.*|html-raw|link-scheme|title-full-stop)$/;

/** What is found of what is asked for, as `line:column level id`. */
async function find(host: MemoryHost, options: CheckOptions = {}): Promise<readonly string[]> {
  const files = await check(host, options);
  const messages = files.flatMap((file) => file.messages);
  return messages
    .filter(({ ruleId = '' }) => ASKED.test(ruleId))
    .map(({ line = 1, column = 1, ruleId = '', fatal }) => {
      const level = fatal === true ? 'error' : fatal === false ? 'warning' : 'info';
      return `${String(line)}:${String(column)} ${level} ${ruleId}`;
    });
}

const findIn = (text: string, name = 'a.txt') =>
  find(createMemoryHost({ [`source/${name}`]: text }));

describe('a waiver', () => {
  it.each([
    ['pasted text', makeText(WAIVER), 'a.txt'],
    ['Markdown', makeMarkdown(WAIVER), 'a.md'],
    ['CRLF', makeText(WAIVER).replaceAll('\n', '\r\n'), 'a.txt'],
    ['Markdown with CR', makeMarkdown(WAIVER).replaceAll('\n', '\r'), 'a.md'],
    ['blank lines after it', makeText(`${WAIVER}\n \n`), 'a.txt'],
    ['another waiver after it', makeText(`${WAIVER}<!-- galley-ok range-hyphen -->\n`), 'a.txt'],
    ['no spaces', makeText('<!--galley-ok range-hyphen:so it is-->\n'), 'a.txt'],
    ['an indent and spaces at its end', makeText(`  ${WAIVER.trim()}  \n`), 'a.txt'],
  ])('accepts the finding on the next line: %s', async (_, text, path) => {
    const left = (await findIn(text, path)).filter((line) => !line.includes('waiver-reason'));
    expect(left).toEqual([]);
  });

  it.each([
    ['an item', '- One.\n', '- Two, of 2018-19.\n'],
    ['a nested item', '- One.\n  - A.\n', '  - B, of 2018-19.\n'],
    ['a line within a paragraph', 'One, and\n', 'two, of 2018-19, and\nthree.\n'],
    ['a heading', '', '### Of 2018-19\n\nThree.\n'],
    ['a table', '', '| 2018-19 | b |\n| - | - |\n| c | d |\n'],
    ['a quotation', '', '> Of 2018-19.\n'],
  ])('changes nothing in the text: before %s', async (_, before, after) => {
    const waived = await read(makeMarkdown(before, `${WAIVER}${after}`));
    const plain = await read(makeMarkdown(before, after));
    expect(withoutPositions(waived.briefing)).toEqual(withoutPositions(plain.briefing));
    expect(await findIn(makeMarkdown(before, `${WAIVER}${after}`), 'a.md')).toEqual([]);
    expect(await findIn(makeMarkdown(before, after), 'a.md')).not.toEqual([]);
  });

  it('keeps all places true, also within a paragraph that it stands in', async () => {
    const odd =
      'One, and\n<!-- galley-ok number-drift: no, the last of 2018-19 is right -->\nlast of 2018-19';
    for (const end of ['\n', '\r\n']) {
      const text = makeMarkdown('', odd).replaceAll('\n', end);
      expect(await findIn(text, 'a.md')).toContain('15:13 info range-hyphen');
    }
  });

  it('is for the file as a whole if nothing stands before it but front matter', async () => {
    const line = '<!-- galley-ok meta-missing: an old one -->\n';
    const isWaived = async (text: string) => {
      const source = await openSource(new TextEncoder().encode(text), () => {});
      if (!source) throw new Error('It is no text');
      const whole = {
        id: 'meta-missing',
        level: 'warning',
        reason: 'No date',
        editorial: true,
      } as const;
      return applyWaivers([whole], source.waivers, []).waived === 1;
    };
    const front = '---\nlang: en\n---\n';
    expect(await isWaived(makeText(''))).toBe(false);
    expect(await isWaived(`${line}${makeText('')}`)).toBe(true);
    expect(await isWaived(`\uFEFF${line}${makeText('')}`)).toBe(true);
    expect(await isWaived(`${front}\n${line}\n${makeText('')}`)).toBe(true);
    expect(await isWaived(`${line}${front}${makeText('')}`)).toBe(true);
    expect(await isWaived(makeText(line))).toBe(false);
  });

  it('is told apart from what is none', async () => {
    const text = makeText(
      [
        '<!-- galley-ok range-hyphen -->',
        '<!-- galley-ok range-hyphen: … -->',
        '<!-- galley-ok -->',
        '<!-- galley-ok range-hypen: a typo -->',
        '<!-- galley-ok title-full-stop: no rule -->',
        '<!-- galley-ok number-drift: not found -->',
        '<!-- galley-ok style-readability: not on -->',
        'Words <!-- galley-ok range-hyphen: beside words -->',
        '<!-- galley-okay -->',
      ].join('\n') + '\n',
    );
    const host = createMemoryHost({
      'source/a.txt': `${text}<!-- galley-ok number-drift: x -->`,
      'galley.yaml': 'levels:\n  meta-missing: off\n',
    });
    const files = await check(host);
    const report = await loadReporter('pretty');
    const options = { color: false, info: false, generator: '', rules: [] };
    expect(await report(files, options)).toMatchInlineSnapshot(`
      "source/a.txt:8:1: error: The waiver of "range-hyphen" gives no reason [waiver-reason]
        8 │ <!-- galley-ok range-hyphen -->
          │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          Write <!-- galley-ok range-hyphen: why it is right -->.
      source/a.txt:9:1: error: The waiver of "range-hyphen" gives no reason [waiver-reason]
        9 │ <!-- galley-ok range-hyphen: … -->
          │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          Write <!-- galley-ok range-hyphen: why it is right -->.
      source/a.txt:10:1: error: The waiver names no rule [waiver-reason]
        10 │ <!-- galley-ok -->
           │ ^^^^^^^^^^^^^^^^^^ Write <!-- galley-ok rule-id: why it is right -->.
      source/a.txt:11:1: warning: There is no editorial rule "range-hypen" that could be waived [waiver-unknown]
        11 │ <!-- galley-ok range-hypen: a typo -->
           │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Is it "range-hyphen"?
      source/a.txt:12:1: warning: There is no editorial rule "title-full-stop" that could be waived [waiver-unknown]
        12 │ <!-- galley-ok title-full-stop: no rule -->
           │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          docs/rules.md has all that there are.
      source/a.txt:13:1: warning: The waiver of "number-drift" accepts nothing: line 15 has no such finding [waiver-unused]
        13 │ <!-- galley-ok number-drift: not found -->
           │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Delete it.
      source/a.txt:14:1: warning: The waiver of "style-readability" accepts nothing: line 15 has no such finding [waiver-unused]
        14 │ <!-- galley-ok style-readability: not on -->
           │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Delete it.
      source/a.txt:15:1: warning: "Words <!-- galley-ok range-hyphen: beside words -->" looks like a heading, but the profile "news" has no section of that name; it stays text [heading-unmarked]
          Use a name that the profile knows, or write the briefing as Markdown with "## " before each heading.
      source/a.txt:15:1: warning: A waiver has to stand alone on its line [waiver-misplaced]
        15 │ Words <!-- galley-ok range-hyphen: beside words -->
           │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          Write it on the line before, as one line.
      source/a.txt:18:1: warning: The waiver of "number-drift" accepts nothing: nothing follows [waiver-unused]
        18 │ <!-- galley-ok number-drift: x -->
           │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Delete it.
      1 briefing: 3 errors, 7 warnings
      "
    `);
  });

  it('accepts nothing that safety or structure rests on', async () => {
    const waive = (id: string) => `<!-- galley-ok ${id}: I say so -->\n`;
    const text = makeMarkdown(`${waive('html-raw')}${waive('link-scheme')}`, '<b>[a](b)</b>');
    expect(await findIn(text, 'a.md')).toEqual([
      '15:1 error html-raw',
      '15:10 error html-raw',
      '15:4 error link-scheme',
      '13:1 warning waiver-unknown',
      '14:1 warning waiver-unknown',
    ]);
  });

  it('is text in fenced code', async () => {
    const { briefing } = await read(makeMarkdown(`\`\`\`html\n${WAIVER}\`\`\`\n`));
    expect(JSON.stringify(briefing)).toContain('house style');
    expect(await findIn(makeMarkdown(`~~~\n${WAIVER}~~~\n`), 'a.md')).toEqual([
      '16:18 info range-hyphen',
    ]);
  });

  it('takes out its own line only, wherever it stands in whatever text', async () => {
    const line = fc.constantFrom(
      '',
      'a',
      '- b',
      '  - c',
      '```',
      '~~~',
      '<!-- d -->',
      '> e',
      '\t',
      'f\u0301',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line),
        fc.array(line),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (a, b, end) => {
          fc.pre(!a.some((it) => /```|~~~/.test(it)));
          const join = (lines: readonly string[]) => lines.join(end);
          const waived = await read(join(['T', ...a, WAIVER.trim(), ...b]));
          const plain = await read(join(['T', ...a, ...b]));
          expect(withoutPositions(waived.briefing)).toEqual(withoutPositions(plain.briefing));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a baseline', () => {
  const text = makeText('', `${TALKS} And of 2020-21. And in 2022-23.`).replace('Lima', 'Lima.');
  const strict: CheckOptions = { strict: true };
  const levels = 'levels:\n  range-hyphen: warning\n  meta-missing: off\n';
  const makeHost = () =>
    createMemoryHost({ 'source/a.txt': text, 'source/b.txt': makeText(''), 'galley.yaml': levels });
  const readBaseline = (host: MemoryHost) =>
    new TextDecoder().decode(host.files.get('galley-baseline.json'));

  it('accepts what is there, by words and not by lines', async () => {
    const host = makeHost();
    expect(await find(host, strict)).toHaveLength(5);
    expect(await updateBaseline(host)).toEqual({
      path: 'galley-baseline.json',
      findings: 5,
      files: 2,
      wasBroken: false,
    });
    expect(readBaseline(host)).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "files": {
          "source/a.txt": {
            "range-hyphen: 2020 21": 1,
            "range-hyphen: 2022 23": 2,
            "title-full-stop: talks in lima": 1
          },
          "source/b.txt": {
            "range-hyphen: 2022 23": 1
          }
        }
      }
      "
    `);
    expect(await find(host, strict)).toEqual([]);
    const moved = text.replace('\n', '\n\n\n').replaceAll('\n', '\r\n');
    host.files.set('source/a.txt', new TextEncoder().encode(moved));
    expect(await find(host, strict)).toEqual([]);
  });

  it('counts: one more of the same is new, and one that is gone is told', async () => {
    const host = makeHost();
    await updateBaseline(host);
    const set = (it: string) => host.files.set('source/a.txt', new TextEncoder().encode(it));
    set(`${text}More in 2022-23.`);
    expect(await find(host)).toEqual(['9:13 warning range-hyphen']);
    set(text.replace('2022-23', '2022–23').replace('2020-21', '2020–21'));
    expect(await find(host)).toEqual(['1:1 info baseline-outdated']);
    const [file] = await check(host);
    expect(file?.messages.map(({ reason }) => reason)).toContain(
      'galley-baseline.json accepts 2 findings that are no longer there',
    );
    expect(file?.data).toEqual({ waived: 0, inBaseline: 2 });
  });

  it('has the same bytes when it is made again, and keeps what it says of other files', async () => {
    const host = makeHost();
    await updateBaseline(host);
    const before = readBaseline(host);
    await updateBaseline(host, { sources: ['source/b.txt'] });
    expect(readBaseline(host)).toBe(before);
    host.files.delete('source/a.txt');
    await updateBaseline(host, { sources: ['source/b.txt'] });
    expect(JSON.parse(readBaseline(host))).toEqual({
      version: 1,
      files: { 'source/b.txt': { 'range-hyphen: 2022 23': 1 } },
    });
  });

  it('accepts no error that safety rests on, and nothing that is for information', async () => {
    const host = createMemoryHost({ 'source/a.md': makeMarkdown('<b>x</b>\n\n') });
    const before = await find(host);
    expect(before).toContain('13:1 error html-raw');
    await updateBaseline(host);
    expect(await find(host)).toEqual(before);
  });

  it.each([
    ['{"version":1,\n"files":}', '2:9: This is no JSON.'],
    ['{"version":1,\n<<<<<<< HEAD\n"files":{}}', '2:1: This is no JSON.'],
    ['{"version":1,"files":{},}', '1:25: This is no JSON.'],
    ['{"version":1,"files":{"a":{"b\tc":1}}}', ' This is no JSON.'],
    ['{"version":2,"files":{}}', '1:12: "version": must be one of 1.'],
    ['{"version":1,\n"files":{"a":{"b":0}}}', '2:19: "files.a.b": must be 1 or more.'],
    ['x'.repeat(2 ** 20 + 1), ' This is no baseline.'],
  ])('that is broken is told, and made anew if asked: %.40j', async (broken, told) => {
    const host = createMemoryHost({ 'source/a.txt': text, 'galley-baseline.json': broken });
    const failure = await check(host).catch((error: unknown) => error as Failure);
    const message = `galley-baseline.json:${told}`;
    expect(failure).toMatchObject({ code: 'config-invalid', message });
    expect(await updateBaseline(host)).toMatchObject({ files: 1, wasBroken: true });
    expect(await updateBaseline(host)).toMatchObject({ files: 1, wasBroken: false });
  });
});

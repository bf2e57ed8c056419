import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { reportOn } from '../src/model/message.js';
import { openSource, readBriefing } from '../src/parse/index.js';
import { rules } from '../src/rules/index.js';
import type { Rule } from '../src/rules/rule.js';
import { runRules } from '../src/rules/run.js';
import { analyse } from '../src/text/analysis.js';
import { news } from './read.js';

/** What one rule says of a text, as `line:column reason`. */
function runOne(rule: Rule, text: string): readonly string[] {
  const file = new VFile({ path: 'brief.txt' });
  const source = openSource(new TextEncoder().encode(text), () => {});
  if (!source) throw new Error('The example is no text');
  const briefing = readBriefing(source, 'brief', news, () => {});
  const analysis = analyse(briefing, source.original);
  runRules([rule], analysis, news, reportOn(file, { strict: false }));
  return file.messages.map(
    ({ line = 1, column = 1, reason }) => `${String(line)}:${String(column)} ${reason}`,
  );
}

describe('an editorial rule', () => {
  it('has an id of its own', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  describe.each(rules)('$id', (rule) => {
    it.each(rule.examples)('says of an example what it promises: $text', ({ text, finds }) => {
      expect(runOne(rule, text)).toEqual(finds);
    });

    it('has an example that is right and one that is wrong', () => {
      const kinds = new Set(rule.examples.map(({ finds }) => finds.length > 0));
      expect(kinds.size).toBe(2);
    });
  });
});

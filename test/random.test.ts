import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { expect, it } from 'vitest';
import { fromXml } from 'xast-util-from-xml';
import { build } from '../src/build.js';
import { readZip } from '../src/formats/epub/read-zip.js';
import { createMemoryHost } from './memory-host.js';
import { listAlive } from './hostile/run.js';

const MARKS = '* _ ` [ ] ( ) < > & | # - ! \\ &amp; &#0; ]]> --> [^a] "\'\n\n| ~~ $';

/** Words of any characters that may stand in a text, among them some that are markup here or there. */
const character = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
  { weight: 3, arbitrary: fc.constantFrom(...MARKS.split(' ')) },
);
const word = fc
  .array(character, { minLength: 1, maxLength: 6 })
  .map((it) => it.join('').replace(/[\p{Cc}\p{Cn}\p{Cs}]/gu, 'x'));
const line = fc.array(word, { minLength: 1, maxLength: 12 }).map((it) => it.join(' '));

/** Briefings without fault but for what is random: a title, a lead, an item, a term, an address and text. */
const briefing = fc
  .tuple(line, line, line, line, fc.array(line, { maxLength: 5 }))
  .map(
    ([title, lead, item, term, text]) =>
      `# T ${title.replace(/\n/g, ' ')}\n\nA lead ${lead}\n\n## Key Takeaways\n\n- One ${item}\n- Two.\n- Three.\n\n## Analysis\n\nText. ${text.join('\n\n')}\n\n## Did You Know?\n\n- ${term}: meaning\n`,
  );

const decoder = new TextDecoder('utf-8', { fatal: true });

it('random briefings become well-formed books and harmless pages, or are refused', async () => {
  const texts = fc.sample(briefing, { seed: 20_240_619, numRuns: 12 });
  const files = texts.map((text, index) => [`source/t${String(index)}.md`, text] as const);
  const host = createMemoryHost(Object.fromEntries(files));
  const { briefings } = await build(host, { formats: ['html', 'epub'] });
  const whole = briefings.filter(({ artifacts }) => artifacts.length === 2);
  const refused = briefings.filter(({ file }) => file.messages.some(({ fatal }) => fatal === true));
  expect(briefings.flatMap(({ failures }) => failures)).toEqual([]);
  expect(whole.length + refused.length).toBe(texts.length);
  expect(refused.flatMap(({ file }) => file.messages.map(({ ruleId }) => ruleId))).not.toContain(
    'proof-failed',
  );
  expect(whole.length).toBeGreaterThan(6);
  for (const { slug } of whole) {
    const book = readZip(host.files.get(`output/${slug}.epub`) ?? new Uint8Array());
    const parts = [...book].filter(([name]) => /\.(?:xhtml|opf|ncx|xml)$/.test(name));
    expect(parts.length).toBeGreaterThan(3);
    for (const [, part] of parts) expect(() => fromXml(decoder.decode(part))).not.toThrow();
    const page = decoder.decode(host.files.get(`output/${slug}.html`));
    const faults: string[] = [];
    fromHtml(page, { onerror: ({ ruleId }) => void faults.push(ruleId ?? '') });
    expect(faults).toEqual([]);
    expect(listAlive(page)).toEqual([]);
  }
});

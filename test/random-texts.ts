import fc from 'fast-check';

const WORDS =
  'the a of in and minister Norway Lima U.S. Kim’s may could likely probably high confidence first historic not no rose fell from to 80 100 24 1998 2024 20% 3.2 $5 billion total all percent June May Monday 18-19 three-day said claimed will met “sly “ ” " \' ’ TLP:AMBER TLP: ( ) : ; , . — – - * _ ` [x](https://example.org) [^1] <b> & &amp; \\ \u00A0 \u200B \uFEFF é e\u0301 漢字 🙂 \uD800 مرحبا'.split(
    ' ',
  );
const HEADINGS = [
  'Key Takeaways',
  'Analysis',
  'Did You Know?',
  '## Key Takeaways',
  '## Analysis',
  '## Did You Know?',
  '# Talks',
  'Sources',
  'Background',
];

const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 14 });
/** Any characters at all, lone surrogates and controls among them. */
const anything = fc
  .array(fc.nat({ max: 0xffff }), { maxLength: 40 })
  .map((codes) => String.fromCharCode(...codes));
const line = fc.oneof(
  { weight: 8, arbitrary: words.map((list) => list.join(' ')) },
  { weight: 3, arbitrary: words.map((list) => `- ${list.join(' ')}`) },
  {
    weight: 1,
    arbitrary: words.map((list) => `- Term ${list.slice(0, 2).join('')}: ${list.join(' ')}`),
  },
  { weight: 3, arbitrary: fc.constantFrom(...HEADINGS) },
  { weight: 1, arbitrary: anything },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '', '```', '    code', '| a | b |\n|---|---|', '> ', '---'),
  },
);
const front = fc.constantFrom('', '---\ndate: 2024-06-19\n---\n', '---\nlang: fr\n---\n', '---\n');

/** Texts of the words, marks and lines that rules look at, in any order, and some of any characters at all. */
export const randomTexts: fc.Arbitrary<string> = fc
  .tuple(front, fc.array(line, { maxLength: 9 }), fc.constantFrom('\n', '\r\n', '\n\n'))
  .map(([head, lines, end]) => head + lines.join(end));

import fc from 'fast-check';

/** What looks like markup at the start of a line or within it, and letters of several scripts. */
const SCRAPS = [
  '* _ # > - + 1. 2) [ ] ( ) < & | ~ ` \\ ! = : ; , . " $ @ % ^ { } / ? ** __ ~~ `` ``` --- *** ===',
  '&amp; &#35; <b> <!-- --> [^1] [x] [x]: http://a.b/c www.a.bc a@b.cd R&D [sic] Q&A; it’s “q” é 日本',
  '👩‍👩‍👧 ٣ עברית e\u0301 \u200B \u00AD \u2028 \u3000 TLP: Analysis word words x 12',
]
  .flatMap((scraps) => scraps.split(' '))
  .concat(['[ ] ', '\t', '\u00A0', '  ', 'two words']);

const line = fc
  .array(fc.tuple(fc.constantFrom(...SCRAPS), fc.constantFrom('', ' ')), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.flat().join(''));

const structure = fc.constantFrom(
  'Key Takeaways',
  'Analysis',
  'Did You Know?',
  'Updated June 19, 2024',
  '- item',
  '3. item',
  '',
);

const front = fc.constantFrom(
  '',
  '',
  '---\ndate: 2024-06-19\n---\n',
  '---\ntitle: "A *b* [c]"\n# c\n---\n',
);

/** Random briefings as pasted text (mostly: a scrap may make Markdown of one). */
export const pastedTexts = fc
  .tuple(front, fc.array(fc.oneof({ arbitrary: line, weight: 6 }, structure), { maxLength: 8 }))
  .map(([top, lines]) => top + lines.join('\n'));

const OPENINGS = '# |## |### |- |1. |> |    |  - |- - |[^1]: |```|[x]: http://a.b/ |<!-- c -->|'
  .split('|')
  .concat('| a | b |\n| - | - |\n| ', '<!-- galley-ok a: b -->\n');

const marked = fc.tuple(fc.constantFrom(...OPENINGS), line).map((parts) => parts.join(''));

/** Random briefings in Markdown. */
export const markdownTexts = fc
  .tuple(front, fc.array(fc.oneof(marked, line), { maxLength: 10 }))
  .map(([top, lines]) => `${top}# Title\n${lines.join('\n')}`);

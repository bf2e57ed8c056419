import type { PhraseUse, Token } from '../text/phrases.js';
import { findTerm, readTerm } from '../text/terms.js';
import type { Rule } from './rule.js';

/** The rule `glossary-case`. */
export const glossaryCase: Rule = {
  id: 'glossary-case',
  level: 'info',
  summary: 'A glossary writes a term with other capitals than the text',
  why: 'A reader who looks for a word should find it as the text has it. The first letter of an entry is free, titles and decks have capitals of their own, and one place in the text with the same capitals is enough.',
  english: true,
  examples: [
    {
      text: [
        'Leaders meet in Lima',
        'The two will form a comprehensive strategic partnership under NATO.',
        'Did You Know?',
        '- Comprehensive Strategic Partnership: Close ties between two states.',
        '- Nato: An alliance.',
      ].join('\n'),
      finds: [
        '4:3 "Comprehensive Strategic Partnership" has other capitals than the text: "comprehensive strategic partnership"',
        '5:3 "Nato" has other capitals than the text: "NATO"',
      ],
    },
    {
      text: [
        'Norrland Bank Holds Policy Rate',
        'The bank kept its policy rate. The Straits Council and eBay agreed; a Council member did not.',
        'Did You Know?',
        '- Policy rate: What banks pay overnight.',
        '- Straits Council: A body of nine states.',
        '- EBay: A market on the web.',
      ].join('\n'),
      finds: [],
    },
  ],
  check({ entries, phrases }, flag) {
    for (const entry of entries) {
      const { term } = entry;
      if (!term) continue;
      const words = readTerm(term.plain);
      const uses = findTerm(term.plain, entry, phrases()).filter(isRunningText);
      const [first] = uses;
      if (!first || uses.some(({ tokens }) => hasSameCapitals(words, tokens))) continue;
      const span = { start: first.tokens[0]?.start ?? 0, end: first.tokens.at(-1)?.end ?? 0 };
      const { sentence } = first;
      const { passage, start } = sentence;
      const found = passage.text.slice(start + span.start, start + span.end);
      flag({
        reason: `"${term.text.replace(/["“”]/g, '')}" has other capitals than the text: "${found}"`,
        hint: 'Use the same capitals in both places.',
        place: term.place({ start: 0, end: term.text.length }),
        related: [{ reason: `The text has "${found}"`, place: sentence.place(span) }],
      });
    }
  },
};

function isRunningText({ sentence: { passage } }: PhraseUse): boolean {
  return passage.role !== 'title' && passage.role !== 'deck' && passage.role !== 'other';
}

/** The first letter is free on both sides: an entry, and a sentence, may start with the term. */
function hasSameCapitals(words: readonly Token[], found: readonly Token[]): boolean {
  return words.every(({ text }, index) => {
    const other = found[index]?.text ?? '';
    const length = Math.min(text.length, other.length);
    const start = index === 0 ? 1 : 0;
    return text.slice(start, length) === other.slice(start, length) || isInflected(text, other);
  });
}

/** `liquefied` for `Liquefy`: the capitals of words that differ in letters can't be compared to the end. */
function isInflected(text: string, other: string): boolean {
  const length = Math.min(text.length, other.length);
  return (
    text.slice(0, length).toLowerCase() !== other.slice(0, length).toLowerCase() &&
    text.slice(1, 2) === other.slice(1, 2)
  );
}

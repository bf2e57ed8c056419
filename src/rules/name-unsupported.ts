import { listAliases } from '../text/name-aliases.js';
import { isPlace, isTitleCase, type Name } from '../text/names.js';
import type { Sentence } from '../text/passage.js';
import { textAfter, textBefore } from '../text/window.js';
import type { Word } from '../text/words.js';
import type { Rule } from './rule.js';

/** The rule `name-unsupported`. */
export const nameUnsupported: Rule = {
  id: 'name-unsupported',
  level: 'warning',
  summary: 'A name that stands in a takeaway only',
  why: 'A takeaway sums up; a person, a place or a firm that the rest of the briefing never names was mistyped or made up. Abbreviations (EU, UN), peoples for countries, capitals and seats for governments (Moscow, Downing Street) and titles of office are known. The first word of a takeaway counts only if it is surely a name. Where something is (“in Yorkshire”), a country or its capital is an info only: an editor knows what lies where.',
  english: true,
  examples: [
    {
      text: 'Jobs in Tessaly\nEmployers in Hamburg added 9,000 jobs, said Kovacs.\nKey Takeaways\n- Employers in Bremen added 9,000 jobs.\n- Jobs were added, Anna Lind of Hamburg said.\nAnalysis\nNothing.',
      finds: [
        '4:16 "Bremen" stands in a takeaway only',
        '5:20 "Anna Lind" stands in a takeaway only',
      ],
    },
    {
      text: 'Talks in Lima\nRussia and the European Union met United Nations envoys from Peru in the Swiss city of Geneva, Mr. Roth said.\nKey Takeaways\n- Moscow and the EU met Peruvian envoys of the UN in Switzerland.\n- Closer Ties: Minister Emil Roth praised the Swiss.\nAnalysis\nNothing.',
      finds: [],
    },
    {
      text: 'Talks in Lima\nThe United States and Britain met, Lind said.\nKey Takeaways\n- Officials of the U.S. and the UK met on Monday, Anna Lind said.\n- American and British envoys met.\nAnalysis\nNothing.',
      finds: [],
    },
    {
      text: 'Rule for Escorts\nTankers bound for the east wait longer, said Kovacs.\nKey Takeaways\n- Refiners of India pay more.\nAnalysis\nNothing.',
      finds: ['4:15 "India" stands in a takeaway only'],
    },
    {
      text: 'Strike Over\nThe director of the Lomas Museum, Ms. Kovacs, signed.\nKey Takeaways\n- The strike is over, and Marta Siqueira signed.\n- Pay rises at the Prado Museum.\nAnalysis\nNothing.',
      finds: [
        '4:27 "Marta Siqueira" stands in a takeaway only',
        '5:20 "Prado" stands in a takeaway only',
      ],
    },
  ],
  check({ sentences, names }, flag) {
    const told = new Set<string>();
    for (const sentence of sentences) {
      if (sentence.passage.role !== 'takeaway') continue;
      if (isTitleCase(sentence.text, sentence.words())) continue;
      for (const name of sentence.names()) {
        const unknown = isSure(name, sentence)
          ? names().listUnknown(name).filter(isNoOpening(name))
          : [];
        const [first, last] = [unknown[0], unknown.at(-1)];
        if (!first || !last || told.has(first.lower)) continue;
        told.add(first.lower);
        const span = { start: first.start, end: last.end };
        flag({
          reason: `"${sentence.text.slice(span.start, span.end)}" stands in a takeaway only`,
          hint: 'Correct the name, or say in the report what the takeaway sums up.',
          place: sentence.place(span),
          level: isWhereabouts(first, last, sentence) || isKnownPlace(name) ? 'info' : 'warning',
        });
      }
    }
  },
};

/** A country or its capital, which a reader knows: `India`, `Athens`. */
function isKnownPlace({ text }: Name): boolean {
  return isPlace(text) || listAliases(text.toLowerCase()).length > 0;
}

/** A single word after a word of place: `in Yorkshire`, `across the Balkans`. */
function isWhereabouts(first: Word, last: Word, { text }: Sentence): boolean {
  const before = textBefore(text, first.start, 14);
  return first === last && WHEREABOUTS.test(before);
}

const WHEREABOUTS =
  /\b(?:in|across|around|off|near|outside|inside|throughout|within|from|to|into|at)\s(?:the\s)?$/i;

/** "Officials of the UN": the first word of a sentence is part of a name only if the name goes on right after it. */
function isNoOpening({ words, isInitial }: Name): (word: Word) => boolean {
  const [first, second] = words;
  const isLoose = isInitial && first !== undefined && second?.start !== first.end + 1;
  return (word) => !isLoose || word !== first || /^\p{Lu}{2,}$/u.test(word.text);
}

/** A single word that opens a sentence has a capital anyway. */
function isSure({ isInitial, words, text, start, end }: Name, sentence: Sentence): boolean {
  // "15 GW", "EUR 82 billion"
  const beside = [textBefore(sentence.text, start, 2), textAfter(sentence.text, end, 2)];
  const isUnit = text.length <= 3 && beside.some((near) => /\d/.test(near));
  const rest = sentence.text.slice(end, end + 1);
  // "Rising Costs: families pay more" begins with a heading.
  if (isUnit || (start === 0 && (rest === ':' || end >= sentence.text.length - 1))) return false;
  return !isInitial || words.length > 1 || /^\p{Lu}{2,}$/u.test(text);
}

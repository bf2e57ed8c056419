import type { Passage } from '../text/passage.js';
import { readTerm } from '../text/terms.js';
import type { Rule } from './rule.js';

/** The rule `glossary-duplicate`. */
export const glossaryDuplicate: Rule = {
  id: 'glossary-duplicate',
  level: 'error',
  summary: 'A glossary explains a term twice',
  why: 'Two definitions of one word contradict each other sooner or later. Terms are the same if they differ only in capitals, hyphens, quotation marks, an article or a plural s; an abbreviation in capitals is another word (ICE and ice).',
  english: true,
  examples: [
    {
      text: [
        'Mayor defends tram',
        'The project has spent its reserve.',
        'Did You Know?',
        '- Reserve: Money set aside for costs that nobody planned.',
        '- The “Reserves”: Funds held back by the city.',
      ].join('\n'),
      finds: ['5:3 "The Reserves" is explained a second time; the first is in line 4'],
    },
    {
      text: [
        'Agents board ferry stuck in ice',
        'Agents of ICE waited on the ice until the reserve bank opened its reserve.',
        'Did You Know?',
        '- ICE: The agency that enforces immigration law.',
        '- Ice: Frozen water; a ferry can break 20 cm of it.',
        '- Reserve: Money set aside.',
        '- Reserve bank: The central bank.',
      ].join('\n'),
      finds: [],
    },
  ],
  check({ entries }, flag) {
    const seen = new Map<string, Passage>();
    for (const { term } of entries) {
      if (!term) continue;
      const key = toKey(term.plain);
      const whole = (passage: Passage) => passage.place({ start: 0, end: passage.text.length });
      const first = seen.get(key);
      if (!first) {
        if (key !== '') seen.set(key, term);
        continue;
      }
      const place = whole(first);
      const line = place ? ` is in line ${String(place.start.line)}` : ' stands before it';
      flag({
        reason: `"${term.text.replace(/["“”]/g, '')}" is explained a second time; the first${line}`,
        hint: 'Keep one of the two definitions.',
        place: whole(term),
        related: [{ reason: 'The first definition', place }],
      });
    }
  },
};

/** Words that are not all in capitals in small letters, and without a plural s. */
function toKey(term: string): string {
  return readTerm(term)
    .map(({ text }) =>
      /^\p{Lu}{2,}$/u.test(text) ? text : text.toLowerCase().replace(/(?<=\w{3})s$/, ''),
    )
    .join(' ');
}

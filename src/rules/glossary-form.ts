import type { Entry } from '../text/analysis.js';
import type { Flag, Rule } from './rule.js';

/** A definition that talks of its term as "it", at once or after a short opening such as "In law,". */
const PRONOUN =
  /^(?:(?:In|Under|For|Among|Since|At) [^,.;:]{1,40}, )?((?:it|they|this) (?:is|are|was|were|refers? to|means?|describes?|denotes?))\b/i;

/** The rule `glossary-form`. */
export const glossaryForm: Rule = {
  id: 'glossary-form',
  level: 'info',
  summary: 'An entry of a glossary that is not "Term: definition"',
  why: 'A glossary is read by jumping: the term first, a colon, then what it is. A definition that starts with "It is" makes the reader look back. Without the colon Galley prints a plain list instead of terms and definitions.',
  english: true,
  examples: [
    {
      text: [
        'Leaders meet in Lima',
        'The Labor News praised the accord.',
        'Did You Know?',
        '- Accord – an agreement between states.',
        '- Labor News: It is a newspaper.',
        '- Treaty: In law, it refers to a contract between states.',
      ].join('\n'),
      finds: [
        '4:3 The entry "Accord – an agreement between states." has no colon after its term',
        '5:15 The definition starts with "It is"',
        '6:19 The definition speaks of its term as "it refers to"',
      ],
    },
    {
      text: [
        'Leaders meet in Lima',
        'The accord is signed.',
        'Did You Know?',
        '- Accord: An agreement between states, so that it is kept by both.',
        '- Item: Thing; see also accord.',
      ].join('\n'),
      finds: [],
    },
  ],
  check({ entries }, flag) {
    for (const entry of entries) {
      const found = entry.term ? findPronoun(entry) : findMissingColon(entry);
      if (found) flag(found);
    }
  },
};

function findMissingColon({ definition: [first] }: Entry): Flag | undefined {
  if (!first || first.text.trim() === '') return undefined;
  const words = first.text.split(/\s+/);
  const start = words.length > 6 ? `${words.slice(0, 5).join(' ')}…` : first.text;
  return {
    reason: `The entry "${start}" has no colon after its term`,
    hint: 'Write "Term: definition".',
    place: first.place({ start: 0, end: first.text.length }),
  };
}

function findPronoun({ definition: [first] }: Entry): Flag | undefined {
  const match = first && PRONOUN.exec(first.plain);
  const phrase = match?.[1];
  if (!first || !match || phrase === undefined) return undefined;
  const end = match[0].length;
  return {
    reason: `The definition ${end === phrase.length ? 'starts with' : 'speaks of its term as'} "${phrase}"`,
    hint: 'Start with what the term is: "A newspaper …".',
    place: first.place({ start: end - phrase.length, end }),
  };
}

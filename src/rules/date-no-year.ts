import type { DateMention } from '../text/dates.js';
import type { Sentence } from '../text/passage.js';
import { textAfter, textBefore } from '../text/window.js';
import type { Rule } from './rule.js';

/** "every May 31", "the September 11 attacks", "a July 4 parade": a day that is known by its name, or comes each year. */
const NAME_BEFORE =
  /\b(?:every|each|annual|annually on|yearly|usual|traditional|the|post|pre)[ -](?:[a-z]+ )?$/i;
const NAME_AFTER =
  /^(?:'s)? (?:attacks?|massacre|revolution|movement|riots?|uprising|coup|holiday|anniversary|protests?|committee|of (?:each|every) year|each year|every year)\b/i;
/** "In 2024", at any place before: the dates that follow are of that year. "Since 1998" says nothing about them. */
const YEAR_SET =
  /\b(?:in|of|during|throughout|for|from) (?:early |mid-|late |\p{Lu}\p{Ll}+ )?(?:19|20)\d\d\b/iu;

/** The rule `date-no-year`. */
export const dateNoYear: Rule = {
  id: 'date-no-year',
  level: 'warning',
  summary: 'A day without a year in a briefing without a date',
  why: 'Briefings are found again years later, and then nobody knows which June is meant. It is told once, at the first such day. A date with a year before it, or a paragraph that says “in 2024”, sets the year; days that come each year (“every May 31”) and days that have become names (“the September 11 attacks”) need none.',
  english: true,
  examples: [
    {
      text: 'Talks in Lima\nRoth was in Peru on May 3-4, his first visit since 2009. He will fly to Chile on May 31.',
      finds: ['2:21 "May 3-4" has no year, and the briefing has no date'],
    },
    {
      text: '---\ndate: 2024-05-05\n---\nTalks in Lima\nRoth was in Peru on May 3-4.',
      finds: [],
    },
    {
      text: 'Talks in Lima\nRoth arrived on May 3, 2024. He left on May 5.',
      finds: [],
    },
    {
      text: 'Talks in Lima\nThe budget is due every June 30. It was last changed after the September 11 attacks.',
      finds: [],
    },
  ],
  check({ sentences, day: today }, flag) {
    if (today) return;
    const open = findOpen(sentences.filter(({ passage }) => passage.role !== 'other'));
    const [first, ...others] = open;
    if (!first) return;
    flag({
      reason: `"${first.date.text}" has no year, and the briefing has no date`,
      hint: 'Write the year, or give the briefing a date in its front matter.',
      place: first.sentence.place(first.date),
      related: others.map(({ sentence, date }) => ({
        reason: `"${date.text}" has no year either`,
        place: sentence.place(date),
      })),
    });
  },
};

interface Open {
  readonly sentence: Sentence;
  readonly date: DateMention;
}

/** The dates whose year is left open, each day once. */
function findOpen(sentences: readonly Sentence[]): readonly Open[] {
  const open = new Map<string, Open>();
  for (const sentence of sentences) {
    for (const date of sentence.dates()) {
      const { year, month, day } = date;
      if (year !== undefined && day !== undefined) return [...open.values()];
      if (year !== undefined || day === undefined || isKnown(sentence, date)) continue;
      const key = `${String(month)}-${String(day)}`;
      if (!open.has(key)) open.set(key, { sentence, date });
    }
  }
  return [...open.values()];
}

/** How far from a date an "in 2024" can set its year, in characters. */
const REACH = 400;

function isKnown({ passage, start }: Sentence, date: DateMention): boolean {
  const [from, to] = [start + date.start, start + date.end];
  const before = textBefore(passage.plain, from, REACH);
  const after = textAfter(passage.plain, to);
  // "the 11th of June" is no name, as "the September 11" attacks have.
  const isName = !date.text.includes(' of ') && NAME_BEFORE.test(before);
  return (
    isName || YEAR_SET.test(before) || [NAME_AFTER, YEAR_SET].some((pattern) => pattern.test(after))
  );
}

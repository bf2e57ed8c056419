import { findAll } from '../model/find-all.js';
import { countDays, monthNames } from '../text/calendar.js';
import type { DateMention } from '../text/dates.js';
import type { Sentence } from '../text/passage.js';
import type { Span } from '../text/split-sentences.js';
import { textAfter, textBefore } from '../text/window.js';
import { listLikelyYears } from '../text/years.js';
import type { Rule } from './rule.js';

/** "In April 31 people": the figure counts what follows. */
const COUNTS = /^ (?:people|men|women|children|of the|\p{Ll}+s)\b/u;
const MONTH_ALONE = /\b(?:[Ii]n|[Ss]ince|[Bb]y|[Oo]f|[Dd]uring|[Ll]ast|[Tt]his)(?: early| late)? $/;

const NUMERIC =
  /(?<![\d/.-])(?<first>\d{1,2})(?<mark>[/.-])(?<second>\d{1,2})\k<mark>(?<year>(?:19|20)\d\d)(?![\d/]|[.-]\d)/g;

/** The rule `date-impossible`. */
export const dateImpossible: Rule = {
  id: 'date-impossible',
  level: 'error',
  summary: 'A day that no calendar has',
  why: 'A reader who looks for June 31 finds nothing, and wonders what else was not looked at. 29 February counts as wrong only in a year that is known. “In April 31 people” is no date: a figure that counts what follows is left alone.',
  english: true,
  examples: [
    {
      text: 'Talks in Lima\nThe trip ends on June 31 in Chile. The ban runs from February 30 to April 2.',
      finds: [
        '2:18 "June 31" does not exist: June has 30 days',
        '2:54 "February 30 to April 2" does not exist: February has 29 days at most',
      ],
    },
    {
      text: 'Talks in Lima\nThe rule took effect on 29 February 2023.',
      finds: ['2:25 "29 February 2023" does not exist: February 2023 has 28 days'],
    },
    {
      text: 'Talks in Lima\nThe report is due on the 31st of April; the minutes are of 31/11/2025.',
      finds: [
        '2:60 "31/11/2025" is no day, whether its month comes first or second',
        '2:26 "31st of April" does not exist: April has 30 days',
      ],
    },
    {
      text: 'Talks in Lima\nThe rule took effect on February 29, 2024, and 12/31/2024.',
      finds: [],
    },
    {
      text: 'Floods in Lima\nIn April 31 people died. In June 31 of the roads were shut.',
      finds: [],
    },
  ],
  check({ sentences, day: today }, flag) {
    for (const sentence of sentences) {
      if (!/\d/.test(sentence.text)) continue;
      for (const { text, ...span } of listNumeric(sentence)) {
        flag({
          reason: `"${text}" is no day, whether its month comes first or second`,
          hint: 'Look the day up and correct it.',
          place: sentence.place(span),
        });
      }
      for (const date of sentence.dates()) {
        const years = listLikelyYears(date, sentence, today);
        const reason = findImpossible(date, years);
        if (reason === undefined || isCount(sentence, date)) continue;
        flag({
          reason: `"${date.text}" does not exist: ${reason}`,
          hint: 'Look the day up and correct it.',
          place: sentence.place(date),
        });
      }
    }
  },
};

/** Dates in figures that are none in either order of day and month: `31/11/2025`. */
function listNumeric({ text }: Sentence): readonly (Span & { readonly text: string })[] {
  return findAll(text, NUMERIC).flatMap(({ 0: written, index: start, groups }) => {
    const [first, second, year] = [groups?.['first'], groups?.['second'], groups?.['year']].map(
      Number,
    );
    const isDay = (day = 0, month = 0) =>
      month >= 1 && month <= 12 && day >= 1 && day <= countDays(month, year);
    return isDay(first, second) || isDay(second, first)
      ? []
      : [{ start, end: start + written.length, text: written }];
  });
}

/** What its month has instead, or undefined if the date exists in a year that can be meant. */
function findImpossible(
  { year, month, day = 1, until }: DateMention,
  years: readonly number[],
): string | undefined {
  for (const each of [{ month, day }, ...(until ? [until] : [])]) {
    const most = Math.max(
      ...(years.length > 0 ? years : [2000]).map((y) => countDays(each.month, y)),
    );
    if (each.day <= most || isJulian(each, year)) continue;
    const name = monthNames[each.month - 1] ?? '';
    const isLeap = each.month === 2 && year === undefined;
    const known = each.month === 2 && year !== undefined ? ` ${String(year)}` : '';
    return `${name}${known} has ${String(most)} days${isLeap ? ' at most' : ''}`;
  }
  return undefined;
}

/** The calendar that Russia and Greece kept until 1918 and 1923 has a 29 February 1900. */
function isJulian({ month, day }: { month: number; day: number }, year = 2000): boolean {
  return month === 2 && day === 29 && year <= 1900;
}

function isCount({ text }: Sentence, { start, end, year }: DateMention): boolean {
  return (
    year === undefined &&
    MONTH_ALONE.test(textBefore(text, start)) &&
    COUNTS.test(textAfter(text, end))
  );
}

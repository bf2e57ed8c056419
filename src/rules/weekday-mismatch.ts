import { monthNames, toWeekday, weekdayNames } from '../text/calendar.js';
import type { DateMention } from '../text/dates.js';
import type { Sentence } from '../text/passage.js';
import { textBefore } from '../text/window.js';
import { listLikelyYears } from '../text/years.js';
import type { Rule } from './rule.js';

/** "Monday to Wednesday, May 6-8", "Monday and Tuesday, May 6-7": which weekday a date has is open. */
const MORE_WEEKDAYS = /day(?:,| and| or| to| through| until|\s?-)\s?$/;
/** "The Sun, May 5" is a newspaper. */
const NEWSPAPER = /\b[Tt]he $/;

/** The rule `weekday-mismatch`. */
export const weekdayMismatch: Rule = {
  id: 'weekday-mismatch',
  level: 'warning',
  summary: 'A weekday that does not go with its date',
  why: 'One of the two is wrong, and readers who plan by it come on the wrong day. A date without a year is held against the year of the briefing, the year that is nearest to the briefing’s day, and every year that is named near it; it is flagged only if the weekday goes with none of them. A briefing without a date is held to the years in its dates.',
  english: true,
  examples: [
    {
      text: '---\ndate: 2024-04-04\n---\nQuake in Hualin\nThe quake struck on Monday, April 3, at noon.',
      finds: ['5:21 "Monday, April 3": April 3, 2024 is a Wednesday'],
    },
    {
      text: 'Talks in Lima\nThe treaty was signed on Friday, 20 May 2022, and took effect on Friday 27 May 2023.',
      finds: ['2:66 "Friday 27 May 2023": May 27, 2023 is a Saturday'],
    },
    {
      text: '---\ndate: 2025-01-03\n---\nTalks in Lima\nThe council met on Monday, December 30, and will meet again on Monday, January 13.',
      finds: [],
    },
    {
      text: '---\ndate: 2024-04-04\n---\nTalks in Lima\nThe talks run from Monday to Wednesday, April 8-10. They began in 2011, on Sunday, April 3.',
      finds: [],
    },
  ],
  check({ passages, day: today }, flag) {
    for (const sentence of passages.flatMap(({ sentences }) => sentences)) {
      for (const date of sentence.dates()) {
        const years = listLikelyYears(date, sentence, today);
        const [year] = years;
        if (year === undefined || isOpen(sentence, date) || years.some((y) => fits(date, y)))
          continue;
        const { month, day = 1 } = date;
        const right = `${monthNames[month - 1] ?? ''} ${String(day)}, ${String(year)}`;
        const weekday = weekdayNames[toWeekday({ year, month, day })] ?? '';
        flag({
          reason: `"${date.text}": ${right} is a ${weekday}`,
          hint: 'Correct the weekday or the date.',
          place: sentence.place(date),
        });
      }
    }
  },
};

function isOpen({ text }: Sentence, { start, weekday, day }: DateMention): boolean {
  const before = textBefore(text, start);
  const isNoWeekday = weekday === undefined || day === undefined;
  return isNoWeekday || MORE_WEEKDAYS.test(before) || NEWSPAPER.test(before);
}

/** Whether the first day (or the last of a range) is such a weekday in a year. */
function fits({ weekday, month, day = 1, until }: DateMention, year: number): boolean {
  const days = [{ month, day }, ...(until ? [until] : [])];
  return days.some((each) => toWeekday({ year, ...each }) === weekday);
}

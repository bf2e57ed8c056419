import { monthNames, toDayNumber, toWeekday, weekdayNames, type Day } from '../text/calendar.js';
import type { DateMention } from '../text/dates.js';
import type { Sentence } from '../text/passage.js';
import { textBefore } from '../text/window.js';
import { listLikelyYears } from '../text/years.js';
import type { Rule } from './rule.js';
import { findWeekdayClash } from './weekday-pairs.js';
import { nameLine } from './wording.js';

/** "Monday to Wednesday, May 6-8", "Monday and Tuesday, May 6-7": which weekday a date has is open. */
const MORE_WEEKDAYS = /day(?:,| and| or| to| through| until|\s?-)\s?$/;
/** "The Sun, May 5" is a newspaper. */
const NEWSPAPER = /\b[Tt]he $/;
/** "signed on": the day has been. */
const PAST =
  /\b(?:\p{Ll}+ed|met|held|began|came|went|won|lost|struck|left|fell|sank|broke|spoke|took|gave|made|was|were) on $/u;

/** The rule `weekday-mismatch`. */
export const weekdayMismatch: Rule = {
  id: 'weekday-mismatch',
  level: 'warning',
  summary: 'A weekday that does not go with its date',
  why: 'One of the two is wrong, and readers who plan by it come on the wrong day. A date without a year is held against the year of the briefing, the year that is nearest to the briefing’s day, and every year that is named near it; it is flagged only if the weekday goes with none of them. What has been is not of a year to come. A briefing without a date is held to the years in its dates, and two days of it to each other.',
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
      text: '---\ndate: 2025-09-18\n---\nTalks in Lima\nFerries run from Friday, 1 May 2026, under a treaty that was signed on Wednesday, 16 September.',
      finds: ['5:72 "Wednesday, 16 September": September 16, 2025 is a Tuesday'],
    },
    {
      text: 'Talks in Lima\nThe council voted on Wednesday, June 11. It had met on Monday, June 10, and will meet on Friday, June 20.',
      finds: ['2:56 "Monday, June 10" can\'t be in one year with "Wednesday, June 11" (line 2)'],
    },
    {
      text: 'Talks in Lima\nThe council voted on Wednesday, June 11, and Friday, July 4. It began last year, on Monday, June 10.',
      finds: [],
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
  check({ sentences, day: today }, flag) {
    const mentions = sentences
      .flatMap((sentence) => sentence.dates().map((date) => ({ sentence, date })))
      .filter(({ sentence, date }) => !isOpen(sentence, date));
    for (const { sentence, date } of mentions) {
      const years = listYears(date, sentence, today);
      const [year] = years;
      if (year === undefined || years.some((y) => fits(date, y))) continue;
      const { month, day = 1 } = date;
      const right = `${monthNames[month - 1] ?? ''} ${String(day)}, ${String(year)}`;
      const weekday = weekdayNames[toWeekday({ year, month, day })] ?? '';
      flag({
        reason: `"${date.text}": ${right} is a ${weekday}`,
        hint: 'Correct the weekday or the date.',
        place: sentence.place(date),
      });
    }
    if (today) return;
    const clash = findWeekdayClash(mentions.filter(({ date }) => date.year === undefined));
    if (!clash) return;
    const { wrong, other } = clash;
    const place = other.sentence.place(other.date);
    flag({
      reason: `"${wrong.date.text}" can't be in one year with "${other.date.text}"${nameLine(place)}`,
      hint: 'Correct the weekday or the date of one of the two.',
      place: wrong.sentence.place(wrong.date),
      related: [{ reason: `"${other.date.text}"`, place }],
    });
  },
};

/** The years that a date can mean, the year of the briefing first; none that is still to come for what has been. */
function listYears(date: DateMention, sentence: Sentence, today: Day | undefined) {
  const years = listLikelyYears(date, sentence, today);
  const isPast = date.year === undefined && PAST.test(textBefore(sentence.text, date.start));
  if (!today || !isPast) return years;
  const hasBeen = ({ year, month, day = 1 }: DateMention & { year: number }) =>
    toDayNumber({ year, month, day }) <= toDayNumber(today);
  const past = years.filter((year) => hasBeen({ ...date, year }));
  return past.length > 0 ? past : years;
}

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

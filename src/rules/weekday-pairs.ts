import { countDays } from '../text/calendar.js';
import type { DateMention } from '../text/dates.js';
import type { Sentence } from '../text/passage.js';
import { textAfter, textBefore } from '../text/window.js';

/** A day with its weekday and without a year, where it stands. */
export interface WeekdayMention {
  readonly sentence: Sentence;
  readonly date: DateMention;
}

/** Two days of one text that have such weekdays in no year. */
export interface WeekdayClash {
  readonly wrong: WeekdayMention;
  readonly other: WeekdayMention;
}

/** Days further apart may be of two years. */
const MAX_APART = 92;
/** Another year is named near a day, in characters: which one is meant is open. */
const NEAR = 60;
const OTHER_YEAR = /\b(?:19|20)\d\d\b|\b(?:last|next|previous|following|that) year\b/;

/** The first days whose weekdays can't both be right, whatever the year of the text is; the later one is taken for wrong. */
export function findWeekdayClash(mentions: readonly WeekdayMention[]): WeekdayClash | undefined {
  const plain = mentions.filter(({ sentence: { text }, date: { start, end } }) => {
    const around = `${textBefore(text, start, NEAR)} ${textAfter(text, end, NEAR)}`;
    return !OTHER_YEAR.test(around);
  });
  for (const [index, wrong] of plain.entries()) {
    const other = plain.slice(0, index).find((before) => clash(before.date, wrong.date));
    if (other) return { wrong, other };
  }
  return undefined;
}

function clash(one: DateMention, other: DateMention): boolean {
  // A leap day between the two would move one of them.
  if (one.month <= 2 !== other.month <= 2 || one.until || other.until) return false;
  const apart = toDayOfYear(other) - toDayOfYear(one);
  if (Math.abs(apart) > MAX_APART) return false;
  return ((other.weekday ?? 0) - (one.weekday ?? 0) - apart) % 7 !== 0;
}

/** The day of a year that is no leap year. */
function toDayOfYear({ month, day = 1 }: DateMention): number {
  const months = Array.from({ length: month - 1 }, (_, index) => countDays(index + 1, 2001));
  return months.reduce((sum, days) => sum + days, day);
}

import { countDays, toDayNumber } from './calendar.js';
import type { DateMention } from './dates.js';
import type { Span } from './split-sentences.js';
import { textBefore } from './window.js';

/** From one day to another: `June 18-19`, `from 30 May 2024 to 2 June 2024`. */
export interface DateRange extends Span {
  readonly text: string;
  /** How many days it takes with the first and the last; zero or less if it ends before it begins. */
  readonly days: number;
  /** Written with a dash, so that both ends count: `June 18-19` is two days. */
  readonly isDashed: boolean;
}

const JOINT = /^,?(?<dash>\s?-\s?)$|^,? (?:to|through|until) $/;
/** After "between" only: otherwise two days are a list. */
const AND = /^,? and $/;
/** Longer than any joint, in characters. */
const MAX_JOINT = 12;
/** Any year that is no leap year: a range without a year is as long in most years. */
const SOME_YEAR = 2001;

/** The ranges of days in a plain text, of the dates that were read from it. */
export function readDateRanges(text: string, dates: readonly DateMention[]): readonly DateRange[] {
  return dates.flatMap((date, index) => {
    if (date.until) return readInner(text, date, date.until);
    const next = dates[index + 1];
    return next ? readPair(text, date, next) : [];
  });
}

/** A range that is one mention: its end has no year of its own. */
function readInner(
  text: string,
  { start, end, text: written, year = SOME_YEAR, month, day = 1 }: DateMention,
  until: { readonly month: number; readonly day: number },
): readonly DateRange[] {
  const isList = / and /.test(written) && !/\bbetween $/i.test(textBefore(text, start));
  if (isList) return [];
  const from = toDayNumber({ year, month, day });
  // A range from December to January ends in the next year.
  const last = toDayNumber({ year: until.month < month ? year + 1 : year, ...until });
  const isDashed = written.includes('-');
  return [{ start, end, text: written, days: last - from + 1, isDashed }];
}

/** A range of two mentions that stand side by side. */
function readPair(text: string, first: DateMention, second: DateMention): readonly DateRange[] {
  const between = text.slice(first.end, Math.min(second.start, first.end + MAX_JOINT));
  const isBetween = /\bbetween $/i.test(textBefore(text, first.start));
  const joint = JOINT.exec(between) ?? (isBetween ? AND.exec(between) : null);
  const [from, until] = [toDays(first, second.year), toDays(second, first.year)];
  if (!joint || from === undefined || until === undefined) return [];
  return [
    {
      start: first.start,
      end: second.end,
      text: text.slice(first.start, second.end),
      days: until - from + 1,
      isDashed: joint.groups?.['dash'] !== undefined,
    },
  ];
}

function toDays({ year, month, day }: DateMention, other = SOME_YEAR): number | undefined {
  const known = year ?? other;
  if (day === undefined || day > countDays(month, known)) return undefined;
  return toDayNumber({ year: known, month, day });
}

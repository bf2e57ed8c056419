import { findAll } from '../model/find-all.js';
import type { Span } from './split-sentences.js';

/** A date as a text gives it; what it leaves open is undefined. Months are 1 to 12, weekdays 0 (Sunday) to 6. */
export interface DateMention extends Span {
  readonly text: string;
  readonly year?: number | undefined;
  readonly month: number;
  readonly day?: number | undefined;
  readonly weekday?: number | undefined;
  /** The last day of a range such as `June 18-19` or `30 May to 2 June`. */
  readonly until?: { readonly month: number; readonly day: number } | undefined;
}

/** Month names in full and as newsrooms shorten them. */
const MONTHS = [
  'Jan(?:uary|\\.)?',
  'Feb(?:ruary|\\.)?',
  'Mar(?:ch|\\.)?',
  'Apr(?:il|\\.)?',
  'May',
  'June?',
  'July?',
  'Aug(?:ust|\\.)?',
  'Sep(?:t(?:ember|\\.)?|\\.)?',
  'Oct(?:ober|\\.)?',
  'Nov(?:ember|\\.)?',
  'Dec(?:ember|\\.)?',
] as const;
const MONTH_PATTERNS = MONTHS.map((month) => new RegExp(`^(?:${month})$`));
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

const MONTH = `(?:${MONTHS.join('|')})`;
const DAY = '(?:(?:[0-2]?\\d|3[01])(?!\\d)(?:st|nd|rd|th)?|[3-9]\\d(?:st|nd|rd|th))';
const WEEKDAY =
  '(?:(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)\\.?)';
const BEFORE = `(?:\\b(?<weekday>${WEEKDAY})(?: (?:morning|afternoon|evening|night))?,?(?: the)? \\(?)?`;
/** "June 9 (Monday)", "June 9, a Monday". */
const AFTER =
  '(?:(?: \\(|, an? )(?<weekdayAfter>(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)\\b\\)?)?';
/** "the 11th of June", "11 June". */
const OF = '(?:[ -]|(?<=st|nd|rd|th) of )';
const TO = '(?:\\s?-\\s?| to | through | until | and )';
const YEAR = '(?<year>(?:19|20)\\d\\d)\\b';

/** What one of them reads is not read again by those that follow. */
const FORMS = [
  `\\b(?<year>(?:19|20)\\d\\d)-(?<monthNumber>\\d\\d)-(?<day>\\d\\d)\\b${AFTER}`,
  `\\b(?<day>${DAY})${TO}(?<until>${DAY}) (?<month>${MONTH})\\b(?:,? ${YEAR})?`,
  `${BEFORE}\\b(?<month>${MONTH}) (?<day>${DAY})(?:${TO}(?:(?<untilMonth>${MONTH}) )?(?<until>${DAY})(?![:%.,]?\\d| ?%| (?:per|million|billion|people)))?(?:,? ${YEAR})?${AFTER}`,
  `${BEFORE}\\b(?<day>${DAY})${OF}(?<month>${MONTH})(?:${TO}(?<until>${DAY}) (?<untilMonth>${MONTH})\\b)?(?:,? ${YEAR})?${AFTER}`,
  `\\b(?<month>${MONTH})\\b,? ${YEAR}`,
].map((form) => new RegExp(form, 'g'));

/** Cheap to look for before all else. */
const ANY = /\d-\d\d|\b(?:Jan|Feb|Ma[ry]|Apr|Ju[nl]|Aug|Sep|Oct|Nov|Dec)/;

/** The dates of a plain text that name their month, in order. The year must have four digits to count. */
export function readDates(plain: string): readonly DateMention[] {
  if (!/\d/.test(plain) || !ANY.test(plain)) return [];
  const found: DateMention[] = [];
  const taken = new Uint8Array(plain.length);
  for (const form of FORMS) {
    for (const match of findAll(plain, form)) {
      const mention = toMention(match);
      const overlaps = taken.subarray(mention.start, mention.end).includes(1);
      if (overlaps || !isDate(match, mention)) continue;
      taken.fill(1, mention.start, mention.end);
      found.push(mention);
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Only what can be a day is taken for one. */
function isDate(match: RegExpMatchArray, { month, day = 1, until }: DateMention): boolean {
  const days = [day, until?.day ?? 1];
  return month >= 1 && month <= 12 && days.every((each) => each >= 1) && match[0].length > 4;
}

function toMention(match: RegExpMatchArray): DateMention {
  const { year, month, monthNumber, day, until, untilMonth } = match.groups ?? {};
  const weekday = match.groups?.['weekday'] ?? match.groups?.['weekdayAfter'];
  const number = monthNumber === undefined ? toMonth(month ?? '') : Number(monthNumber);
  const last = until === undefined ? undefined : Number.parseInt(until, 10);
  return {
    start: match.index ?? 0,
    end: (match.index ?? 0) + match[0].length,
    text: match[0],
    month: number,
    ...(year !== undefined && { year: Number(year) }),
    ...(day !== undefined && { day: Number.parseInt(day, 10) }),
    ...(weekday !== undefined && { weekday: toWeekday(weekday) }),
    ...(last !== undefined && {
      until: { day: last, month: untilMonth === undefined ? number : toMonth(untilMonth) },
    }),
  };
}

function toMonth(name: string): number {
  return MONTH_PATTERNS.findIndex((pattern) => pattern.test(name)) + 1;
}

function toWeekday(name: string): number {
  return WEEKDAYS.findIndex((weekday) => name.startsWith(weekday));
}

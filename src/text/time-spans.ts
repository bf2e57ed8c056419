import { findAll } from '../model/find-all.js';
import { toDayNumber } from './calendar.js';
import { readClockRanges } from './clock.js';
import type { DateMention } from './dates.js';
import { NUMBER_WORD, readNumberWord } from './number-words.js';
import type { Sentence } from './passage.js';
import type { Span } from './split-sentences.js';
import { textAfter, textBefore } from './window.js';

/** What times are told in: minutes of a day, days, or years. */
export type TimeScale = 'clock' | 'days' | 'years';

/** A length of time: `for three hours`, `the five-day stoppage`, `a decade as minister`. */
export interface ToldSpan extends Span {
  readonly text: string;
  readonly scale: TimeScale;
  /** In minutes, days or years. */
  readonly amount: number;
  /** Whether "about" or "nearly" stands before it, or it is told in larger units. */
  readonly isRough: boolean;
}

/** Two ends between which something went on: `from 9:00 to 12:00`, `between 2011 and 2019`. */
export interface TimeRange extends Span {
  readonly text: string;
  readonly scale: TimeScale;
  /** The lengths that it can be told as, the likeliest first: the last day or year may count or not. */
  readonly amounts: readonly number[];
}

const COUNT = `\\d{1,3}(?:\\.\\d)?|half an?|an?|one|${NUMBER_WORD}`;
const TOLD = new RegExp(
  `\\b(?:(?<count>${COUNT})(?<half>[ -]and[ -]a[ -]half)?(?<joint>[ -])(?<unit>minute|hour|day|week|fortnight|month|year|decade)s?(?: and (?<more>\\d{1,2}|half an?|${NUMBER_WORD}) (?:minutes|hours?))?|(?<long>day|week|month|year)-?long)\\b`,
  'gi',
);
/** Minutes of a day: "72 hours" are three days. */
const DAY = 24 * 60;
/** In minutes, days or years. */
const UNITS: Readonly<Record<string, readonly [TimeScale, number]>> = {
  minute: ['clock', 1],
  hour: ['clock', 60],
  day: ['days', 1],
  week: ['days', 7],
  fortnight: ['days', 14],
  month: ['days', 30],
  year: ['years', 1],
  decade: ['years', 10],
};
/** What makes an amount a length of something, rather than a distance from today or an age. */
const LASTING =
  /\b(?:for|last(?:s|ed|ing)?|t[ao]kes?|took|taking|spen[dt]s?|total of|ran|runs|after|served?|w[ao]n|were|was) (?:(?:about|around|nearly|almost|some|just|only|over|more than|less than|up to|exactly) )?$/i;
const ROUGH =
  /\b(?:about|around|nearly|almost|some|over|more than|less than|under|up to|at least|roughly) $/i;
const DISTANCE =
  /^(?: (?:ago|earlier|later|before|after|from (?:now|today)|old|of age|in a row|running|each|every|per|a)\b|-old\b)/i;
const OF_EVENT =
  /^ of (?:\w+ing\b|talks|rain|work|fighting|testimony|hearings|debate|deliberation)/i;
const AS_POST = /^ (?:as|in office|at the (?:head|helm)|long)\b/i;

/** The lengths of time that a sentence tells of something. */
export function readToldSpans({ text }: Pick<Sentence, 'text'>): readonly ToldSpan[] {
  if (!/(?:minute|hour|day|week|fortnight|month|year|decade)s?\b/i.test(text)) return [];
  return findAll(text, TOLD).flatMap((match): readonly ToldSpan[] => {
    const { count = '1', half, joint, unit, more, long } = match.groups ?? {};
    const end = match.index + match[0].length;
    const before = textBefore(text, match.index, 40);
    const after = textAfter(text, end, 40);
    const isName = long !== undefined || (joint === '-' && /^ [a-z]/.test(after));
    const isLength = LASTING.test(before) || OF_EVENT.test(after) || AS_POST.test(after);
    const [scale, size] = UNITS[(unit ?? long ?? '').toLowerCase()] ?? ['clock', 0];
    if (DISTANCE.test(after) || !(isName || isLength) || size === 0) return [];
    const extra = more === undefined ? 0 : toNumber(more) * (/hours?$/i.test(match[0]) ? 60 : 1);
    const amount = (toNumber(count) + (half === undefined ? 0 : 0.5)) * size + extra;
    const span = { start: match.index, end, text: match[0] };
    if (scale === 'clock' && amount >= DAY && amount % DAY === 0)
      return [{ ...span, scale: 'days', amount: amount / DAY, isRough: ROUGH.test(before) }];
    const isRough = ROUGH.test(before) || (size > 1 && scale !== 'clock');
    return [{ ...span, scale, amount, isRough }];
  });
}

function toNumber(count: string): number {
  if (/^half/i.test(count)) return 0.5;
  if (/^(?:an?|one)$/i.test(count)) return 1;
  return /^\d/.test(count) ? Number(count) : (readNumberWord(count) ?? 0);
}

const YEARS =
  /\b(?:(?:from|between) (?:[A-Z][a-z]{2,8} )?)?(?<first>(?:19|20)\d\d)(?: (?:to|until|through|till|and) (?:[A-Z][a-z]{2,8} )?|-)(?<last>(?:19|20)\d\d)\b/g;
const DAY_NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const PART = '(?: (?:morning|afternoon|evening|night|noon|midnight))?';
const WEEKDAYS = new RegExp(
  `\\bfrom (?<first>${WEEKDAY})${PART} (?:to|until|till|through) (?<last>${WEEKDAY})${PART}\\b`,
  'g',
);
/** What a first day and a last day of two clauses have between them. */
const UNTIL = /\b(?:to|until|till|and|through|ended|before)\b/;

/** The ranges of time of a sentence whose ends it gives, one of each scale; none where there are more. */
export function readTimeRanges(sentence: Sentence): readonly TimeRange[] {
  const { text } = sentence;
  if (!/\d|day\b/.test(text)) return [];
  return [
    readClockRanges(text).map(({ minutes, ...span }): TimeRange => ({
      ...span,
      scale: 'clock',
      amounts: [minutes],
    })),
    [...readDays(sentence), ...readWeekdays(text)],
    findAll(text, YEARS).flatMap(({ 0: written, index: start, groups }): TimeRange[] => {
      const years = Number(groups?.['last']) - Number(groups?.['first']);
      const span = { start, end: start + written.length, text: written };
      const isRange = /^[fb]/.test(written) || !written.includes(' and ');
      return years > 0 && isRange ? [{ ...span, scale: 'years', amounts: [years, years + 1] }] : [];
    }),
  ].flatMap((ranges) => (ranges.length === 1 ? ranges : []));
}

function readDays(sentence: Sentence): readonly TimeRange[] {
  const ranges = sentence.ranges();
  if (ranges.length > 0) {
    return ranges
      .filter(({ days }) => days > 0)
      .map(({ days, isDashed, ...span }): TimeRange => {
        const amounts = days <= (isDashed ? 4 : 3) ? [days] : [days, days - 1];
        return { ...span, scale: 'days', amounts };
      });
  }
  const [first, second, ...others] = sentence.dates();
  if (!first || !second || others.length > 0) return [];
  if (!UNTIL.test(sentence.text.slice(first.end, second.start))) return [];
  const days = countBetween(first, second);
  const span = { start: first.start, end: second.end, text: `${first.text} … ${second.text}` };
  return days > 1 ? [{ ...span, scale: 'days', amounts: [days, days - 1] }] : [];
}

/** Days from one date to another of the same year, with both. */
function countBetween(first: DateMention, second: DateMention): number {
  if (first.day === undefined || second.day === undefined) return 0;
  const year = first.year ?? second.year ?? 2001;
  const [from = 0, until = 0] = [first, second].map(({ month, day = 1 }) =>
    toDayNumber({ year, month, day }),
  );
  return until - from + 1;
}

function readWeekdays(text: string): readonly TimeRange[] {
  return findAll(text, WEEKDAYS).map(({ 0: written, index: start, groups }): TimeRange => {
    const [first = 0, last = 0] = [groups?.['first'], groups?.['last']].map((name = '') =>
      DAY_NAMES.indexOf(name.slice(0, 3).toLowerCase()),
    );
    const days = ((last - first + 7) % 7) + 1;
    const span = { start, end: start + written.length, text: written };
    return { ...span, scale: 'days', amounts: [days, days - 1] };
  });
}

/** Whether a length can be what a range takes. */
export function isOfRange({ amount, isRough }: ToldSpan, { scale, amounts }: TimeRange): boolean {
  return amounts.some((length) => {
    const slack = isRough ? Math.max(length * 0.2, 1) : scale === 'clock' ? length * 0.06 : 0;
    return Math.abs(length - amount) <= slack;
  });
}

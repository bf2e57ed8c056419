import type { DateMention } from '../text/dates.js';
import type { Analysis } from '../text/analysis.js';
import { readClockRanges, readClockSpans } from '../text/clock.js';
import { toDayNumber } from '../text/calendar.js';
import { compare } from '../text/match.js';
import { readLengths, readStays, type Length } from '../text/lengths.js';
import type { Sentence } from '../text/passage.js';
import type { Span } from '../text/split-sentences.js';

/** What one sentence of a text says of a length of time. */
interface Told {
  readonly sentence: Sentence;
  readonly span: Span & { readonly text: string };
}

/** A length in title, deck or takeaways that is another in the body. */
export interface FarLength {
  readonly told: Told;
  readonly other: Told;
  /** Days of the other, if it is a range of dates. */
  readonly days: number | undefined;
  /** Whether it is right if the last day of the range is left out. */
  readonly isOpen: boolean;
}

/** The lengths of title, deck and takeaways for which the body has another, and none that is the same. */
export function listFarLengths({ top, body }: Analysis): readonly FarLength[] {
  const days = top.flatMap((sentence) =>
    readLengths(sentence).flatMap((length) => findOther(sentence, length, body)),
  );
  const stays = top.flatMap((sentence) =>
    readStays(sentence).flatMap((stay) => findDates(sentence, stay, body)),
  );
  return [...days, ...stays, ...top.flatMap((sentence) => findClock(sentence, body))];
}

function findOther(
  sentence: Sentence,
  length: Length,
  body: readonly Sentence[],
): readonly FarLength[] {
  if (length.isWeek || isGiven(length.count, body)) return [];
  const told = { sentence, span: length };
  for (const other of body) {
    const rival = readLengths(other).find(
      ({ event, isWeek, count }) =>
        !isWeek && event === length.event && isNear(count, length.count),
    );
    if (rival) {
      return [{ told, other: { sentence: other, span: rival }, days: undefined, isOpen: false }];
    }
  }
  for (const other of body) {
    const [range, ...others] = other.ranges();
    if (!range || others.length > 0 || !isOfKind(other, length.event)) continue;
    if (!isNear(range.days, length.count)) continue;
    const isOpen = !range.isDashed && range.days === length.count + 1;
    return [{ told, other: { sentence: other, span: range }, days: range.days, isOpen }];
  }
  return [];
}

/** How many content words two sentences share that tell of one thing. */
const MIN_SHARED = 2;

/** "for two days" of what the body puts between two dates: an info, since it may be of something else. */
function findDates(
  sentence: Sentence,
  stay: Length,
  body: readonly Sentence[],
): readonly FarLength[] {
  if (isGiven(stay.count, body) || readLengths(sentence).some(({ end }) => end === stay.end))
    return [];
  const told = { sentence, span: stay };
  for (const other of body) {
    const [first, second, ...others] = other.dates();
    if (!first || !second || others.length > 0) continue;
    const days = countBetween(first, second);
    // The last day may be left out.
    const isRight = days === stay.count || days === stay.count + 1;
    if (isRight || !isNear(days, stay.count)) continue;
    if (compare(sentence, other).shared < MIN_SHARED) continue;
    const span = {
      start: first.start,
      end: second.end,
      text: `${first.text} … ${second.text}`,
    };
    return [{ told, other: { sentence: other, span }, days, isOpen: true }];
  }
  return [];
}

/** Days from one date to another of the same year, with both. */
function countBetween(first: DateMention, second: DateMention): number {
  if (first.day === undefined || second.day === undefined) return 0;
  const year = first.year ?? second.year ?? 2001;
  const [from, until] = [first, second].map(({ month, day = 1 }) =>
    toDayNumber({ year, month, day }),
  );
  return (until ?? 0) - (from ?? 0) + 1;
}

/** Whether the body says so many days, or has dates that take them. */
function isGiven(count: number, body: readonly Sentence[]): boolean {
  return body.some(
    (sentence) =>
      sentence.figures().some(({ noun, value }) => noun === 'dai' && value === count) ||
      sentence.ranges().some(({ days }) => days === count),
  );
}

/** Lengths that are further apart are of two events. */
function isNear(count: number, other: number): boolean {
  return count !== other && Math.abs(count - other) <= Math.max(2, other * 0.5);
}

/** Words that make a sentence tell of a kind of event. */
const WORDS: Readonly<Record<string, RegExp>> = {
  strike: /\b(?:strikes?|struck|walk(?:ed)? ?out|stoppage|stopped work|blockade)/i,
  talks: /\b(?:talks|summit|meeting|met|conference|session|hearing|negotiat\w+|congress)\b/i,
  visit: /\b(?:visit|visited|trip|tour)\b/i,
  outage: /\b(?:outage|down|offline|closed|shut|closure|shutdown|blackout)\b/i,
  truce: /\b(?:ceasefire|truce|pause)\b/i,
  exercise: /\b(?:exercise|drill|manoeuvres)\b/i,
  festival: /\b(?:festival|fair|event|protest)\b/i,
  mourning: /\bmourn/i,
};

function isOfKind({ text }: Sentence, event: string): boolean {
  return WORDS[event]?.test(text) ?? false;
}

/** "three hours and 40 minutes" of what the body puts between two times of day. */
function findClock(sentence: Sentence, body: readonly Sentence[]): readonly FarLength[] {
  const spans = readClockSpans(sentence.text);
  if (spans.length === 0) return [];
  const ranges = body.flatMap((other) =>
    readClockRanges(other.text).map((span) => ({ sentence: other, span })),
  );
  const [range, ...others] = ranges;
  if (!range || others.length > 0) return [];
  const given = body.flatMap(({ text }) => readClockSpans(text));
  return spans
    .filter(({ minutes }) => minutes !== range.span.minutes)
    .filter(({ minutes }) => !given.some((span) => span.minutes === minutes))
    .map((span) => ({
      told: { sentence, span },
      other: range,
      days: undefined,
      isOpen: false,
    }));
}

import type { Analysis } from '../text/analysis.js';
import { toLemma } from '../text/lemmas.js';
import { compare } from '../text/match.js';
import type { Sentence } from '../text/passage.js';
import {
  isOfRange,
  readTimeRanges,
  readToldSpans,
  type TimeRange,
  type ToldSpan,
} from '../text/time-spans.js';
import { textAfter, textBefore } from '../text/window.js';

/** A length of time and the range that it does not go with. */
export interface FarSpan {
  readonly sentence: Sentence;
  readonly told: ToldSpan;
  readonly other: Sentence;
  /** Two ends of the same, or another length of it. */
  readonly range: TimeRange | ToldSpan;
  /** Whether hardly anything else can be meant. */
  readonly isSure: boolean;
}

interface Placed<T> {
  readonly sentence: Sentence;
  readonly span: T;
}

/** How many content words two sentences share that tell of one thing. */
const MIN_SHARED = 2;
/** Lengths that are further apart are of two things. */
const MAX_RATIO = 3;
/** What stands between two parts that tell of two things. */
const PARTING =
  /[;:"]|, and\b|\b(?:after|before|ahead|follow\w*|first|second|half|then|part|but|while)\b/i;
const OTHER_EVENT =
  /\b(?:after|before|ahead of|follow\w*|of|within|despite|in|every) (?:(?:an?|the|its|their|his|her) )?$/i;
/** How far a length and its range may stand apart in a sentence, in characters. */
const MAX_DISTANCE = 60;

/** The lengths of title, deck and takeaways that go with no range of the body, though it has one of the like. */
export function listFarSpans({ top, body }: Analysis): readonly FarSpan[] {
  const tops = top.flatMap((sentence) => place(sentence, readToldSpans(sentence)));
  if (tops.length === 0) return [];
  const ranges = body.flatMap((sentence) => place(sentence, readTimeRanges(sentence)));
  const told = body.flatMap((sentence) => place(sentence, readToldSpans(sentence)));
  return tops.flatMap((one): readonly FarSpan[] => {
    const isOfScale = ({ span }: Placed<TimeRange | ToldSpan>) => span.scale === one.span.scale;
    const [own, lengths] = [ranges.filter(isOfScale), told.filter(isOfScale)];
    const isGiven =
      own.some(({ span }) => isOfRange(one.span, span)) ||
      lengths.some(({ span }) => span.amount === one.span.amount || isNearly(one.span, span)) ||
      body.some((sentence) => givesFigure(sentence, one));
    if (isGiven) return [];
    return findRange(one, own) ?? findLength(one, lengths) ?? [];
  });
}

function place<T>(sentence: Sentence, spans: readonly T[]): readonly Placed<T>[] {
  return spans.map((span) => ({ sentence, span }));
}

function isNearly(one: ToldSpan, other: ToldSpan): boolean {
  return one.isRough && Math.abs(one.amount - other.amount) <= other.amount * 0.2;
}

/** Whether a sentence gives the same number of the same unit in any way: "the 12 months to May". */
function givesFigure(sentence: Sentence, { span, sentence: own }: Placed<ToldSpan>): boolean {
  if (span.text.includes(' and ')) return false;
  const figure = own.figures().find(({ start }) => start === span.start);
  return (
    figure !== undefined &&
    sentence.figures().some(({ value, noun }) => value === figure.value && noun === figure.noun)
  );
}

function findRange(
  one: Placed<ToldSpan>,
  ranges: readonly Placed<TimeRange>[],
): readonly FarSpan[] | undefined {
  const rated = ranges
    .filter(({ span }) => isOfSize(one.span.amount, span.amounts[0] ?? 0))
    .map((range) => ({ range, shared: compare(one.sentence, range.sentence).shared }))
    .toSorted((a, b) => b.shared - a.shared);
  const [best] = rated;
  const isOnly = ranges.length === 1;
  if (!best || (best.shared === 0 && !(isOnly && isNamed(one.span)))) return undefined;
  // The last day may be left out.
  const isOpen = one.span.amount === (best.range.span.amounts[0] ?? 0) - 1;
  const isSure = best.shared >= MIN_SHARED && isOnly && !isOpen;
  return [toFar(one, best.range, isSure)];
}

/** "The two-day drive", which is a name for what took so long; hours are seldom told of anything but the event. */
function isNamed({ text, scale }: ToldSpan): boolean {
  return text.includes('-') || scale === 'clock';
}

/** "A two-day truce" of a truce that is "to last for 72 hours". */
function findLength(
  one: Placed<ToldSpan>,
  lengths: readonly Placed<ToldSpan>[],
): readonly FarSpan[] | undefined {
  const noun = / ?(?:[a-z]+ly )?([a-z]+)/.exec(textAfter(one.sentence.text, one.span.end, 30))?.[1];
  const [first, ...others] = lengths.filter(({ span }) => isOfSize(one.span.amount, span.amount));
  if (noun === undefined || !first || others.length > 0) return undefined;
  const lemma = toLemma(noun);
  const isOfNoun = first.sentence.words().some((word) => !word.isStop && word.lemma === lemma);
  return isOfNoun ? [toFar(one, first, true)] : undefined;
}

function toFar(
  { sentence, span: told }: Placed<ToldSpan>,
  { sentence: other, span: range }: Placed<TimeRange | ToldSpan>,
  isSure: boolean,
): FarSpan {
  return { sentence, told, other, range, isSure };
}

function isOfSize(one: number, other: number): boolean {
  return one <= other * MAX_RATIO && other <= one * MAX_RATIO;
}

/** A length that does not go with the range beside it: "lasted five hours, from 9:00 to 12:00". */
export function findBeside(sentence: Sentence): FarSpan | undefined {
  const told = readToldSpans(sentence);
  if (told.length === 0) return undefined;
  for (const range of readTimeRanges(sentence)) {
    const [span, ...others] = told.filter(({ scale }) => scale === range.scale);
    if (!span || others.length > 0 || isOfRange(span, range)) continue;
    const { text } = sentence;
    const between =
      span.start < range.start
        ? text.slice(span.end, range.start)
        : text.slice(range.end, span.start);
    const isOther = OTHER_EVENT.test(textBefore(text, span.start, 40).replace(/\btotal of $/, ''));
    if (between.length > MAX_DISTANCE || PARTING.test(between) || isOther) continue;
    if (isOfSize(span.amount, range.amounts[0] ?? 0))
      return { sentence, told: span, other: sentence, range, isSure: true };
  }
  return undefined;
}

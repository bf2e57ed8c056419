import { toDayNumber } from '../text/calendar.js';
import type { DateMention } from '../text/dates.js';
import type { Figure } from '../text/figures.js';
import { compare } from '../text/match.js';
import type { Sentence } from '../text/passage.js';
import { inSmallestUnits, isMonthsInDays, isTimeUnit } from '../text/time-units.js';
import { haveSameUnit } from '../text/shares.js';
import { isMeasure } from '../text/totals.js';
import { isPartOf } from './figure-parts.js';

/** Parts in words, with the percentages that they bear out. */
const PARTS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/\bhalf\b|\bhalved\b/i, [50]],
  [/\bquarters?\b/i, [25, 75]],
  [/\bthirds?\b/i, [33, 67]],
  [/\bfifths?\b/i, [20, 40, 60, 80]],
  [/\btenths?\b/i, [10, 30, 70, 90]],
  [/\bdoubled?\b|\btwice\b/i, [100]],
];

/**
 * Whether the body bears out a figure of the top: gives it, a figure that rounds to it, figures in one paragraph
 * whose sum, difference or ratio it is, dates that are so far apart, or a year that is so long ago.
 * @param year year of the briefing, which needs no support; nor do the years beside it ("last year")
 */
export function isSupported(
  figure: Figure,
  sentence: Sentence,
  body: readonly Sentence[],
  year: number | undefined,
): boolean {
  if (figure.isYear && year !== undefined && Math.abs(figure.value - year) <= 1) return true;
  if (year === undefined ? figure.isYear && countsYears(body) : isAgo(figure, body, year))
    return true;
  if (isBetween(figure, body)) return true;
  const isGiven = body.some(
    (other) =>
      other.figures().some((given) => bears(figure, given, sentence, other)) ||
      namesDate(figure, other) ||
      namesPart(figure, other),
  );
  if (isGiven) return true;
  const paragraphs = new Set(body.map(({ passage }) => passage));
  return [...paragraphs].some(
    ({ sentences }) => isReckoned(figure, sentences) || isPartOf(figure, sentences),
  );
}

function bears(figure: Figure, given: Figure, sentence: Sentence, other: Sentence): boolean {
  if (figure.isYear !== given.isYear && figure.unit + given.unit !== '') return false;
  if (inSmallestUnits(figure) === inSmallestUnits(given))
    return !isMonthsInDays(figure, given) || haveWordNear(figure, sentence, given, other);
  if (isSpan(figure) && figure.noun !== given.noun) return false;
  // "About 420 metres" is no rounding of Flight 418.
  if (given.isLabel && figure.value !== given.value) return false;
  const isOtherUnit = figure.unit !== given.unit && figure.unit !== '' && given.unit !== '';
  if (isOtherUnit || !roundsTo(given.value, figure)) return false;
  const isExact = figure.value === given.value && (figure.value > 20 || figure.unit !== '');
  const isOneNoun = figure.noun === given.noun || figure.noun === '' || given.noun === '';
  return isExact || isOneNoun || compare(sentence, other).shared >= 2;
}

/** How near to a figure the words stand that say what it is about, in characters. */
const NEAR = 45;

function haveWordNear(figure: Figure, sentence: Sentence, given: Figure, other: Sentence): boolean {
  const stems = new Set(listStemsNear(given, other));
  return listStemsNear(figure, sentence).some((stem) => stems.has(stem));
}

function listStemsNear({ start, end, noun }: Figure, sentence: Sentence): readonly string[] {
  return sentence
    .words()
    .filter((word) => !word.isStop && word.end >= start - NEAR && word.start <= end + NEAR)
    .filter(({ stem }) => stem !== noun && !isTimeUnit(stem))
    .map(({ stem }) => stem);
}

function isSpan({ unit, noun }: Figure): boolean {
  return unit === '' && isTimeUnit(noun);
}

/** Whether an undated text tells years by counting from its own: which year "last year" is can't be known. */
function countsYears(body: readonly Sentence[]): boolean {
  return body.some(({ text }) =>
    /\b(?:last|this|next) year\b|\byears? (?:ago|earlier|before)\b/i.test(text),
  );
}

/** "2021" in a briefing of 2025 that says "four years ago", and "26 years" beside the year 1998. */
function isAgo(figure: Figure, body: readonly Sentence[], year: number): boolean {
  if (figure.isYear) {
    const ago = year - figure.value;
    return body.some((sentence) =>
      sentence.figures().some(({ noun, value }) => noun === 'year' && value === ago),
    );
  }
  if (figure.noun !== 'year') return false;
  const isNear = (other: number | undefined) =>
    other !== undefined && Math.abs(year - other - figure.value) <= 1;
  return body.some(
    (sentence) =>
      sentence.figures().some(({ isYear, value }) => isYear && isNear(value)) ||
      sentence.dates().some((date) => isNear(date.year)),
  );
}

/** A figure that a date of the body has as its year. */
function namesDate({ value, isYear }: Figure, sentence: Sentence): boolean {
  return isYear && sentence.dates().some((date) => date.year === value);
}

function namesPart({ unit, value }: Figure, { text }: Sentence): boolean {
  if (unit !== '%' && unit !== 'points') return false;
  const percentage = unit === '%' ? value : value * 100;
  return PARTS.some(([word, values]) => values.includes(percentage) && word.test(text));
}

/** A clock time such as `7:25 a.m.`, `19.05`. */
const CLOCK = /\b\d{1,2}[:.]\d\d\b(?! ?(?:%|percent|per cent|million|billion))/g;

/** Days between two dates of the body; minutes and hours that may lie between two of its times of day. */
function isBetween(figure: Figure, body: readonly Sentence[]): boolean {
  const { noun, value } = figure;
  if (!isSpan(figure)) return false;
  if (noun === 'minut' || noun === 'hour') {
    return body.reduce((sum, { text }) => sum + (text.match(CLOCK)?.length ?? 0), 0) >= 2;
  }
  if (noun !== 'dai') return false;
  if (body.some((sentence) => sentence.ranges().some(({ days }) => days === value))) return true;
  const days = body.flatMap((sentence) => sentence.dates()).flatMap(toDayNumbers);
  // Days are counted with the last one or without it, but in one text in one way.
  const isWithLast = body.some((sentence) =>
    sentence.figures().some((given) => given.noun === 'dai' && given.value === value + 1),
  );
  return days.some((a) =>
    days.some((b) => b - a === value - 1 || (b - a === value && !isWithLast)),
  );
}

function toDayNumbers({ year = 2000, month, day, until }: DateMention): readonly number[] {
  const ends = until ? [{ year, ...until }] : [];
  return day === undefined ? [] : [{ year, month, day }, ...ends].map(toDayNumber);
}

/** Paragraphs with more figures than this are tables in disguise: almost anything can be reckoned from them. */
const MAX_RECKONED = 14;

/** Whether a figure is a sum of two or three figures of a paragraph, their difference, or their ratio. */
function isReckoned(figure: Figure, sentences: readonly Sentence[]): boolean {
  const figures = sentences
    .flatMap((sentence) => sentence.figures())
    .filter((it) => !it.isYear && !it.isLabel && canReckonWith(figure, it));
  if (figures.length > MAX_RECKONED) return false;
  return figures.some((a, index) =>
    figures.slice(index + 1).some((b, next) => {
      if (!areLike(a, b)) return false;
      const values = listReckoned(a, b, figure);
      const thirds = figures.slice(index + next + 2).filter((c) => isSameUnit(figure.unit, c.unit));
      const sums = thirds.map((c) => a.value + b.value + c.value);
      return [...values, ...sums].some((value) => comesTo(value, figure));
    }),
  );
}

/** Hours are added to hours only, and to no people; of what a percentage is worked out is open. */
function canReckonWith(figure: Figure, it: Figure): boolean {
  if (isMeasure(figure)) return it.noun === figure.noun || it.noun === '';
  return figure.unit === '%' || !isTimeUnit(it.noun);
}

/** Whether two figures can be added; a currency may be left out with one of them. */
function areLike(a: Figure, b: Figure): boolean {
  return a.unit === b.unit || (a.unit !== '%' && b.unit !== '%' && haveSameUnit(a, b));
}

/** "6.5 points" may be percentage points. */
function toShareUnit({ unit, noun }: Figure): string {
  return unit === '' && noun === 'point' ? 'points' : unit;
}

function listReckoned(a: Figure, b: Figure, figure: Figure): readonly number[] {
  const { noun } = figure;
  const unit = toShareUnit(figure);
  if (unit === '%' && a.unit !== '%') return listRatios(a.value, b.value);
  if (noun === 'time' || noun === 'fold') return [a.value / b.value, b.value / a.value];
  return isSameUnit(unit, a.unit) || isSameUnit(unit, b.unit)
    ? [a.value + b.value, Math.abs(a.value - b.value)]
    : [];
}

/** Whether a reckoned value is a figure, to the decimals that the figure has. */
function comesTo(value: number, figure: Figure): boolean {
  const decimals = /\.(\d+)$/.exec(String(figure.value))?.[1]?.length ?? 0;
  return (
    Number(value.toFixed(decimals)) === figure.value ||
    roundsTo(value, { ...figure, rough: undefined })
  );
}

function isSameUnit(a: string, b: string): boolean {
  return a === b || (a === 'points' && b === '%');
}

function listRatios(a: number, b: number): readonly number[] {
  if (a === 0 || b === 0) return [];
  const change = Math.abs(((b - a) / a) * 100);
  return [(a / b) * 100, (b / a) * 100, change, Math.abs(((a - b) / b) * 100)];
}

/** How far "about" and "more than" reach, as a part of the figure. */
const REACH = { both: [0.94, 1.06], up: [1, 1.35], down: [0.75, 1] } as const;

/** Whether a figure is a value as given, or rounded: to its own digits, or roughly if the text says "about". */
function roundsTo(value: number, { value: rounded, rough }: Figure): boolean {
  if (value === rounded) return true;
  if (value === 0 || rounded === 0) return false;
  const digits = countDigits(rounded);
  const isRounded =
    (digits >= 2 || rough !== undefined) && Number(value.toPrecision(digits)) === rounded;
  if (isRounded || rough === undefined) return isRounded || isInWords(value, rounded, digits);
  const [least, most] = REACH[rough];
  return value >= rounded * least && value <= rounded * most;
}

/** "$1 million" for $1,030,062: one digit before a scale is as near as a title gets. */
function isInWords(value: number, rounded: number, digits: number): boolean {
  const isNear = Math.abs(value - rounded) <= rounded * 0.05;
  return digits === 1 && rounded >= 1e6 && isNear && Number(value.toPrecision(1)) === rounded;
}

/** Significant digits of a number, trailing zeros of whole numbers left out. */
function countDigits(value: number): number {
  const [mantissa = ''] = value.toExponential().split('e');
  return mantissa.replace(/[^\d]/g, '').length;
}

import type { Figure } from '../text/figures.js';
import { compare } from '../text/match.js';
import type { Sentence } from '../text/passage.js';

/** Spans of time in terms of the next smaller one that texts use: a week is seven days. */
const TIMES: Readonly<Record<string, readonly [string, number]>> = {
  second: ['', 1],
  minut: ['second', 60],
  hour: ['minut', 60],
  dai: ['hour', 24],
  week: ['dai', 7],
  fortnight: ['dai', 14],
  month: ['dai', 30],
  year: ['month', 12],
  decad: ['year', 10],
  centuri: ['year', 100],
};

/** Parts in words, with the percentages that they bear out. */
const PARTS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/\bhalf\b|\bhalved\b/i, [50]],
  [/\bquarters?\b/i, [25, 75]],
  [/\bthirds?\b/i, [33, 67]],
  [/\bfifths?\b/i, [20, 40, 60, 80]],
  [/\btenths?\b/i, [10, 30, 70, 90]],
  [/\bdoubled?\b|\btwice\b/i, [100]],
];

/** Whether the stem of a noun names a span of time. */
export function isTimeUnit(stem: string): boolean {
  return Object.hasOwn(TIMES, stem);
}

/**
 * Whether the body bears out a figure of the top: gives it, a figure that rounds to it, or figures in one sentence
 * whose sum, difference or ratio it is.
 * @param year year of the briefing, which needs no support; nor do the years beside it ("last year")
 */
export function isSupported(
  figure: Figure,
  sentence: Sentence,
  body: readonly Sentence[],
  year: number | undefined,
): boolean {
  if (figure.isYear && year !== undefined && Math.abs(figure.value - year) <= 1) return true;
  return body.some((other) => {
    const figures = other.figures();
    return (
      figures.some((given) => bears(figure, given, sentence, other)) ||
      namesDate(figure, other) ||
      namesPart(figure, other) ||
      listReckoned(figures, figure).some((value) => roundsTo(value, figure))
    );
  });
}

function bears(figure: Figure, given: Figure, sentence: Sentence, other: Sentence): boolean {
  if (figure.isYear !== given.isYear && figure.unit + given.unit !== '') return false;
  if (inSmallestUnits(figure) === inSmallestUnits(given)) return true;
  const isOtherUnit = figure.unit !== given.unit && figure.unit !== '' && given.unit !== '';
  if (isOtherUnit || !roundsTo(given.value, figure)) return false;
  const isLoose =
    figure.value > 20 || figure.unit !== '' || figure.noun === '' || given.noun === '';
  return isLoose || figure.noun === given.noun || compare(sentence, other).shared >= 2;
}

/** A figure that a date of the body has: its year, or "the 14th". */
function namesDate({ value, isYear }: Figure, sentence: Sentence): boolean {
  return isYear && sentence.dates().some((date) => date.year === value);
}

function namesPart({ unit, value }: Figure, { text }: Sentence): boolean {
  if (unit !== '%') return false;
  return PARTS.some(([word, values]) => values.includes(value) && word.test(text));
}

/** A span of time in the smallest unit, `6 weeks` and `42 days` alike; NaN, equal to nothing, for all else. */
function inSmallestUnits({ value, noun, unit }: Figure): number {
  if (unit !== '' || !isTimeUnit(noun)) return Number.NaN;
  let seconds = value;
  for (let step = TIMES[noun]; step; step = TIMES[step[0]]) seconds *= step[1];
  return seconds;
}

/** What figures of one sentence come to: sums, differences, and for percentages ratios and changes. */
function listReckoned(figures: readonly Figure[], { unit }: Figure): readonly number[] {
  const values: number[] = [];
  for (const [index, a] of figures.entries()) {
    for (const b of figures.slice(index + 1)) {
      if (a.isYear || b.isYear || a.unit !== b.unit) continue;
      if (unit === '%' && a.unit !== '%') values.push(...listRatios(a.value, b.value));
      else if (isSameUnit(unit, a.unit))
        values.push(a.value + b.value, Math.abs(a.value - b.value));
    }
  }
  return values;
}

function isSameUnit(a: string, b: string): boolean {
  return a === b || (a === 'points' && b === '%');
}

function listRatios(a: number, b: number): readonly number[] {
  if (a === 0 || b === 0) return [];
  const change = Math.abs(((b - a) / a) * 100);
  return [(a / b) * 100, (b / a) * 100, change, Math.abs(((a - b) / b) * 100)];
}

/** Whether a figure is a value as given, or rounded: to its own digits, or roughly if the text says "about". */
function roundsTo(value: number, { value: rounded, isRough }: Figure): boolean {
  if (value === rounded) return true;
  if (value === 0 || rounded === 0) return false;
  const digits = countDigits(rounded);
  if (digits >= 2 || isRough) {
    if (Number(value.toPrecision(digits)) === rounded) return true;
  }
  return isRough && Math.abs(value - rounded) / Math.max(value, rounded) < 0.06;
}

/** Significant digits of a number, trailing zeros of whole numbers left out. */
function countDigits(value: number): number {
  const [mantissa = ''] = value.toExponential().split('e');
  return mantissa.replace(/[^\d]/g, '').length;
}

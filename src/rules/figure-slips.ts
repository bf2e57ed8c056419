import type { Figure } from '../text/figures.js';
import { compare } from '../text/match.js';
import { isDifference, type PlacedFigure } from './figure-doubts.js';
import { isTimeUnit } from '../text/time-units.js';

/** Sentences that have so much in common are of the same thing. */
const MUCH = 0.5;

/**
 * Whether two figures that are not the same look like one that was copied wrongly, and not like two that a text gives
 * of two things: the same digits in another order; one digit, or the point, that is another, and one noun; or a
 * figure of the same unit in much the same sentence.
 */
export function isSlip(one: PlacedFigure, other: PlacedFigure): boolean {
  const [a, b] = [one.figure, other.figure];
  if (isTimeUnit(a.noun) || isDifference(one) !== isDifference(other)) return false;
  const [digits, others] = [readDigits(a), readDigits(b)];
  if (digits.length > 1 && isReordered(digits, others)) return true;
  const isNear = compare(one.sentence, other.sentence).cover >= MUCH;
  const isOneNoun = a.unit === '' ? a.noun !== '' && a.noun === b.noun : a.unit === b.unit;
  return (isOneNoun && isOneOff(digits, others)) || (isOneNoun && isNear) || isShifted(a, b);
}

/** The digits that count: `1,240` has 124; a number in words those that it would be written with. */
function readDigits({ value }: Figure): string {
  const [mantissa = ''] = value.toExponential().split('e');
  return mantissa.replace('.', '');
}

function isReordered(a: string, b: string): boolean {
  const sort = (digits: string) => digits.split('').toSorted().join('');
  return sort(a) === sort(b);
}

/** As many digits, of which one is another. */
function isOneOff(a: string, b: string): boolean {
  return a.length === b.length && a.split('').filter((digit, at) => digit !== b[at]).length === 1;
}

/** The same digits, the point moved: 4.8 million and 48 million. */
function isShifted(a: Figure, b: Figure): boolean {
  return readDigits(a) === readDigits(b) && readDigits(a).length > 1;
}

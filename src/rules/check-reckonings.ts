import { isQuoted } from '../text/is-quoted.js';
import type { Sentence } from '../text/passage.js';
import { readReckonings, type Reckoning } from '../text/reckonings.js';
import { toBounds } from '../text/rounding.js';
import { toNumber } from '../text/shares.js';
import type { Flag } from './rule.js';
import { writeLike } from './wording.js';

/** What misses by more, as a part of it, is of something else. */
const MAX_OFF = 2.5;

/** What is wrong with differences, rests, products and shares that stand beside the figures that they come from. */
export function checkReckonings(sentence: Sentence): readonly Flag[] {
  return readReckonings(sentence).flatMap((reckoning): readonly Flag[] => {
    const { stated, from, truth } = reckoning;
    if (isRight(reckoning) || isQuoted(sentence, stated)) return [];
    const start = Math.min(...from.map((figure) => figure.start));
    const end = Math.max(...from.map((figure) => figure.end));
    const others = from.map(toNumber).join(' and ');
    return [
      {
        reason: `From ${others} follows ${writeLike(round((truth.low + truth.high) / 2), stated)}, not ${toNumber(stated)}`,
        hint: 'Correct this figure or those that it comes from.',
        place: sentence.place(stated),
        related: [{ reason: 'The other figures', place: sentence.place({ start, end }) }],
        level: 'warning',
      },
    ];
  });
}

function isRight({ stated, truth }: Reckoning): boolean {
  const { low, high } = toBounds(stated);
  const isFar = truth.high < low / MAX_OFF || truth.low > high * MAX_OFF;
  return isFar || (low <= truth.high * 1.01 && high >= truth.low * 0.99);
}

/** Four digits are as many as a reader needs to see the slip. */
function round(value: number): number {
  return Number(value.toPrecision(4));
}

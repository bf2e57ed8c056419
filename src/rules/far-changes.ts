import type { Analysis } from '../text/analysis.js';
import type { Figure } from '../text/figures.js';
import { readFlows, type Flow } from '../text/moves.js';
import type { Sentence } from '../text/passage.js';
import { canBe, toBounds, toPercent } from '../text/rounding.js';
import { toNumber } from '../text/shares.js';
import { textAfter, textBefore } from '../text/window.js';
import type { Flag } from './rule.js';
import { nameLine } from './wording.js';

/** A percentage of change that does not follow from the two figures that another sentence gives. */
export interface FarChange {
  readonly sentence: Sentence;
  readonly percentage: Figure;
  readonly other: Sentence;
  readonly flow: Flow;
}

const BEFORE =
  /\b(?:r[io]se|risen|fell|fallen|grew|grown|dropped|declined|increased|decreased|climbed|jumped|shrank|up|down|by|rise|fall|increase|decrease|drop|decline|gain) (?:of |by )?(?:about |around |nearly |almost |some |over |more than |just )?$/i;
const AFTER =
  /^ (?:more|fewer|less|higher|lower|rise|fall|increase|decrease|drop|decline|gain|up|down)\b/i;
/** Each change is looked for in the whole text, so only so many are. */
const MAX_CHANGES = 60;
/** A percentage that is far from the one worked out is of something else. */
const MAX_OFF = 3;

/** Percentages in title, deck and takeaways beside a figure that the body says to have come from another. */
export function listFarChanges({ top, body }: Analysis): readonly FarChange[] {
  const changes = top.flatMap((sentence) =>
    sentence
      .figures()
      .filter((figure) => isChange(sentence, figure))
      .map((percentage) => ({ sentence, percentage })),
  );
  if (changes.length === 0) return [];
  const flows = body.flatMap((other) => readFlows(other).map((flow) => ({ other, flow })));
  return changes.slice(0, MAX_CHANGES).flatMap(({ sentence, percentage }): readonly FarChange[] => {
    const values = new Set(sentence.figures().map(({ value }) => value));
    const own = flows.filter(({ flow: { to } }) => to.unit !== '%' && values.has(to.value));
    const [first] = own;
    if (!first || own.some(({ flow }) => isRight(percentage, flow))) return [];
    return isNear(percentage, first.flow) ? [{ sentence, percentage, ...first }] : [];
  });
}

function isChange({ text }: Sentence, { unit, start, end }: Figure): boolean {
  if (unit !== '%') return false;
  return BEFORE.test(textBefore(text, start, 40)) || AFTER.test(textAfter(text, end, 12));
}

function toTruth({ from, to }: Flow) {
  const { low, high } = toPercent(toBounds(to), toBounds(from));
  const ends = [Math.abs(low - 100), Math.abs(high - 100)];
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

function isRight(percentage: Figure, flow: Flow): boolean {
  return canBe(percentage, toTruth(flow));
}

function isNear({ value }: Figure, flow: Flow): boolean {
  const { low, high } = toTruth(flow);
  return value <= high * MAX_OFF && value >= low / MAX_OFF;
}

/** What is wrong with such a percentage. */
export function toFarFlag({ sentence, percentage, other, flow }: FarChange): Flag {
  const { from, to } = flow;
  const place = other.place(flow);
  const truth = Number((Math.abs(to.value / from.value - 1) * 100).toFixed(1));
  return {
    reason: `From ${toNumber(from)} to ${toNumber(to)}${nameLine(place)} is ${String(truth)}%, not ${toNumber(percentage)}`,
    hint: 'Correct the percentage or one of the two figures.',
    place: sentence.place(percentage),
    related: [{ reason: 'The two figures', place }],
    level: 'warning',
  };
}

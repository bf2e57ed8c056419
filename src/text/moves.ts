import { findAll } from '../model/find-all.js';
import { endOf, haveSameUnit, listCounts } from './shares.js';
import type { Figure } from './figures.js';
import type { Sentence } from './passage.js';
import type { Span } from './split-sentences.js';
import { isTimeUnit } from './time-units.js';
import { textAfter, textBefore } from './window.js';

/** A figure that went from one value to another: `fell to €96 million from €118 million`. */
export interface Move extends Span {
  readonly sentence: Sentence;
  readonly from: Figure;
  readonly to: Figure;
  readonly isUp: boolean;
}

/** What a sentence says of the way and the size of a change: `rose by €22 million`, `a tenth less`, `rose to 96`. */
export interface Change extends Span {
  readonly isUp: boolean;
  /** By how much, in units of `unit`, or as a share (0 to 1) if that is `%`. */
  readonly by: number | undefined;
  /** Where it ended. */
  readonly to: number | undefined;
  readonly unit: string;
}

const HEDGE =
  '(?:about |around |roughly |nearly |almost |some |just |only |over |more than |less than |a )?';
const UP =
  'r[io]se[sn]?|rising|went up|go(?:es|ne) up|grew|grows?|grown|climb\\w*|increas\\w+|gain\\w*|jump\\w*|surg\\w+|dearer|higher|costlier|larger|bigger|up|more';
const DOWN =
  'f[ae]ll(?:s|en|ing)?|went down|go(?:es|ne) down|drop\\w*|declin\\w+|decreas\\w+|shrank|shr[iu]nk\\w*|slid|slipped|eased|cheaper|lower|fewer|smaller|down|less';
const WAY = `\\b(?:(?<up>${UP})|(?<down>${DOWN}))\\b`;
const BY = new RegExp(`${WAY}[^.;,]{0,25}? by ${HEDGE}$`, 'i');
const UP_BY = new RegExp(`\\b(?:(?<up>up)|(?<down>down)) ${HEDGE}$`, 'i');
const TO = new RegExp(`${WAY}[^.;,]{0,25}? to ${HEDGE}$`, 'i');
const UNIT = 'percent|per cent|million|billion|euros?|dollars?|pounds?';
const AFTER = new RegExp(`^[^\\s]{0,10}(?: (?:${UNIT})){0,2} ${WAY}`, 'i');
const SHARE = /\b(?:(?:a|one) (?<part>tenth|eighth|fifth|quarter|third|half)|(?<half>half))\b/gi;
const PARTS: Readonly<Record<string, number>> = {
  tenth: 0.1,
  eighth: 0.125,
  fifth: 0.2,
  quarter: 0.25,
  third: 1 / 3,
  half: 0.5,
};
/** How far a share may be from the one that the figures give: "about a tenth" for 9%. */
const SLACK = 0.0101;
const FROM_TO = new RegExp(`^(?: [a-z][\\w-]*){0,3}(?: in \\d{4})? to ${HEDGE}$`, 'i');
const TO_FROM = new RegExp(`^[^.;"]{0,40}? from ${HEDGE}$`, 'i');

/** The moves that a sentence states with both figures. */
export function readMoves(sentence: Sentence): readonly Move[] {
  const counts = listCounts(sentence);
  return counts.flatMap((one, index): Move[] => {
    const other = counts[index + 1];
    if (!other || one.value === other.value || !haveSameUnit(one, other)) return [];
    const between = sentence.text.slice(one.end, other.start);
    const isFrom = /\bfrom (?:\w+ )?$/i.test(textBefore(sentence.text, one.start, 20));
    const isReversed = !isFrom && TO_FROM.test(between);
    if (!isReversed && !(isFrom && FROM_TO.test(between))) return [];
    const [from, to] = isReversed ? [other, one] : [one, other];
    return [{ sentence, start: one.start, end: other.end, from, to, isUp: to.value > from.value }];
  });
}

/** The changes of which a sentence gives the way. */
export function readChanges(sentence: Sentence): readonly Change[] {
  const { text } = sentence;
  const shares = findAll(text, SHARE).flatMap((match) => {
    const by = PARTS[(match.groups?.['part'] ?? match.groups?.['half'] ?? '').toLowerCase()];
    const span = { start: match.index, end: match.index + match[0].length };
    return readChange(text, span, { by, to: undefined, unit: '%' });
  });
  const figures = sentence.figures().filter(({ isYear, unit }) => !isYear && unit !== 'points');
  const changes = figures.flatMap((figure) => {
    const isShare = figure.unit === '%';
    const by = isShare ? figure.value / 100 : figure.value;
    return readChange(
      text,
      { start: figure.start, end: endOf(figure) },
      {
        by,
        to: isShare ? undefined : figure.value,
        unit: figure.unit,
      },
    );
  });
  return [...shares, ...changes];
}

function readChange(
  text: string,
  { start, end }: Span,
  { by, to, unit }: Pick<Change, 'by' | 'to' | 'unit'>,
): readonly Change[] {
  const before = textBefore(text, start, 50);
  const reached = to === undefined ? undefined : TO.exec(before);
  const way =
    reached ?? AFTER.exec(textAfter(text, end, 40)) ?? BY.exec(before) ?? UP_BY.exec(before);
  if (!way) return [];
  const isUp = way.groups?.['up'] !== undefined;
  return [{ start, end, isUp, unit, by: reached ? undefined : by, to: reached ? to : undefined }];
}

/** Whether a change is of the size of a move, or ends where it ends. */
export function isOfMove({ by, to, unit }: Change, move: Move): boolean {
  if (unit !== '%' && unit !== '' && move.to.unit !== '' && unit !== move.to.unit) return false;
  if (to !== undefined) return to === move.to.value;
  if (by === undefined) return false;
  const size = Math.abs(move.to.value - move.from.value);
  return unit === '%'
    ? Math.abs(size / move.from.value - by) <= SLACK
    : Math.abs(size - by) <= size * 0.02;
}
/** A figure that a sentence gives beside the one before it: `212 megawatts, against 188 a week earlier`. */
export interface Flow extends Span {
  readonly from: Figure;
  readonly to: Figure;
  readonly isUp: boolean;
}

const AGAINST_EARLIER =
  /^[^.;()"]{0,40}?,? (?:(?:as )?(?:against|compared (?:with|to)|versus|after) (?<hedge>(?:about |just |some |the )?)|(?:up|down) from )$/i;
const EARLIER =
  /^[^.;()"]{0,40}?\b(?:ago|earlier|before|previous(?:ly)?|last|in (?:[A-Z][a-z]+ )?(?:\d{4}|[A-Z][a-z]{2,8}))\b/;

/** The figures of a sentence that are held against an earlier one. */
export function readFlows(sentence: Sentence): readonly Flow[] {
  const { text } = sentence;
  const figures = sentence.figures().filter(({ isYear, unit }) => !isYear && unit !== 'points');
  if (figures.length < 2) return [];
  const moves = readMoves(sentence).map(({ start, end, from, to, isUp }): Flow => ({
    start,
    end,
    from,
    to,
    isUp,
  }));
  const against = figures.flatMap((one, index): Flow[] => {
    const other = figures[index + 1];
    if (!other || one.value === other.value || !isLike(one, other)) return [];
    const joint = AGAINST_EARLIER.exec(text.slice(endOf(one), other.start));
    if (!joint) return [];
    const isEarlier =
      joint.groups?.['hedge'] === undefined || EARLIER.test(text.slice(endOf(other)));
    const isUp = one.value > other.value;
    return isEarlier ? [{ start: one.start, end: other.end, from: other, to: one, isUp }] : [];
  });
  return [...moves, ...against];
}

/** Two figures of one unit; the noun may be left out with the second. */
function isLike(one: Figure, other: Figure): boolean {
  if (one.unit !== other.unit) return false;
  return (
    other.noun === '' || other.noun === one.noun || isTimeUnit(other.noun) === isTimeUnit(one.noun)
  );
}

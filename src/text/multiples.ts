import { findAll } from '../model/find-all.js';
import type { Figure } from './figures.js';
import { FRACTION, toFraction } from './fractions.js';
import type { Sentence } from './passage.js';
import { endOf, haveSameUnit, HEDGE } from './shares.js';
import type { Span } from './split-sentences.js';

/** A change in words that a sentence states beside the two figures that it lies between. */
export interface StatedMultiple {
  /** The figure before the change. */
  readonly first: Figure;
  /** The figure after it. */
  readonly second: Figure;
  /** "doubled", "by a third". */
  readonly words: Span & { readonly text: string };
  /** The second figure divided by the first, if the words are right. */
  readonly ratio: number;
  /** Which way "about" (both), "more than" (up) or "nearly" (down) lets the true ratio lie. */
  readonly rough: 'both' | 'up' | 'down' | undefined;
}

const RATIOS: Readonly<Record<string, number>> = {
  doubl: 2,
  tripl: 3,
  trebl: 3,
  quadrupl: 4,
  halv: 0.5,
};
const UP =
  'rose|risen|rises?|increased?|grew|grown|climbed|jumped|surged|gained|went up|rise|increase|growth|jump|gain|up|raised|raising';
const DOWN =
  'fell|fallen|falls?|dropped|declined|decreased|shrank|shrunk|went down|cut|cuts|reduced|lowered|drop|decline|decrease|reduction|down|slid';
const ROUGH =
  '(?:(?<up>more than|over|just over)|(?<down>nearly|almost|less than|just under|not quite|close to)|(?<both>about|around|roughly|some|approximately))';
/** "more than doubled", "rose by almost a third". */
const TIMES = `(?:${ROUGH} )?\\b(?<times>doubl|tripl|trebl|quadrupl|halv)(?:ed|ing|es?)`;
const BY = `\\b(?:(?<rise>${UP})|(?<fall>${DOWN}))(?: by| of)? (?:${ROUGH} )?(?<part>${FRACTION})`;
const CHANGES = [TIMES, BY].map((form) => new RegExp(form, 'gi'));
/** What may stand between the words of a change and its first figure. */
const LEAD = new RegExp(`^(?: [a-z][\\w'-]*){0,6}?,? (?<way>from|to) ${HEDGE}$`, 'i');
/** A sentence with more figures is a table. */
const MAX_FIGURES = 40;
/** How far the two figures may stand apart, in characters. */
const MAX_APART = 50;
/** What stands between the two figures, after the word before the first. */
const JOINTS = {
  from: toJoint(' to'),
  to: toJoint(',? (?:up |down )?from'),
} as const;

function toJoint(next: string): RegExp {
  return new RegExp(`^[^.;:()"]{0,${String(MAX_APART)}}?${next} ${HEDGE}$`, 'i');
}

/** "Output doubled from 40 to 60 tons", "sales fell by a third, to $40 million from $90 million". */
export function readMultiples(sentence: Sentence): readonly StatedMultiple[] {
  const { text } = sentence;
  const figures = sentence.figures().filter(({ isYear, value }) => !isYear && value > 0);
  if (figures.length < 2 || figures.length > MAX_FIGURES) return [];
  if (!/\b(?:doubl|tripl|trebl|quadrupl|halv)|\b(?:half|third|quarter|fifth|tenth)/i.test(text))
    return [];
  return CHANGES.flatMap((change) => findAll(text, change)).flatMap((match) => {
    const start = match.index;
    const words = { start, end: start + match[0].length, text: match[0] };
    const at = figures.findIndex((figure) => figure.start >= words.end);
    const pair = at < 0 ? undefined : readPair(text, words.end, figures[at], figures[at + 1]);
    const ratio = toRatio(match.groups ?? {});
    return pair && ratio !== undefined
      ? [{ ...pair, words, ratio, rough: toRough(match.groups ?? {}) }]
      : [];
  });
}

function readPair(
  text: string,
  from: number,
  one: Figure | undefined,
  other: Figure | undefined,
): Pick<StatedMultiple, 'first' | 'second'> | undefined {
  if (!one || !other || !haveSameUnit(one, other)) return undefined;
  if (one.start - from > MAX_APART * 2) return undefined;
  const way = LEAD.exec(text.slice(from, one.start))?.groups?.['way']?.toLowerCase();
  if (way !== 'from' && way !== 'to') return undefined;
  const between = text.slice(endOf(one), other.start);
  if (!JOINTS[way].test(between)) return undefined;
  return way === 'from' ? { first: one, second: other } : { first: other, second: one };
}

function toRatio({
  times,
  rise,
  part = '',
}: Readonly<Record<string, string | undefined>>): number | undefined {
  if (times !== undefined) return RATIOS[times.toLowerCase()];
  return rise === undefined ? 1 - toFraction(part) : 1 + toFraction(part);
}

function toRough({
  up,
  down,
  both,
}: Readonly<Record<string, string | undefined>>): StatedMultiple['rough'] {
  if (up !== undefined) return 'up';
  if (down !== undefined) return 'down';
  return both === undefined ? undefined : 'both';
}

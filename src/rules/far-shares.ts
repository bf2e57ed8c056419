import type { Analysis } from '../text/analysis.js';
import type { Figure } from '../text/figures.js';
import type { Sentence } from '../text/passage.js';
import { canBe, toBounds, toPercent } from '../text/rounding.js';
import {
  endOf,
  findShare,
  haveSameUnit,
  isSaidAfter,
  listCounts,
  readParts,
  STAFF,
  wordsOf,
} from '../text/shares.js';
import { isMeasure } from '../text/totals.js';
import { textAfter, textBefore } from '../text/window.js';

/** Two figures of one text from which a percentage in another sentence can be worked out. */
interface Base {
  readonly sentence: Sentence;
  /** The part, or what something became. */
  readonly first: Figure;
  /** The whole, or what it was. */
  readonly second: Figure;
}

/** A percentage that does not follow from figures which stand elsewhere in the text. */
export interface FarShare {
  readonly sentence: Sentence;
  readonly percentage: Figure;
  readonly base: Base;
  /** Whether it is a change from the second figure to the first. */
  readonly isChange: boolean;
}

/** "58 percent of the seats", "16% of the total", "15% of its workforce". */
const OF_NOUN = /^ of (?:(?:the|its|their|all|all the) )(?<noun>[a-z]+)\b/i;
const OF_TOTAL = /^ of (?:(?:the|that) (?:total|whole|lot)|them|all)\b/i;
/** What is wanted, or was elsewhere or at another time. */
const OTHER =
  /\b(?:needs?|needed|requires?|required|threshold|at least|majority|goal|target|aims?|would|could|should|must|quota|than|previous\w*|earlier|last|ago|before|then|since|were|had|was|average|another|other|if|amend\w*|change of)\b/i;
/** "35 percent above the $30.40". */
const ABOVE =
  /^ (?:above|below|higher than|lower than|more than|less than) (?:the |its |their )?$/i;
/** How near to a percentage such words must stand, in characters. */
const NEAR = 40;
/** A part smaller than this is told of many wholes. */
const MIN_PART = 13;
/** A price and what was bid for it are of one size. */
const MAX_RATIO = 3;

/** Each share is looked for in the whole text, so only so many are. */
const MAX_SHARES = 100;

/** Percentages of a text that do not follow from their figures in other sentences. */
export function listFarShares({ top, body }: Analysis): readonly FarShare[] {
  const sentences = [...body, ...top];
  const shares = sentences.flatMap((sentence) =>
    sentence
      .figures()
      .filter(({ unit }) => unit === '%')
      .map((percentage) => ({ sentence, percentage })),
  );
  if (shares.length === 0) return [];
  const parts = sentences.flatMap((sentence) =>
    readParts(sentence).map((part): Base & typeof part => ({ sentence, ...part })),
  );
  return shares.slice(0, MAX_SHARES).flatMap(({ sentence, percentage }): readonly FarShare[] => {
    const isBeside = readParts(sentence).some((part) => findShare(sentence, part, [percentage]));
    if (isBeside) return [];
    const base =
      findPart(sentence, percentage, parts) ??
      findTotal(sentence, percentage, sentences) ??
      findSeats(sentence, percentage, parts, shares);
    if (base) return keepNear({ sentence, percentage, base, isChange: false });
    const price = findPrice(sentence, percentage, sentences);
    return price ? keepNear({ sentence, percentage, base: price, isChange: true }) : [];
  });
}

/** A percentage that is far from the one worked out is of something else. */
const MAX_OFF = 1.5;

function keepNear(share: FarShare): readonly FarShare[] {
  const { first, second } = share.base;
  const ratio = first.value / second.value;
  const truth = (share.isChange ? Math.abs(ratio - 1) : ratio) * 100;
  const off = share.percentage.value / truth;
  return off <= MAX_OFF && off >= 1 / MAX_OFF ? [share] : [];
}

function isRight(percentage: Figure, { first, second }: Base): boolean {
  return canBe(percentage, toPercent(toBounds(first), toBounds(second)));
}

/** Where a percentage is said of the figure before it: the figure. */
function findSaid(
  sentence: Sentence,
  percentage: Figure,
  whole: (figure: Figure) => readonly string[],
): Figure | undefined {
  const figure = listCounts(sentence).findLast(({ end }) => end <= percentage.start);
  if (!figure) return undefined;
  const isSaid = isSaidAfter(sentence.text, endOf(figure), percentage, whole(figure));
  return isSaid ? figure : undefined;
}

/** "1,150 posts, or 15% of its workforce" of "1,150 of its 9,200 jobs". */
function findPart(
  sentence: Sentence,
  percentage: Figure,
  parts: readonly Base[],
): Base | undefined {
  const toWhole = ({ value }: Figure) =>
    parts
      .filter(({ first }) => first.value === value)
      .flatMap(({ sentence: { text }, first, second }) => wordsOf(text, first, second));
  const figure = findSaid(sentence, percentage, toWhole);
  if (!figure || (figure.value < MIN_PART && figure.unit === '')) return undefined;
  const bases = parts.filter(
    (part) =>
      part.sentence !== sentence &&
      part.first.value === figure.value &&
      haveSameUnit(part.first, figure),
  );
  return bases.some((base) => isRight(percentage, base)) ? undefined : bases[0];
}

/** "7,050 grants, or 16% of the total" of "paid 64,100 grants". */
function findTotal(
  sentence: Sentence,
  percentage: Figure,
  sentences: readonly Sentence[],
): Base | undefined {
  if (!OF_TOTAL.test(textAfter(sentence.text, endOf(percentage)))) return undefined;
  const first = findSaid(sentence, percentage, () => []);
  if (!first || isMeasure(first) || (first.noun === '' && first.unit === '')) return undefined;
  const totals = sentences
    .filter((one) => !one.figures().some(({ unit }) => unit === '%'))
    .flatMap((one) =>
      listCounts(one)
        .filter(({ noun, unit }) => unit === first.unit && (unit !== '' || noun === first.noun))
        .filter(({ value }) => value > first.value)
        .map((second): Base => ({ sentence: one, first, second })),
    )
    .toSorted((a, b) => b.second.value - a.second.value);
  return totals.some((base) => isRight(percentage, base)) ? undefined : totals[0];
}

/** "58% of the seats" of "38 of the 72 seats", if no other percentage is told of the like. */
function findSeats(
  { text, passage }: Sentence,
  percentage: Figure,
  parts: readonly Base[],
  shares: readonly { readonly sentence: Sentence; readonly percentage: Figure }[],
): Base | undefined {
  const noun = OF_NOUN.exec(textAfter(text, endOf(percentage)))?.groups?.['noun'] ?? '';
  const around = `${textBefore(text, percentage.start, NEAR)} ${textAfter(text, percentage.end, NEAR)}`;
  if (noun === '' || OTHER.test(around)) return undefined;
  const given = shares.filter((share) => share.percentage.value === percentage.value);
  const wholes = parts.filter(
    ({ second, sentence }) =>
      sentence.passage !== passage &&
      second.value >= MIN_PART &&
      isCounted(sentence.text, second, noun),
  );
  const [base, ...others] = wholes;
  if (!base || given.length > 1 || others.some(({ second }) => second.value !== base.second.value))
    return undefined;
  const counts = base.sentence.passage.sentences
    .flatMap(listCounts)
    .filter(({ value, unit }) => unit === base.first.unit && value <= base.second.value);
  const sums = counts.flatMap((one, index) => [
    one,
    ...counts.slice(index + 1).map((other) => ({ ...one, value: one.value + other.value })),
  ]);
  const rests = sums.map((one) => ({ ...one, value: base.second.value - one.value }));
  const fits = [...sums, ...rests].some((first) => isRight(percentage, { ...base, first }));
  return fits ? undefined : base;
}

/** Whether a figure counts what a noun names: `72 seats`, `9,200 jobs` for the workforce. */
function isCounted(text: string, figure: Figure, noun: string): boolean {
  const words =
    textAfter(text, endOf(figure))
      .toLowerCase()
      .match(/^(?:[ -][a-z]+){1,2}/)?.[0] ?? '';
  const counted = words.split(/[ -]/);
  return counted.includes(noun) || (STAFF.test(noun) && counted.some((word) => STAFF.test(word)));
}

/** "35% above the $30.40" where the one other price of that size is $38. */
function findPrice(
  sentence: Sentence,
  percentage: Figure,
  sentences: readonly Sentence[],
): Base | undefined {
  const { text } = sentence;
  const second = listCounts(sentence).find(({ start }) => start >= percentage.end);
  if (!second || second.unit === '') return undefined;
  if (!ABOVE.test(text.slice(endOf(percentage), second.start))) return undefined;
  const prices = sentences.flatMap((one) =>
    listCounts(one)
      .filter(({ unit, value }) => {
        const ratio = value / second.value;
        const isOther = value !== second.value && unit === second.unit;
        return isOther && ratio < MAX_RATIO && ratio > 1 / MAX_RATIO;
      })
      .map((first): Base => ({ sentence: one, first, second })),
  );
  const fits = prices.some(({ first }) => {
    const change = Math.abs(first.value / second.value - 1) * 100;
    return canBe(percentage, { low: change - 0.5, high: change + 0.5 });
  });
  const values = new Set(prices.map(({ first }) => first.value));
  return fits || values.size !== 1 ? undefined : prices[0];
}

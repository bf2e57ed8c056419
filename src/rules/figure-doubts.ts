import type { Analysis } from '../text/analysis.js';
import type { Figure } from '../text/figures.js';
import { compare } from '../text/match.js';
import type { Sentence } from '../text/passage.js';
import { textAfter, textBefore } from '../text/window.js';
import { isSupported, isTimeUnit } from './figure-support.js';

/** A figure where it stands. */
export interface PlacedFigure {
  readonly sentence: Sentence;
  readonly figure: Figure;
}

/** A figure of the top that the body does not bear out. */
export interface Doubt extends PlacedFigure {
  /** Another figure that the body gives for the same thing. */
  readonly rival?: PlacedFigure;
}

/** A slip of the pen moves a point; figures further apart are of other things. */
const MAX_RATIO = 10;

/** Words of a figure that is a part or a middle of others. */
const RATE = /\b(?:average|averages|averaged|median|mean|per|each|every|apiece|a head)\b/i;

/** How many words on each side of a figure say what it is about. */
const REACH = 6;

/** The figures of title, deck and takeaways that the body neither gives nor bears out by rounding or reckoning. */
export function listDoubts({ top, body, year }: Analysis): readonly Doubt[] {
  const given = body.flatMap(placeFigures);
  return top.flatMap((sentence) =>
    placeFigures(sentence)
      .filter(({ figure }) => !isSupported(figure, sentence, body, year))
      .flatMap((doubt): Doubt[] => {
        const rival = findRival(doubt, given);
        if (rival) return [{ ...doubt, rival }];
        return isWorthDoubt(doubt.figure) ? [doubt] : [];
      }),
  );
}

/** Small numbers count things that a good summary counts itself: "two", "3 reasons". */
function isWorthDoubt(figure: Figure): boolean {
  const { value, unit, isWord, noun } = figure;
  if (unit !== '' || isLength(figure)) return true;
  return !isWord && (value > 12 || !Number.isInteger(value) || (value >= 10 && noun !== ''));
}

/** Kinds of figures that editors work out from others: shares, small change, years, lengths of time, multiples. */
export function isReckonable({ unit, noun, isYear }: Figure): boolean {
  const isShare = unit === '%' || unit === 'points';
  return isShare || isYear || isTimeUnit(noun) || /^(?:cent|penc|point|time|fold)$/.test(noun);
}

/** A length of time that is part of a name: `two-day summit`. */
function isLength({ phrase, noun }: Figure): boolean {
  return isTimeUnit(noun) && /\w-\w+$/.test(phrase);
}

function placeFigures(sentence: Sentence): PlacedFigure[] {
  return sentence.figures().map((figure) => ({ sentence, figure }));
}

/** The figure of the body that says another number of the same thing, if there is one that is close enough. */
function findRival(doubt: PlacedFigure, given: readonly PlacedFigure[]): PlacedFigure | undefined {
  const own = new Set(doubt.sentence.figures().map(({ value }) => value));
  const isSpan = isTimeUnit(doubt.figure.noun) && !isLength(doubt.figure);
  const least = isWorthDoubt(doubt.figure) && !isSpan ? 2 : 3;
  const rated = given
    .filter((rival) => !own.has(rival.figure.value) && isSameKind(doubt, rival))
    .map((rival) => ({ rival, score: rate(doubt, rival) }))
    .filter(({ score }) => score >= least)
    .toSorted((a, b) => b.score - a.score);
  return rated[0]?.rival;
}

/** Spans of time are compared with spans of the same unit only, broken numbers with broken ones. */
function isSameKind(one: PlacedFigure, other: PlacedFigure): boolean {
  const [a, b] = [one.figure, other.figure];
  if (isRate(one) !== isRate(other)) return false;
  if (a.unit !== b.unit || a.isYear !== b.isYear) return false;
  if (a.unit === '' && isBroken(a) !== isBroken(b)) return false;
  if (a.value > b.value * MAX_RATIO || b.value > a.value * MAX_RATIO) return false;
  return a.noun === b.noun || !(isTimeUnit(a.noun) || isTimeUnit(b.noun));
}

/** An average, or so much for each: another figure than the whole. */
function isRate({ sentence, figure }: PlacedFigure): boolean {
  const { text } = sentence;
  return RATE.test(`${textBefore(text, figure.start, 30)} ${textAfter(text, figure.end, 30)}`);
}

/** A point for each content word in common round the figures, one for the same thing counted, others for likeness. */
function rate(doubt: PlacedFigure, rival: PlacedFigure): number {
  const near = listNear(rival);
  const shared = listNear(doubt).filter((stem) => near.some((other) => isAlike(stem, other)));
  const { cover } = compare(doubt.sentence, rival.sentence);
  const bonuses = [
    isLength(doubt.figure) && isTimeUnit(rival.figure.noun),
    isAlike(doubt.figure.noun, rival.figure.noun),
    cover >= 0.5,
    isBroken(doubt.figure) && isBroken(rival.figure),
    doubt.figure.rough !== undefined && doubt.figure.rough === rival.figure.rough,
    isSwapped(doubt.figure, rival.figure),
  ];
  return Math.min(shared.length, 3) + bonuses.filter(Boolean).length;
}

/** The same digits in another order, as a slip of the pen puts them: 61,400 and 64,100. */
function isSwapped(a: Figure, b: Figure): boolean {
  const [one, other] = [a, b].map(({ text }) => (text.match(/\d/g) ?? []).toSorted().join(''));
  return one !== undefined && one.length > 2 && one === other;
}

function isBroken({ value }: Figure): boolean {
  return !Number.isInteger(value);
}

/** Content stems round a figure. */
function listNear({ sentence, figure }: PlacedFigure): readonly string[] {
  const words = sentence.words();
  const first = words.findIndex(({ end }) => end > figure.start);
  const last = words.findLastIndex(({ start }) => start < figure.end);
  return [...words.slice(Math.max(0, first - REACH), first), ...words.slice(last + 1, last + REACH)]
    .filter(({ isStop, stem }) => !isStop && !/^\d/.test(stem))
    .map(({ stem }) => stem);
}

/** The same stem, or one that ends with the other: `quake` and `earthquake`. */
function isAlike(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  return a === b || (Math.min(a.length, b.length) >= 5 && (a.endsWith(b) || b.endsWith(a)));
}

import type { Analysis } from '../text/analysis.js';
import type { Figure } from '../text/figures.js';
import { compare } from '../text/match.js';
import type { Sentence } from '../text/passage.js';
import { textAfter, textBefore } from '../text/window.js';
import { readToldSpans } from '../text/time-spans.js';
import { isTimeUnit } from '../text/time-units.js';
import { isSupported } from './figure-support.js';

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

/** What stands before the base of a share or rate. */
const BASE =
  /\b(?:every|per|each|out of|\d[\d.,]*(?: [a-z]+)? in|(?:one|two|three|four|five|six|seven|eight|nine) in)(?: every| each)? [$€£]?$/i;
/** Words that make a figure a difference of others. */
const MORE_BEFORE =
  /\b(?:another|extra|additional|(?:gap|margin|difference|lead|gain|loss|rise|increase|drop|fall|decline|cut|majority|shortfall|surplus) of(?: (?:about|some|only|just))?|(?:up|down|rose|fell|grew|dropped|increased|shrank|widened|narrowed) by|(?:lost|gained|beat \w+ by|won by|missed by|short by|needs?|lacks?)(?: only| just)?) [$€£]?$/i;
const MORE_AFTER =
  /^(?: [\w'-]+){0,2} (?:more|fewer|less|higher|lower|above|below|ahead|behind|short|clear|adrift|apart|extra|beyond|over)\b/i;

/** How many words on each side of a figure say what it is about. */
const REACH = 6;

/** The doubts of a text, which two rules ask for. */
const KNOWN = new WeakMap<Analysis, readonly Doubt[]>();

/** The figures of title, deck and takeaways that the body neither gives nor bears out by rounding or reckoning. */
export function listDoubts(analysis: Analysis): readonly Doubt[] {
  const doubts = KNOWN.get(analysis) ?? findDoubts(analysis);
  KNOWN.set(analysis, doubts);
  return doubts;
}

function findDoubts({ top, body, year }: Analysis): readonly Doubt[] {
  const given = body.flatMap(placeFigures);
  return top.flatMap((sentence) =>
    placeFigures(sentence)
      .filter((placed) => !isBase(placed) && !(isDifference(placed) && isApart(placed, given)))
      .filter(({ figure }) => !isSupported(figure, sentence, body, year))
      .flatMap((doubt): Doubt[] => {
        const rival = findRival(doubt, given);
        if (rival) return [{ ...doubt, rival }];
        return isWorthDoubt(doubt.figure) || isNewCount(doubt) ? [doubt] : [];
      }),
  );
}

/** "38 of every 100 shares", "one in 10": a share, and what it is of. */
function isBase({ sentence: { text }, figure }: PlacedFigure): boolean {
  const isRound = figure.value >= 10 && /^10*$/.test(String(figure.value));
  const before = textBefore(text, figure.start, 40);
  const isOf = /^ (?:in|out of|of) (?:every|each) (?:10+|ten|hundred)\b/i.test(
    textAfter(text, figure.start + figure.phrase.length, 30),
  );
  return isOf || (isRound && !isTimeUnit(figure.noun) && BASE.test(before));
}

/** Whether a figure is said to lie between two others: "25 fewer", "another 37", "37 short of". */
export function isDifference({ sentence: { text }, figure }: PlacedFigure): boolean {
  const { start, phrase } = figure;
  const after = textAfter(text, start + phrase.length, 40);
  return (
    MORE_BEFORE.test(textBefore(text, start, 40)) ||
    /\b(?:more|fewer|less)$/i.test(phrase) ||
    MORE_AFTER.test(after)
  );
}

/** Whether two figures of the body, of one unit, lie as far apart as a figure says. */
function isApart({ figure }: PlacedFigure, given: readonly PlacedFigure[]): boolean {
  const unit = figure.unit === 'points' ? '%' : figure.unit;
  const values = given.filter((one) => one.figure.unit === unit).map((one) => one.figure.value);
  const known = new Set(values);
  return values.some((value) => known.has(Number((value + figure.value).toPrecision(12))));
}

/** Small numbers count things that a good summary counts itself: "two", "3 reasons". */
function isWorthDoubt(figure: Figure): boolean {
  const { value, unit, isWord, noun } = figure;
  if (unit !== '' || isLength(figure)) return true;
  return !isWord && (value > 12 || !Number.isInteger(value) || (value >= 10 && noun !== ''));
}

/** "Five of its factories", "for nine hours": more than a summary counts itself. */
function isNewCount({ sentence, figure }: PlacedFigure): boolean {
  const { value, unit, noun, isLabel } = figure;
  const isTitle = sentence.passage.role === 'title';
  if (unit !== '' || isLabel || isTitle || value < MIN_NEW || value > MAX_NEW) return false;
  if (isTimeUnit(noun)) return readToldSpans(sentence).some(({ start }) => start === figure.start);
  const words = sentence.words().filter(({ start }) => start >= figure.end);
  return words.slice(0, 4).some(({ isStop, lower }) => !isStop && /[^s]s$/.test(lower));
}

/** Fewer are what a summary counts itself: "two towns", "three reasons". */
const MIN_NEW = 4;
/** More are written in words for the look of it only, at the start of a sentence. */
const MAX_NEW = 12;

/** Below this, a count without a unit may be one that the writer made. */
const FEW = 100;

/** So many figures of a text are added and subtracted at most. */
const MAX_GIVEN = 80;

/**
 * Whether an editor may well have worked a figure out: shares, small change, years, lengths of time, multiples, counts
 * up to a hundred, and the sum or difference of any two figures of the body.
 */
export function isReckonable(figure: Figure, body: readonly Sentence[]): boolean {
  const { unit, noun, isYear, value } = figure;
  const isShare = unit === '%' || unit === 'points';
  const isCount = unit === '' && value <= FEW;
  const isSmall = /^(?:cent|penc|point|time|fold)$/.test(noun);
  if (isShare || isYear || isCount || isSmall || isTimeUnit(noun)) return true;
  const given = body.flatMap((sentence) => sentence.figures()).slice(0, MAX_GIVEN);
  const values = given
    .filter((it) => !it.isYear && (it.unit === unit || it.unit === '' || isBareAmount(unit, it)))
    .map((it) => it.value);
  const isNear = (other: number) => Math.abs(other - value) < value * 1e-9;
  return values.some((a) => values.some((b) => isNear(a + b) || isNear(a - b)));
}

/** A currency may be left out: "beat it by 17 million zlotys and last year's by 42 million". */
function isBareAmount(unit: string, other: Figure): boolean {
  return unit === '' && other.unit !== '%' && other.unit !== 'points';
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
  return one !== undefined && one.length > 1 && one === other;
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

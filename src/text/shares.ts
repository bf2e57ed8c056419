import type { Figure } from './figures.js';
import type { Sentence } from './passage.js';
import { textAfter, textBefore } from './window.js';

/** One figure said to be a part of another: `9 of 15`, `six of the tournament's 48 goals`. */
export interface Part {
  /** The part. */
  readonly first: Figure;
  /** The whole. */
  readonly second: Figure;
  /** Whether the whole stands before the part: `Of the 15 firms, 9`. */
  readonly isWholeFirst: boolean;
  /** Whether nothing else can be meant: not so in `Of the 15 firms, Bolten took 9` and `15 firms came, 9 of them late`. */
  readonly isPlain: boolean;
}

/** A sentence with more figures is a table. */
const MAX_FIGURES = 40;

/** What may stand before a figure and leave it as it is. */
export const HEDGE =
  '(?:about |around |roughly |nearly |almost |some |just |only |over |more than )?';
const DETERMINER =
  "the|its|their|his|her|our|all|some|a|an|possible|potential|total|eligible|registered|[\\w-]{1,30}'s?";
const OF = new RegExp(
  `^(?: [a-z][\\w-]*){0,3}? (?:out )?of (?:(?:${DETERMINER}) ){0,3}${HEDGE}$`,
  'i',
);
/** "Of the 15 firms, 9" and "Of the 15 firms, Bolten took 9". */
const WHOLE_NEXT = /^(?: [a-z]\w*){1,3}, (?:only |just )?$/i;
const WHOLE_TAKEN =
  /^(?: [a-z][\w-]*){1,3}, (?:[a-z][\w'-]* ){1,4}?(?:won|w[ei]ns?|took|takes?|got|gets|ha[sd]|have|holds?|held|lost|kept|gave|filled|received) (?:only |just )?$/i;
const WHOLE_BEFORE = /\bof (?:the |its |their |those )?$/i;
/** "15 firms have left, of which 9", "15 firms have left, 9 of them". */
const OF_WHOM = new RegExp(`^[^.;:()"]{0,50}?, of (?:whom|which|them|these|those) ${HEDGE}$`, 'i');
const COMMA_BEFORE = new RegExp(`^ [^.;:()",]{0,50}, ${HEDGE}$`, 'i');
const OF_THEM = /^ of (?:whom|which|them|these|those)\b/i;
/** "or 60 percent", "a turnout of 60 percent". */
const SAID =
  '(?:,? (?:or|that is|i\\.e\\.),?|, (?:for |giving |making |meaning )?an? (?:[a-z]{2,20} )?(?:turnout|share|rate|proportion) of)';
const AFTER = new RegExp(`^(?: [a-z][\\w'-]*){0,6}${SAID} ${HEDGE}$`, 'i');
/** "9 of 15 votes, about 60 percent, …" */
const COMMA = new RegExp(`^(?: [a-z][\\w'-]*){0,4}, ${HEDGE}$`, 'i');
const BRACKET = new RegExp(`^(?: [a-z][\\w-]*){0,4} ?\\(${HEDGE}$`, 'i');
/** `60% (9 of 15)`, `60% of them, or 9 of 15`. */
const BEFORE = /^(?: [a-z][\w-]*){0,4} \($/i;
const BEFORE_OR = new RegExp(`^(?: [a-z][\\w-]*){0,4}, (?:or|that is),? ${HEDGE}$`, 'i');
const CLOSED = /^(?:[,.;)]|$)/;
/** What a share can be of without being of something else than the whole. */
const OF_WHOLE = /^ of (?:(?:the|its|their|that|this|all) )?(?<noun>[a-z]+)/i;
const ANY_WHOLE = /^(?:total|them|all|those|whole|lot)$/i;
/** Jobs and those who have them. */
export const STAFF =
  /^(?:jobs?|posts?|positions?|workers?|employees?|people|staff|workforce|payroll|headcount)$/i;

/** The parts and wholes that a sentence gives side by side, in order. */
export function readParts(sentence: Sentence): readonly Part[] {
  const counts = listCounts(sentence);
  return counts.flatMap((one, index) => {
    const other = counts[index + 1];
    return other && haveSameUnit(one, other) ? toPart(sentence.text, one, other) : [];
  });
}

/** The figures of a sentence that are no years, percentages or points; none of a table. */
export function listCounts(sentence: Sentence): readonly Figure[] {
  const figures = sentence.figures().filter(({ isYear }) => !isYear);
  if (figures.length > MAX_FIGURES) return [];
  return figures.filter(({ unit, value }) => unit !== '%' && unit !== 'points' && value > 0);
}

function toPart(text: string, one: Figure, other: Figure): readonly Part[] {
  const between = text.slice(endOf(one), other.start);
  const isOfBefore = WHOLE_BEFORE.test(textBefore(text, one.start, 12));
  const isPlain = (isOfBefore && WHOLE_NEXT.test(between)) || OF.test(between);
  const isWholeFirst =
    (isOfBefore && (isPlain || WHOLE_TAKEN.test(between))) ||
    OF_WHOM.test(between) ||
    (COMMA_BEFORE.test(between) && OF_THEM.test(textAfter(text, endOf(other), 12)));
  const [first, second] = isWholeFirst ? [other, one] : [one, other];
  const isPart = isPlain || isWholeFirst;
  return isPart && first.value <= second.value ? [{ first, second, isWholeFirst, isPlain }] : [];
}

/** The percentage that a sentence states beside a part: `9 of 15 (60%)`, `60% (9 of 15)`, `9 of 15, a share of 60%`. */
export function findShare(
  { text }: Sentence,
  { first, second, isWholeFirst }: Part,
  percentages: readonly Figure[],
): Figure | undefined {
  const end = endOf(isWholeFirst ? first : second);
  const after = percentages.find(({ start }) => start >= end);
  if (after && isSaidAfter(text, end, after, wordsOf(text, first, second))) return after;
  const before = percentages.findLast((one) => one.end <= first.start);
  if (isWholeFirst || !before) return undefined;
  const between = text.slice(endOf(before), first.start);
  const rest = textAfter(text, endOf(second));
  const isBracket = BEFORE.test(between) && /^(?: [a-z][\w-]*){0,3}\)/i.test(rest);
  const isClause = BEFORE_OR.test(between) && /^(?: [a-z][\w-]*){0,2}(?:[,.;]|$)/i.test(rest);
  return isBracket || isClause ? before : undefined;
}

/** Whether a percentage is given for what ends at an offset: in brackets, after "or" or as a turnout. */
export function isSaidAfter(
  text: string,
  from: number,
  percentage: Figure,
  whole: readonly string[],
): boolean {
  const before = text.slice(from, percentage.start);
  const end = endOf(percentage);
  if (BRACKET.test(before)) return text.charAt(end) === ')';
  const rest = textAfter(text, end);
  if (COMMA.test(before))
    return rest.startsWith(',') || (/^ of\b/.test(rest) && isOfWhole(rest, whole));
  return AFTER.test(before) && isOfWhole(rest, whole);
}

/** Whether what follows a percentage ends there, or says that it is of the whole: `of the total`, `of its staff`. */
function isOfWhole(rest: string, whole: readonly string[]): boolean {
  if (CLOSED.test(rest)) return true;
  const noun = OF_WHOLE.exec(rest)?.groups?.['noun'] ?? '';
  if (noun === '') return false;
  if (ANY_WHOLE.test(noun) || whole.includes(noun.toLowerCase())) return true;
  return STAFF.test(noun) && whole.some((word) => STAFF.test(word));
}

/** The words round a whole that say what it is. */
export function wordsOf(text: string, first: Figure, second: Figure): readonly string[] {
  const before = text.slice(Math.min(first.end, second.end), Math.max(first.start, second.start));
  const [after = ''] = textAfter(text, endOf(second), 60).split(/[,.;:()\d]/);
  const words = `${before} ${after}`.toLowerCase().match(/[a-z]+/g);
  const isRoom = /\b(?:possible|potential|maximum)\b/i.test(before);
  return [...(words ?? []).slice(0, 12), ...(isRoom ? ['capacity'] : [])];
}

/** The unit may be left out with one of two figures, but `$1.10` and `99 cents` are not of one. */
export function haveSameUnit(one: Figure, other: Figure): boolean {
  if (one.unit === other.unit) return true;
  const ratio = one.value / other.value;
  const isNear = (ratio < 20 && ratio > 1 / 20) || one.unit === '';
  return (one.unit === '' || other.unit === '') && isNear;
}

/** Where the number itself ends. */
export function endOf(figure: Figure): number {
  return figure.start + toNumber(figure).length;
}

/** The text of a figure without the "of" or "more" that may lead to what is counted. */
export function toNumber({ text }: Figure): string {
  return text.replace(/ (?:of the|of|other|more|new)$/i, '');
}

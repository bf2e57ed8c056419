import { findAll } from '../model/find-all.js';
import type { Figure } from './figures.js';
import { NUMBER_WORD } from './number-words.js';
import type { Sentence } from './passage.js';
import type { Span } from './split-sentences.js';
import { textAfter } from './window.js';

/** A total and the figures that a sentence lists as its parts. */
export interface StatedTotal {
  readonly total: Figure;
  readonly parts: readonly Figure[];
  /** The parts, as a stretch of the sentence. */
  readonly list: Span;
  /**
   * Whether these are all: "in all", "totals" say so, a colon makes it likely, a bracket or dash leaves it open;
   * after "with" or a comma they may be some.
   */
  readonly isWhole: 'yes' | 'likely' | 'open' | 'some';
  /** Items such as "a clerk", which count one each if they count. */
  readonly singles: number;
}

/** Units of time and length, and the like: what is measured is no total of what is counted. */
const MEASURE = new Set(
  'day week month year hour minut second mile kilometr metr meter km degre acr hectar ton tonn'.split(
    ' ',
  ),
);
const NOT_A_TOTAL =
  /\b(?:in|within|over|after|during|by|on|since|at|from|under|until|than|for|top|of|every|per|aged?|another|other)(?: the)?(?: (?:last|past|first|next|about|some))? $/i;
/** Lists that name some parts only, or count in another way. */
const OPEN_LIST = new RegExp(
  `\\b(?:each|apiece|per|every|including|among|at least|such as|most|both|average|of whom|of which|of them|aged?|up from|down from|from(?= (?:[a-z]+ )?(?:[$€£¥]|\\d|(?:${NUMBER_WORD})\\b))|compared|against|versus|more|fewer|less|times|out of|scor\\w+|also|both)(?![\\w-])`,
  'i',
);
/** Where the next item of a list begins. */
const ITEM = /,? and (?=[\d$€£¥]|[a-z]+ [a-z])|, |; /;
const OPEN_ITEM = new RegExp(
  `,? and (?=(?:[\\w'-]+ ){0,3}(?:[$€£¥]|\\d|(?:${NUMBER_WORD})\\b))|, |; `,
);
/** A sentence with more figures is a table; looking at all of its lists would take long, too. */
const MAX_FIGURES = 40;
const SMALL = 12;
const SEPARATOR =
  /: | - | \(|(?<some>, (?:with|of which) (?=[^,;:.]{0,40}\d)|,? (?:which is |is |are |was |were )?(?:split|divided|shared)(?: out)? (?:between|among|into) |(?<whom>, of whom (?=[^,;:.]{0,40}\d))|, (?=\d[\d,]* [^,;:]{2,30}(?:,| and) \d))|(?<made>,? (?:made up of|consist(?:s|ed|ing) of|compris(?:es|ed|ing)) )/g;
/** People who are told by where they were are counted once; women and children may be the same people. */
const PLACED =
  /^(?: (?:were|was|are|is|lived|died|come|came))? (?:in|from|at|near|around) (?:the )?\p{Lu}/u;
const IN_ALL =
  /,? (?:(?:for|making) a total of|a total of|totall?ing|(?:which |that )?add(?:s|ing)? up to(?: the)?|(?:which |that )?together(?: (?:come|make up|makes up|come to|comes to|amount to|add up to|making|worth))?(?: the| a total of)?) $/i;
/** "Of the 72 seats, Labour won 38 and …". */
const SHARED_OUT = /\bOf the (?=\d+ (?:seats|votes|medals|members|delegates|ballots), )/;
const TOTAL_AFTER = /^ (?:[a-z]+ ){0,2}?(?:in all|in total|altogether)\b/i;

/** The totals of a sentence that stand with all of their parts: before a colon, dash or bracket, or after the list. */
export function readTotals(sentence: Sentence): readonly StatedTotal[] {
  const figures = sentence.figures().filter(({ isYear }) => !isYear);
  if (figures.length < 3 || figures.length > MAX_FIGURES) return [];
  const { text } = sentence;
  const before = findAll(text, SEPARATOR)
    .slice(0, 20)
    .flatMap((match): StatedTotal[] => {
      const total = findTotal(text, figures, match.index, match.groups?.['made'] !== undefined);
      const start = match.index + match[0].length;
      const isOpen = match[0].startsWith(', of');
      const end = findEnd(text, start, match[0]);
      const found = total && readList(text, figures, { start, end }, isOpen);
      const saysSo = /\b(?:total|all\b|altogether)/i.test(text.slice(0, match.index));
      const isWhole = toWhole(match, saysSo);
      const isOnce =
        match.groups?.['whom'] === undefined || found?.parts.every((part) => isPlaced(text, part));
      return total && found && isOnce ? [{ total, isWhole, ...found }] : [];
    });
  const after = figures.slice(2).flatMap((total): StatedTotal[] => {
    const lead = IN_ALL.exec(text.slice(0, total.start).slice(-40));
    const start = Math.max(findClause(text, total.start), findRun(figures, total));
    const end = lead ? total.start - lead[0].length : total.start - 2;
    if (
      !lead &&
      !(TOTAL_AFTER.test(text.slice(total.end)) && text.slice(end, total.start) === ', ')
    )
      return [];
    const found = readList(text, figures, { start, end }, true);
    return found ? [{ total, isWhole: 'yes', ...found }] : [];
  });
  return [...before, ...after, ...readSharedOut(text, figures)];
}

function isPlaced(text: string, { end }: Figure): boolean {
  return PLACED.test(textAfter(text, end, 40));
}

/** Where the figures right before a total begin that are of its unit. */
function findRun(figures: readonly Figure[], total: Figure): number {
  const before = figures.filter(({ end }) => end <= total.start);
  const last = before.findLastIndex(({ unit }) => unit !== total.unit);
  return last < 0 ? 0 : (before[last + 1]?.start ?? 0);
}

function toWhole({ 0: mark, groups }: RegExpMatchArray, saysSo: boolean): StatedTotal['isWhole'] {
  if (groups?.['some'] !== undefined) return 'some';
  if (saysSo) return 'yes';
  return mark === ': ' || groups?.['made'] !== undefined ? 'likely' : 'open';
}

/** "Of the 72 seats, Labour won 38, Renewal 29 and the Union five." */
function readSharedOut(text: string, figures: readonly Figure[]): readonly StatedTotal[] {
  const match = SHARED_OUT.exec(text);
  const total = match && figures.find(({ start }) => start === match.index + match[0].length);
  if (!total) return [];
  const start = text.indexOf(', ', total.end) + 2;
  const found = readList(text, figures, { start, end: findEnd(text, start, ': ') }, true);
  return found ? [{ total, isWhole: 'some', ...found }] : [];
}

/** Where a clause starts: after the last full stop, semicolon, colon or bracket. */
function findClause(text: string, end: number): number {
  const before = text.slice(0, end);
  const open = before.lastIndexOf(' (');
  const bracket = before.includes(')', open) ? 0 : open + 1;
  return Math.max(bracket, 0, ...['; ', ': ', '. '].map((mark) => before.lastIndexOf(mark) + 1));
}

function findEnd(text: string, start: number, separator: string): number {
  const mark = separator === ' (' ? ')' : separator === ' - ' ? ' - ' : ';';
  const end = text.indexOf(mark, start);
  return end < 0 ? text.length : end;
}

/** Whether a figure measures time, length or the like, rather than counting. */
export function isMeasure({ noun }: Figure): boolean {
  return MEASURE.has(noun);
}

/** The one figure before a list that can be its total. */
function findTotal(
  text: string,
  figures: readonly Figure[],
  end: number,
  isMade: boolean,
): Figure | undefined {
  const start = findClause(text, end);
  const candidates = figures.filter(
    (figure) =>
      figure.start >= start &&
      figure.end <= end &&
      figure.unit !== '%' &&
      (figure.noun !== '' || figure.unit !== '') &&
      !MEASURE.has(figure.noun) &&
      !isBracketed(text, figure) &&
      (isMade || !NOT_A_TOTAL.test(text.slice(Math.max(0, figure.start - 30), figure.start))),
  );
  if (/\b(?:including|such as|e\.g\.?|among (?:them|others))\s*$/i.test(text.slice(0, end)))
    return undefined;
  // "86 seats went to three parties": the number of items is not what they add up to.
  const large = candidates.filter(({ value, isWord }) => !isWord || value > SMALL);
  const [total, ...others] = candidates.length === 1 ? candidates : large;
  return others.length === 0 ? total : undefined;
}

/** "180 million soles (about $48 million)": the same in another unit. */
function isBracketed(text: string, { start, end }: Figure): boolean {
  const open = text.lastIndexOf('(', start);
  const close = open < 0 ? -1 : text.indexOf(')', open);
  return open >= 0 && close >= end;
}

/**
 * A list whose every item is a figure and a few words. Words may stand before the first figure if `isOpen`, and a few
 * before each of the others: "rents $54 million and fees $18 million".
 */
function readList(
  text: string,
  figures: readonly Figure[],
  { start, end }: Span,
  isOpen = false,
): Pick<StatedTotal, 'parts' | 'list' | 'singles'> | undefined {
  const parts = figures.filter((figure) => figure.start >= start && figure.end <= end);
  const list = text.slice(start, end);
  const [first] = parts;
  if (!first || parts.length < 2 || OPEN_LIST.test(list)) return undefined;
  if (
    parts.some(
      ({ unit, noun }) =>
        unit !== first.unit || unit === '%' || unit === 'points' || MEASURE.has(noun),
    )
  )
    return undefined;
  const from = isOpen ? first.start : start;
  const items = text.slice(from, end).split(isOpen ? OPEN_ITEM : ITEM);
  const singles = items.filter((item) => /^(?:and )?(?:an?|one|another) /i.test(item)).length;
  const starts = items.filter((item) => startsWithFigure(item, parts, isOpen ? 4 : 0));
  if (starts.length !== parts.length || starts.length + singles < items.length) return undefined;
  return { parts, list: { start: from, end: parts.at(-1)?.end ?? end }, singles };
}

function startsWithFigure(item: string, parts: readonly Figure[], words: number): boolean {
  const bare = item.replace(/^(?:and |about |around |some |nearly |a further |another )+/i, '');
  return parts.some(({ text }) => {
    const before = bare.indexOf(text) < 0 ? undefined : bare.slice(0, bare.indexOf(text));
    return before !== undefined && !/\d/.test(before) && before.split(' ').length - 1 <= words;
  });
}

import type { Figure } from './figures.js';
import type { Sentence } from './passage.js';
import type { Span } from './split-sentences.js';

/** A total and the figures that a sentence lists as its parts. */
export interface StatedTotal {
  readonly total: Figure;
  readonly parts: readonly Figure[];
  /** The parts, as a stretch of the sentence. */
  readonly list: Span;
  /** Whether these are all: "in all", "totals" say so, a colon makes it likely, a bracket or dash leaves it open. */
  readonly isWhole: 'yes' | 'likely' | 'open';
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
const OPEN_LIST =
  /\b(?:each|apiece|per|every|including|among|at least|such as|most|both|average|of whom|of which|of them|aged?|up from|down from|from|compared|against|versus|more|fewer|less|times|out of|scor\w+|also)\b/i;
/** A sentence with more figures is a table; looking at all of its lists would take long, too. */
const MAX_FIGURES = 40;
const SEPARATOR = /: | - | \(/g;
const IN_ALL = /,? (?:(?:for|making) a total of|a total of|totall?ing) $/i;
const TOTAL_AFTER = /^ (?:[a-z]+ ){0,2}?(?:in all|in total|altogether)\b/i;

/** The totals of a sentence that stand with all of their parts: before a colon, dash or bracket, or after the list. */
export function readTotals(sentence: Sentence): readonly StatedTotal[] {
  const figures = sentence.figures().filter(({ isYear }) => !isYear);
  if (figures.length < 3 || figures.length > MAX_FIGURES) return [];
  const { text } = sentence;
  const before = [...text.matchAll(SEPARATOR)].slice(0, 20).flatMap((match): StatedTotal[] => {
    const total = findTotal(text, figures, match.index);
    const start = match.index + match[0].length;
    const found = total && readList(text, figures, { start, end: findEnd(text, start, match[0]) });
    const saysSo = /\b(?:total|all\b|altogether)/i.test(text.slice(0, match.index));
    const isWhole = saysSo ? 'yes' : match[0] === ': ' ? 'likely' : 'open';
    return total && found ? [{ total, isWhole, ...found }] : [];
  });
  const after = figures.slice(2).flatMap((total): StatedTotal[] => {
    const lead = IN_ALL.exec(text.slice(0, total.start).slice(-24));
    const start = findClause(text, total.start);
    const end = lead ? total.start - lead[0].length : total.start - 2;
    if (
      !lead &&
      !(TOTAL_AFTER.test(text.slice(total.end)) && text.slice(end, total.start) === ', ')
    )
      return [];
    const found = readList(text, figures, { start, end }, true);
    return found ? [{ total, isWhole: 'yes', ...found }] : [];
  });
  return [...before, ...after];
}

/** Where a clause starts: after the last full stop, semicolon, colon or bracket. */
function findClause(text: string, end: number): number {
  const before = text.slice(0, end);
  return Math.max(0, ...['; ', ': ', ' (', '. '].map((mark) => before.lastIndexOf(mark) + 1));
}

function findEnd(text: string, start: number, separator: string): number {
  const mark = separator === ' (' ? ')' : separator === ' - ' ? ' - ' : ';';
  const end = text.indexOf(mark, start);
  return end < 0 ? text.length : end;
}

/** The one figure before a list that can be its total. */
function findTotal(text: string, figures: readonly Figure[], end: number): Figure | undefined {
  const start = findClause(text, end);
  const candidates = figures.filter(
    (figure) =>
      figure.start >= start &&
      figure.end <= end &&
      figure.unit !== '%' &&
      (figure.noun !== '' || figure.unit !== '') &&
      !MEASURE.has(figure.noun) &&
      !NOT_A_TOTAL.test(text.slice(Math.max(0, figure.start - 30), figure.start)),
  );
  if (/\b(?:including|such as|e\.g\.?|among (?:them|others))\s*$/i.test(text.slice(0, end)))
    return undefined;
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** A list whose every item is a figure and a few words. Words may stand before the first figure if `isOpen`. */
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
  const items = text.slice(from, end).split(/,? and (?=[\d$€£¥]|[a-z]+ [a-z])|, (?!\d{3})|; /);
  const singles = items.filter((item) => /^(?:and )?(?:an?|one|another) /i.test(item)).length;
  const starts = items.filter((item) => startsWithFigure(item, parts));
  if (starts.length !== parts.length || starts.length + singles < items.length) return undefined;
  return { parts, list: { start: from, end: parts.at(-1)?.end ?? end }, singles };
}

function startsWithFigure(item: string, parts: readonly Figure[]): boolean {
  const bare = item.replace(/^(?:and |about |around |some |nearly |a further |another )+/i, '');
  return parts.some(({ text }) => bare.startsWith(text));
}

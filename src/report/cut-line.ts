import { splitCells, sumWidths, type Cell } from './cells.js';
import { isPlain, type Measure } from './measure.js';

/** A part of a line, by offsets in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A line cut to a width round a span. All figures are cells of the terminal. */
export interface CutLine {
  readonly text: string;
  /** Cells before the span. */
  readonly before: number;
  /** Cells of the span that are seen, at least 1. */
  readonly length: number;
}

/** How far from the span a line is looked at, in code units for each cell: clusters of emoji take up to some ten. */
const UNITS = 8;

/** How far a cut moves to fall between two words. */
const WORD = 12;

const MORE = '…';

/** Cuts a line that is wider than `width` round a span, between words where it can. */
export function cutLine(line: string, span: Span, width: number, measure: Measure): CutLine {
  const reach = isPlain(line) ? width : width * UNITS;
  const from = Math.max(0, span.start - reach);
  const to = Math.min(line.length, span.start + reach);
  const cells = splitCells(line, from, to, measure);
  const [first, last] = findSpan(cells, span);
  const isWhole = from === 0 && to === line.length && sumWidths(cells) <= width;
  const low = isWhole ? 0 : findLow(cells, first, last, width);
  const high = isWhole ? cells.length : findHigh(cells, low, last, width);
  const start = low > 0 ? MORE : '';
  const end = high < cells.length || to < line.length ? MORE : '';
  const seen = cells.slice(low, high);
  return {
    text: start + seen.map(({ text }) => text).join('') + end,
    before: start.length + sumWidths(cells.slice(low, first)),
    length: Math.max(1, sumWidths(cells.slice(first, Math.min(last, high)))),
  };
}

/** Indexes of the first character of a span and of the one after its last. */
function findSpan(cells: readonly Cell[], { start, end }: Span): readonly [number, number] {
  const at = cells.findIndex((cell) => cell.end > start);
  const first = at < 0 ? cells.length : at;
  const after = cells.findIndex((cell) => cell.start >= Math.max(end, start + 1));
  return [first, after < 0 ? cells.length : after];
}

/** Shows a third of what is left beside the span before it, more if little follows. */
function findLow(cells: readonly Cell[], first: number, last: number, width: number): number {
  const room = Math.max(0, width - 2 - sumWidths(cells.slice(first, last)));
  const after = sumWidths(cells.slice(last));
  let left = Math.max(Math.floor(room / 3), room - after);
  let low = first;
  for (let cell = cells[low - 1]; cell && cell.width <= left; cell = cells[low - 1]) {
    left -= cell.width;
    low -= 1;
  }
  if (low === 0) return low;
  const space = cells.slice(low - 1, Math.min(first, low + WORD)).findIndex(isSpace);
  return space < 0 ? low : low + space;
}

function findHigh(cells: readonly Cell[], low: number, last: number, width: number): number {
  let left = width - 2;
  let high = low;
  for (let cell = cells[high]; cell && cell.width <= left; cell = cells[high]) {
    left -= cell.width;
    high += 1;
  }
  if (high === cells.length) return high;
  const floor = Math.max(low, Math.min(high, last), high - WORD);
  const space = cells.slice(floor, high + 1).findLastIndex(isSpace);
  return space < 0 ? high : floor + space;
}

function isSpace({ text }: Cell): boolean {
  return text === ' ';
}

import { escapeControls } from './escape.js';
import { isPlain, type Measure } from './measure.js';

/** A character (a grapheme cluster) of a line as a terminal shows it. */
export interface Cell {
  /** Offsets into the line, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** What is shown: tabs as spaces, control characters as escapes. */
  readonly text: string;
  /** How many cells of the terminal it fills; 0 for what is not seen. */
  readonly width: number;
}

const TAB = '    ';

/** The characters of a line from one offset to another. */
export function splitCells(
  line: string,
  from: number,
  to: number,
  measure: Measure,
): readonly Cell[] {
  const part = line.slice(from, to);
  const isSafe = escapeControls(part) === part;
  return splitCharacters(part).map(({ segment, index }) => {
    const text = isSafe ? segment : segment === '\t' ? TAB : escapeControls(segment);
    const start = from + index;
    return { start, end: start + segment.length, text, width: measure(text) };
  });
}

/** How many cells of the terminal some characters fill. */
export function sumWidths(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

/** Segmenting takes its time to start, and plain text needs none. */
function splitCharacters(part: string): readonly Pick<Intl.SegmentData, 'segment' | 'index'>[] {
  if (isPlain(part)) return part.split('').map((segment, index) => ({ segment, index }));
  return [...new Intl.Segmenter('und').segment(part)];
}

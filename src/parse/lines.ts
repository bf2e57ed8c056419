import type { Position } from 'unist';

/** A line of text, or a part of one, without the white space round it. */
export interface Line {
  readonly text: string;
  readonly position: Position;
  /** A part of it, by offsets into `text`. */
  slice(start: number, end: number): Line;
}

/** The lines of a text that are not blank, trimmed. No-break spaces become spaces, one for one. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let offset = 0;
  for (const [index, raw] of text.split('\n').entries()) {
    const spaced = raw.replace(/[\u00A0\u202F\t]/g, ' ');
    const trimmed = spaced.trim();
    const indent = spaced.indexOf(trimmed);
    if (trimmed !== '') lines.push(makeLine(trimmed, index + 1, indent + 1, offset + indent));
    offset += raw.length + 1;
  }
  return lines;
}

function makeLine(text: string, line: number, column: number, offset: number): Line {
  const toPoint = (at: number) => ({ line, column: column + at, offset: offset + at });
  return {
    text,
    position: { start: toPoint(0), end: toPoint(text.length) },
    slice: (start, end) => makeLine(text.slice(start, end), line, column + start, offset + start),
  };
}

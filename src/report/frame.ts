import type { Place } from '../model/finding.js';
import { cutLine, type Span } from './cut-line.js';
import type { Measure } from './measure.js';
import { wrap } from './wrap.js';

/** A place to be shown, and what there is to say of it. */
export interface Mark {
  readonly place: Place;
  /** The character that underlines it. */
  readonly sign: string;
  readonly label?: string | undefined;
  /** What to show under the mark instead of a label that has no room beside it; absent: the label. */
  readonly below?: readonly string[];
  readonly paint: (text: string) => string;
}

/** How frames are drawn. */
export interface FrameStyle {
  /** Cells of a line. */
  readonly width: number;
  readonly measure: Measure;
  readonly dim: (text: string) => string;
}

const INDENT = '  ';

/** Lines of a source, each with its number, and below each what is marked in it, underlined. */
export function drawFrame(
  lines: readonly string[],
  marks: readonly Mark[],
  style: FrameStyle,
): readonly string[] {
  const gutter = Math.max(...marks.map(({ place }) => String(place.start.line).length));
  const blank = style.dim(`${INDENT}${' '.repeat(gutter)} │`);
  const width = style.width - INDENT.length - gutter - ' │ '.length;
  return marks.flatMap((mark) => {
    const { line } = mark.place.start;
    const number = style.dim(`${INDENT}${String(line).padStart(gutter)} │`);
    const { text, signs, label } = drawMark(lines[line - 1] ?? '', mark, width, style.measure);
    const rows = label.map((row) => `${blank} ${row}`);
    return [`${number} ${text}`, `${blank} ${signs}`, ...((rows.length > 0 && mark.below) || rows)];
  });
}

/** A line, the signs under it (and the label, if there is room beside them), and the label below. */
function drawMark(source: string, mark: Mark, width: number, measure: Measure) {
  const { place, sign, label, paint } = mark;
  const { text, before, length } = cutLine(source, spanOf(place, source), width, measure);
  const indent = ' '.repeat(before);
  const signs = sign.repeat(length);
  if (label === undefined) return { text, signs: indent + paint(signs), label: [] };
  const taken = measure(label);
  if (before + length + 1 + taken <= width) {
    return { text, signs: indent + paint(`${signs} ${label}`), label: [] };
  }
  const at = ' '.repeat(Math.max(0, Math.min(before, width - taken)));
  const rows = wrap(label, width, measure).map((row) => at + paint(row));
  return { text, signs: indent + paint(signs), label: rows };
}

/** The part of a place that lies in its first line. */
function spanOf({ start, end }: Place, line: string): Span {
  const last = end.line > start.line ? line.trimEnd().length : end.column - 1;
  return { start: start.column - 1, end: last };
}

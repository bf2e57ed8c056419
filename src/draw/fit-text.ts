import { findAll } from '../model/find-all.js';

/** Width of a text in pixels at a font size of 1. */
export type Measure = (text: string) => number;

/** Room for a text, in pixels; sizes are font sizes, tried from the largest. `leading` is a factor. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly sizes: { readonly max: number; readonly min: number };
  readonly leading: number;
}

/** A text broken into lines for its room. */
export interface Lines {
  readonly size: number;
  readonly lines: readonly string[];
}

/** Text that stands on one line, and its width at a font size of 1. */
interface Line {
  readonly text: string;
  readonly width: number;
  /** Width of a space behind it. */
  readonly gap: number;
}

/** The least that is put on a line. */
interface Piece extends Line {
  /** Whether white space stands before it. */
  readonly spaced: boolean;
}

/** Scripts that break between any two characters, as a class of characters. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const PIECES = new RegExp(`(\\s*)([${UNSPACED}][\\p{M}\\p{Pe}\\p{Po}]*|[^\\s${UNSPACED}]+)`, 'gu');
const STEP = 4;

/**
 * Breaks a text into lines of about equal width, in the largest size at which it fits.
 * At the smallest size long words break anywhere, and what still doesn't fit is cut off.
 */
export function fitText(text: string, room: Room, measure: Measure): Lines {
  const pieces = splitPieces(text, measure);
  const widest = pieces.reduce((most, { width }) => Math.max(most, width), 0);
  const { max, min } = room.sizes;
  for (let size = max; size > min; size -= STEP) {
    const fits = widest * size <= room.width;
    const lines = fits ? balance(pieces, room.width / size) : [];
    if (fits && lines.length * size * room.leading <= room.height) {
      return { size, lines: lines.map((line) => line.text) };
    }
  }
  const small = pieces.flatMap((piece) => breakPiece(piece, room.width / min, measure));
  const count = Math.floor(room.height / (min * room.leading));
  const lines = wrap(small, room.width / min).slice(0, count);
  return { size: min, lines: lines.map((line) => line.text) };
}

function splitPieces(text: string, measure: Measure): readonly Piece[] {
  return findAll(text.trim(), PIECES).map(([, space = '', piece = '']) =>
    measurePiece(piece, space !== '', measure),
  );
}

function measurePiece(text: string, spaced: boolean, measure: Measure): Piece {
  const width = measure(text);
  return { text, spaced, width, gap: measure(`${text} `) - width };
}

function wrap(pieces: readonly Piece[], width: number): readonly Line[] {
  const lines: Line[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    const longer = line && join(line, piece);
    if (!longer || longer.width > width) lines.push(piece);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

function join(line: Line, { text, spaced, width, gap }: Piece): Line {
  return spaced
    ? { text: `${line.text} ${text}`, width: line.width + line.gap + width, gap }
    : { text: line.text + text, width: line.width + width, gap };
}

/** Narrows the lines as long as that makes no more of them, so that none is left with one short word. */
function balance(pieces: readonly Piece[], width: number): readonly Line[] {
  let lines = wrap(pieces, width);
  for (let share = 0.95; share > 0.5; share -= 0.05) {
    const narrower = wrap(pieces, width * share);
    const overflows = narrower.some((line) => line.width > width * share);
    if (narrower.length > lines.length || overflows) break;
    lines = narrower;
  }
  return lines;
}

function breakPiece(piece: Piece, width: number, measure: Measure): readonly Piece[] {
  if (piece.width <= width) return [piece];
  const parts = piece.text.match(/\P{M}\p{M}*/gu) ?? [];
  return parts.map((text, index) => measurePiece(text, index === 0 && piece.spaced, measure));
}

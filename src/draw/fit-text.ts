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

/** A piece of text that stays on one line. */
interface Piece {
  readonly text: string;
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
  const pieces = splitPieces(text);
  const { max, min } = room.sizes;
  for (let size = max; size > min; size -= STEP) {
    const fits = pieces.every((piece) => measure(piece.text) * size <= room.width);
    const lines = fits ? balance(pieces, room.width / size, measure) : [];
    if (fits && lines.length * size * room.leading <= room.height) return { size, lines };
  }
  const small = pieces.flatMap((piece) => breakPiece(piece, room.width / min, measure));
  const count = Math.floor(room.height / (min * room.leading));
  return { size: min, lines: wrap(small, room.width / min, measure).slice(0, count) };
}

function splitPieces(text: string): readonly Piece[] {
  return findAll(text.trim(), PIECES).map(([, space = '', piece = '']) => ({
    text: piece,
    spaced: space !== '',
  }));
}

function wrap(pieces: readonly Piece[], width: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const { text, spaced } of pieces) {
    const line = lines.at(-1);
    const longer = `${line ?? ''}${spaced && line ? ' ' : ''}${text}`;
    if (line === undefined || measure(longer) > width) lines.push(text);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** Narrows the lines as long as that makes no more of them, so that none is left with one short word. */
function balance(pieces: readonly Piece[], width: number, measure: Measure): string[] {
  const lines = wrap(pieces, width, measure);
  for (let share = 0.95; share > 0.5; share -= 0.05) {
    const narrower = wrap(pieces, width * share, measure);
    const overflows = narrower.some((line) => measure(line) > width * share);
    if (narrower.length > lines.length || overflows) break;
    lines.splice(0, lines.length, ...narrower);
  }
  return lines;
}

function breakPiece(piece: Piece, width: number, measure: Measure): Piece[] {
  if (measure(piece.text) <= width) return [piece];
  const parts: Piece[] = [];
  for (const text of piece.text.match(/\P{M}\p{M}*/gu) ?? []) {
    parts.push({ text, spaced: parts.length === 0 && piece.spaced });
  }
  return parts;
}

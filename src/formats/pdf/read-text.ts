import { findDirection } from '../../model/metadata.js';
import { PAGE_START } from '../../model/page-starts.js';
import type { PDFDocument } from './pdf-lib.js';
import { isSameLine, readRuns } from './logical-order.js';
import { readPageText } from './page-text.js';
import { readFile } from './read-file.js';
import { listPieces, type Piece } from './reading-order.js';
import { findStructureRoot } from './structure.js';
import { readWriting } from './writing.js';

/**
 * The running text of a finished PDF, blocks parted by line breaks. Left out are artifacts: page furniture,
 * and the numbers and bullets of lists, which Chromium does not tag. It is read as ISO 32000-1, 14.8.2.3 has
 * it: by structure, glyphs by their `ToUnicode` maps, and what `ActualText` says where glyphs alone don't tell
 * (small capitals, Arabic, Devanagari).
 */
export function readText(value: Uint8Array): string {
  const document = readFile(value);
  const writing = readWriting(document);
  const text = new Map(document.getPages().map((page) => [page.ref, readPageText(page, writing)]));
  const pieces = listPieces(findStructureRoot(document), text);
  const base = writing === 'rtl' ? 'rtl' : 'ltr';
  const shown = pieces.filter(({ isHidden, runs }) => !isHidden && runs.length > 0);
  return joinPieces(shown, countStarts(shown, document), base);
}

/** How many pages begin with each piece; one that a table goes back to begins once, and one may be without text. */
function countStarts(pieces: readonly Piece[], document: PDFDocument): ReadonlyMap<Piece, number> {
  const numbers = new Map(document.getPages().map(({ ref }, index) => [ref, index]));
  const starts = new Map<Piece, number>();
  let reached = 0;
  for (const piece of pieces) {
    const number = numbers.get(piece.page) ?? 0;
    if (number <= reached) continue;
    starts.set(piece, number - reached);
    reached = number;
  }
  return starts;
}

function joinPieces(
  pieces: readonly Piece[],
  starts: ReadonlyMap<Piece, number>,
  base: 'ltr' | 'rtl',
): string {
  return pieces
    .map((piece, index) => {
      const previous = pieces[index - 1];
      const direction = piece.lang === undefined ? base : findDirection(piece.lang);
      const text = PAGE_START.repeat(starts.get(piece) ?? 0) + readRuns(piece.runs, direction);
      return previous && isApart(previous, piece) ? `\n${text}` : text;
    })
    .join('');
}

/**
 * Whether there is a break between two texts. Within a paragraph there is none: spaces at line ends are painted.
 * In other blocks a new line is one.
 */
function isApart(previous: Piece, next: Piece): boolean {
  if (previous.block === undefined || previous.block.element !== next.block?.element) return true;
  if (previous.block.isParagraph) return false;
  const last = previous.runs.at(-1);
  const first = next.runs[0];
  return previous.page !== next.page || !last || !first || !isSameLine(last, first);
}

import type { Point, Position } from 'unist';
import type { Position as LspPosition, Range } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { VFileMessage } from 'vfile-message';

/** A place in a file as the protocol has it: from zero, in UTF-16 units, which are those of a JavaScript string. */
export function toRange({ start, end }: Position, document: TextDocument): Range {
  return { start: toPosition(start, document), end: toPosition(end, document) };
}

/** The range of a finding; for one on the file as a whole, its first line. */
export function rangeOf({ place }: VFileMessage, document: TextDocument): Range {
  if (place && 'start' in place) return toRange(place, document);
  if (place) return toRange({ start: place, end: place }, document);
  return { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
}

/** Whether two ranges have a position in common; touching counts, since a cursor is an empty range. */
export function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function toPosition({ line, column, offset }: Point, document: TextDocument): LspPosition {
  if (offset !== undefined) return document.positionAt(offset);
  return { line: line - 1, character: column - 1 };
}

function isBefore(a: LspPosition, b: LspPosition): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

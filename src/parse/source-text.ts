import type { Position, Point } from 'unist';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { location } from 'vfile-location';
import { findAll } from '../model/find-all.js';
import type { Finding, Place } from '../model/finding.js';

/** A text cleaned of accidents of encoding, with the way back to the writer's own. */
export interface SourceText {
  /** LF line ends, NFC, no byte order mark, no zero-width characters that join nothing, no line that was taken out. */
  readonly text: string;
  /** Moves the positions of a tree that was parsed from `text` to the original, in place. */
  restore(tree: Root): void;
  /** A place in `text` (its offsets count), moved to the original. */
  restorePlace(place: Place): Place;
  /** A finding on `text`, moved to the original. */
  restoreFinding(finding: Finding): Finding;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Line ends that are not LF; U+200B, U+2060 and U+FEFF. Joiners (U+200C, U+200D) shape words and emoji: they stay. */
const ACCIDENTS = /\r\n?|[\u200B\u2060\uFEFF]/gu;

/**
 * Cleans a text. Every promise about equal bytes for CRLF, byte order mark and decomposed accents rests here.
 * @param removed lines, with their line ends, that are no part of the text
 */
export function cleanSource(original: string, removed: readonly Place[] = []): SourceText {
  const edits = [
    ...findAccidents(original),
    ...findDecomposed(original),
    ...removed.map(toRemoval),
  ];
  if (edits.length === 0) {
    return {
      text: original,
      restore() {},
      restorePlace: (place) => place,
      restoreFinding: (finding) => finding,
    };
  }
  edits.sort((a, b) => a.start - b.start);
  const { text, anchors } = apply(original, edits);
  const places = location(original);
  const restorePoint = (point: Point): Point =>
    places.toPoint(toOriginal(anchors, point.offset ?? 0)) ?? point;
  return {
    text,
    restore: (tree) => restorePositions(tree, restorePoint),
    restorePlace: (place) => restorePosition(place, restorePoint),
    restoreFinding: (finding) => restoreFinding(finding, restorePoint),
  };
}

function toRemoval({ start, end }: Place): Edit {
  return { start: start.offset ?? 0, end: end.offset ?? 0, text: '' };
}

function findAccidents(original: string): Edit[] {
  return findAll(original, ACCIDENTS).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0].startsWith('\r') ? '\n' : '',
  }));
}

/**
 * What composition may change: a character with the marks and the vowels and finals of Hangul after it, or a
 * single character that has another form. (Intl.Segmenter would find them too, in quadratic time.)
 */
const COMPOSABLE = /[^\r\n][\p{M}\u1160-\u11FF]+|[^\u0000-\u007F]/gu;

function findDecomposed(original: string): Edit[] {
  if (original.normalize('NFC') === original) return [];
  const edits: Edit[] = [];
  for (const { 0: cluster, index } of findAll(original, COMPOSABLE)) {
    const composed = cluster.normalize('NFC');
    if (composed !== cluster) {
      edits.push({ start: index, end: index + cluster.length, text: composed });
    }
  }
  return edits;
}

/** Where the new text and the old one meet again after an edit. */
interface Anchor {
  readonly at: number;
  readonly original: number;
}

function apply(original: string, edits: readonly Edit[]): { text: string; anchors: Anchor[] } {
  const anchors: Anchor[] = [{ at: 0, original: 0 }];
  let text = '';
  let done = 0;
  for (const edit of edits) {
    if (edit.start < done) continue;
    text += original.slice(done, edit.start) + edit.text;
    done = edit.end;
    anchors.push({ at: text.length, original: done });
  }
  return { text: text + original.slice(done), anchors };
}

type RestorePoint = (point: Point) => Point;

function restorePositions(tree: Root, restorePoint: RestorePoint): void {
  visit(tree, (node) => {
    if (node.position) node.position = restorePosition(node.position, restorePoint);
  });
}

function restoreFinding(finding: Finding, restorePoint: RestorePoint): Finding {
  const { place } = finding;
  const position = place && ('type' in place ? place.position : place);
  return position ? { ...finding, place: restorePosition(position, restorePoint) } : finding;
}

function restorePosition({ start, end }: Position, restorePoint: RestorePoint): Position {
  return { start: restorePoint(start), end: restorePoint(end) };
}

function toOriginal(anchors: readonly Anchor[], offset: number): number {
  let low = 0;
  let high = anchors.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((anchors[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const anchor = anchors[low];
  return anchor === undefined ? offset : anchor.original + (offset - anchor.at);
}

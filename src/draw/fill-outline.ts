import type { Edges } from './flatten-path.js';
import { startOf, type Area, type IndexedPicture } from './indexed-picture.js';

/** Marks of pixels are bits of numbers of 32 bits. */
const BITS = 32;
const SHIFT = 5;

/**
 * By how much more each pixel is covered than its left neighbour, and marks of those where that may be so: few are, and
 * to look at each would take longer. Both are all 0 between outlines. Fresh memory takes longer, too.
 */
interface Changes {
  readonly values: Float32Array;
  readonly marks: Int32Array;
}

let spare: Changes = makeChanges(0);

/**
 * Fills what edges enclose in the area that they reach, whichever way round they go, with the last colour of `ramp`.
 * Pixels at the border get one of the colours before it, by how much of them is covered; the first one stands for what
 * is there already.
 */
export function fillOutline(
  picture: IndexedPicture,
  edges: Edges,
  area: Area,
  ramp: Uint8Array,
): void {
  // Whole numbers of marks. Where an outline ends is noted of the pixel beside it.
  const pitch = Math.ceil((area.width + 2) / BITS) * BITS;
  if (spare.values.length < pitch * area.height) spare = makeChanges(pitch * area.height);
  noteEdges(spare, edges, area, pitch);
  for (let y = 0; y < area.height; y += 1) {
    const start = startOf(picture, area.x, area.y + y);
    fillRow(picture.rows, start, spare, y * pitch, pitch, ramp);
  }
}

function makeChanges(size: number): Changes {
  return { values: new Float32Array(size), marks: new Int32Array(size / BITS) };
}

/** Goes from mark to mark and clears both: between two of them, a row is covered all the same. */
function fillRow(
  rows: Uint8Array,
  start: number,
  { values, marks }: Changes,
  from: number,
  pitch: number,
  ramp: Uint8Array,
): void {
  const last = ramp.length - 1;
  let covered = 0;
  let step = 0;
  let pixel = from;
  for (let at = from >> SHIFT; at < (from + pitch) >> SHIFT; at += 1) {
    for (let left = marks[at] ?? 0; left !== 0; left &= left - 1) {
      const changed = at * BITS + BITS - 1 - Math.clz32(left & -left);
      const ink = ramp[step] ?? 0;
      if (step === 0) pixel = changed;
      for (; pixel < changed; pixel += 1) rows[start + pixel - from] = ink;
      covered += values[changed] ?? 0;
      step = Math.min((Math.abs(covered) * last + 0.5) | 0, last);
      values[changed] = 0;
    }
    marks[at] = 0;
  }
}

/** The whole pixels of a picture that edges reach. */
export function findArea(edges: Edges, { width, height }: IndexedPicture): Area {
  let [left, top, right, bottom] = [width, height, 0, 0];
  // Each edge ends where another one begins.
  for (let at = 0; at < edges.length; at += 4) {
    const x = edges[at] ?? 0;
    const y = edges[at + 1] ?? 0;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const [x, y] = [Math.max(0, Math.floor(left)), Math.max(0, Math.floor(top))];
  return {
    x,
    y,
    width: Math.max(0, Math.min(width, Math.ceil(right)) - x),
    height: Math.max(0, Math.min(height, Math.ceil(bottom)) - y),
  };
}

/** Notes what edges cover to their right, row by row; going down and going up with opposite signs. */
function noteEdges(changes: Changes, edges: Edges, area: Area, pitch: number): void {
  const { x, y, width, height } = area;
  for (let at = 0; at < edges.length; at += 4) {
    const x1 = (edges[at] ?? 0) - x;
    const y1 = (edges[at + 1] ?? 0) - y;
    const y2 = (edges[at + 3] ?? 0) - y;
    if (y1 === y2) continue;
    const slope = ((edges[at + 2] ?? 0) - x - x1) / (y2 - y1);
    const sign = y1 < y2 ? 1 : -1;
    const top = Math.max(0, Math.min(y1, y2));
    const bottom = Math.min(height, Math.max(y1, y2));
    let from = Math.min(Math.max(0, x1 + (top - y1) * slope), width);
    for (let row = top | 0; row < bottom; row += 1) {
      const start = Math.max(row, top);
      const end = Math.min(row + 1, bottom);
      const to = Math.min(Math.max(0, x1 + (end - y1) * slope), width);
      const part = (end - start) * sign;
      if (from < to) notePart(changes, row * pitch, from, to, part);
      else notePart(changes, row * pitch, to, from, part);
      from = to;
    }
  }
}

/** Notes a part of an edge within a row, pixel by pixel. It goes from `left` to `right` and is so high. */
function notePart(
  changes: Changes,
  start: number,
  left: number,
  right: number,
  height: number,
): void {
  const first = left | 0;
  const last = right | 0;
  if (first === last) {
    note(changes, start + first, height, (left + right) / 2 - first);
    return;
  }
  const each = height / (right - left);
  let from = left;
  for (let x = first; x <= last; x += 1) {
    const to = Math.min(x + 1, right);
    note(changes, start + x, each * (to - from), (from + to) / 2 - x);
    from = to;
  }
}

/** Notes a part of an edge within a pixel, of which it leaves so much to its left. */
function note({ values, marks }: Changes, pixel: number, height: number, left: number): void {
  const next = pixel + 1;
  values[pixel] = (values[pixel] ?? 0) + height * (1 - left);
  values[next] = (values[next] ?? 0) + height * left;
  marks[pixel >> SHIFT] = (marks[pixel >> SHIFT] ?? 0) | (1 << pixel);
  marks[next >> SHIFT] = (marks[next >> SHIFT] ?? 0) | (1 << next);
}

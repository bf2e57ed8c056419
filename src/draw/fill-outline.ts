import type { Edges } from './flatten-path.js';
import { startOf, type Area, type IndexedPicture } from './indexed-picture.js';

/** A row of pixels has eight rows of samples, and along each of them coverage is counted in 256 parts of a pixel. */
const SAMPLE_BITS = 3;
const PART_BITS = 8;
const WHOLE_BITS = SAMPLE_BITS + PART_BITS;

/** By how much more each pixel is covered than its left neighbour; all 0 between outlines. Fresh memory takes longer. */
let changes = new Int16Array();

/**
 * Fills what edges enclose, whichever way round they go, with the last colour of `ramp`. Pixels at the border get one of
 * the colours before it, by how much of them is covered; the first one stands for what is there already.
 */
export function fillOutline(picture: IndexedPicture, edges: Edges, ramp: Uint8Array): void {
  const area = findArea(edges, picture);
  const pitch = area.width + 2;
  const size = pitch * area.height;
  if (changes.length < size) changes = new Int16Array(size);
  noteChanges(edges, area, pitch, changes);
  for (let y = 0; y < area.height; y += 1) {
    const start = startOf(picture, area.x, area.y + y);
    const row = picture.rows.subarray(start, start + area.width);
    fillRow(row, changes.subarray(y * pitch, (y + 1) * pitch), ramp);
  }
  changes.fill(0, 0, size);
}

/** Goes from change to change: between them, a row is covered all the same. */
function fillRow(row: Uint8Array, rowChanges: Int16Array, ramp: Uint8Array): void {
  const last = ramp.length - 1;
  const half = 1 << (WHOLE_BITS - 1);
  let covered = 0;
  let end = 0;
  for (let x = 0; x < row.length; x = end) {
    covered += rowChanges[x] ?? 0;
    end = x + 1;
    while (end < row.length && rowChanges[end] === 0) end += 1;
    const step = Math.min((Math.abs(covered) * last + half) >> WHOLE_BITS, last);
    if (step === 0) continue;
    const ink = ramp[step] ?? 0;
    for (let at = x; at < end; at += 1) row[at] = ink;
  }
}

/** The whole pixels of a picture that edges reach. */
function findArea(edges: Edges, { width, height }: IndexedPicture): Area {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let at = 0; at < edges.length; at += 2) {
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

/** Notes where rows of samples cross edges, going down and going up with opposite signs. */
function noteChanges(edges: Edges, area: Area, pitch: number, noted: Int16Array): void {
  const [samples, parts] = [1 << SAMPLE_BITS, 1 << PART_BITS];
  for (let at = 0; at < edges.length; at += 4) {
    const x1 = ((edges[at] ?? 0) - area.x) * parts;
    const y1 = ((edges[at + 1] ?? 0) - area.y) * samples - 0.5;
    const x2 = ((edges[at + 2] ?? 0) - area.x) * parts;
    const y2 = ((edges[at + 3] ?? 0) - area.y) * samples - 0.5;
    const end = Math.min(area.height * samples, Math.ceil(Math.max(y1, y2)));
    const slope = (x2 - x1) / (y2 - y1);
    const sign = y1 < y2 ? 1 : -1;
    for (let y = Math.max(0, Math.ceil(Math.min(y1, y2))); y < end; y += 1) {
      const x = Math.min(Math.max(0, x1 + (y - y1) * slope), area.width * parts);
      const rest = x & (parts - 1);
      const pixel = (y >> SAMPLE_BITS) * pitch + (x >> PART_BITS);
      noted[pixel] = (noted[pixel] ?? 0) + (parts - rest) * sign;
      noted[pixel + 1] = (noted[pixel + 1] ?? 0) + rest * sign;
    }
  }
}

import type { Edges } from './flatten-path.js';
import { startOf, type Area, type IndexedPicture } from './indexed-picture.js';

/** How many rows of samples a row of pixels has. Along each of them coverage is exact. */
const SAMPLES = 8;

/** What is counted for a pixel of a row of samples that is covered as a whole. */
const UNIT = 256;

/** No colour: a pixel stays as it is. */
const NONE = -1;

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

function fillRow(row: Uint8Array, rowChanges: Int16Array, ramp: Uint8Array): void {
  const last = ramp.length - 1;
  let covered = 0;
  let ink = NONE;
  for (let x = 0; x < row.length; x += 1) {
    const change = rowChanges[x] ?? 0;
    if (change !== 0) {
      covered += change;
      const step = Math.min(Math.round((Math.abs(covered) * last) / (SAMPLES * UNIT)), last);
      ink = step === 0 ? NONE : (ramp[step] ?? NONE);
    }
    if (ink !== NONE) row[x] = ink;
  }
}

/** The whole pixels of a picture that edges reach. */
function findArea(edges: Edges, { width, height }: IndexedPicture): Area {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let at = 0; at < edges.length; at += 2) {
    const [x = 0, y = 0] = [edges[at], edges[at + 1]];
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
  for (let at = 0; at < edges.length; at += 4) {
    const x1 = (edges[at] ?? 0) - area.x;
    const y1 = ((edges[at + 1] ?? 0) - area.y) * SAMPLES - 0.5;
    const x2 = (edges[at + 2] ?? 0) - area.x;
    const y2 = ((edges[at + 3] ?? 0) - area.y) * SAMPLES - 0.5;
    const end = Math.min(area.height * SAMPLES, Math.ceil(Math.max(y1, y2)));
    const slope = (x2 - x1) / (y2 - y1);
    const unit = y1 < y2 ? UNIT : -UNIT;
    for (let y = Math.max(0, Math.ceil(Math.min(y1, y2))); y < end; y += 1) {
      const x = Math.min(Math.max(0, x1 + (y - y1) * slope), area.width);
      const column = Math.trunc(x);
      const rest = Math.trunc((x - column) * unit);
      const pixel = Math.trunc(y / SAMPLES) * pitch + column;
      noted[pixel] = (noted[pixel] ?? 0) + unit - rest;
      noted[pixel + 1] = (noted[pixel + 1] ?? 0) + rest;
    }
  }
}

import { location } from 'vfile-location';
import type { Place } from '../model/finding.js';

/** The place of the character at `index` of a text leaf whose value was read from `place` of the file. */
export type Locate = (value: string, place: Place, index: number) => Place;

/** How far escapes, entities and line prefixes can part two characters that follow each other in a value. */
const MAX_GAP = 40;

/**
 * Finds characters of parsed texts in the file that they were read from. The value of a leaf differs from its
 * source by escapes (`\*`), character references (`&amp;`), prefixes of continued lines and accidents of
 * encoding: the two are read side by side, and what the value lacks is passed over.
 * @param removed lines, with their line ends, that were taken out before the text was parsed
 */
export function makeLocate(original: string, removed: readonly Place[]): Locate {
  const places = location(original);
  const gaps = new Map(removed.map(({ start, end }) => [start.offset, end.offset]));
  // A term and its definition may have one place.
  const aligned = new WeakMap<Place, { value: string; offsets: readonly number[] }>();
  const find = (value: string, place: Place, index: number) => {
    const { offset = 0 } = place.start;
    // Most leaves stand in the file as they are.
    const isPlain = gaps.size === 0 && original.startsWith(value, offset);
    if (isPlain) return index < value.length ? offset + index : offset;
    const known = aligned.get(place);
    const isKnown = known?.value === value;
    const offsets = isKnown ? known.offsets : align(value, original, place, gaps);
    if (!isKnown) aligned.set(place, { value, offsets });
    return offsets[index] ?? offset;
  };
  return (value, place, index) => {
    const start = find(value, place, index);
    return {
      start: places.toPoint(start) ?? place.start,
      end: places.toPoint(start + 1) ?? place.end,
    };
  };
}

/** Offsets at which a line was taken out, and those behind it. */
type Gaps = ReadonlyMap<number | undefined, number | undefined>;

/** Offsets in the file of each character of a value. */
function align(
  value: string,
  original: string,
  { start, end }: Place,
  gaps: Gaps,
): readonly number[] {
  const last = end.offset ?? original.length;
  const offsets: number[] = [];
  let at = start.offset ?? 0;
  for (const character of value.split('')) {
    let found = passGaps(at, gaps);
    let steps = 0;
    while (steps < MAX_GAP && found < last && !isSame(character, original[found] ?? '')) {
      found = passGaps(found + 1, gaps);
      steps += 1;
    }
    if (steps < MAX_GAP && found < last) at = found;
    offsets.push(Math.min(at, last));
    at += 1;
  }
  return offsets;
}

function passGaps(offset: number, gaps: Gaps): number {
  let at = offset;
  for (let next = gaps.get(at); next !== undefined; next = gaps.get(at)) at = next;
  return at;
}

/** White space of any kind is read as a space. */
function isSame(a: string, b: string): boolean {
  return a === b || (/\s/.test(a) && /\s/.test(b));
}

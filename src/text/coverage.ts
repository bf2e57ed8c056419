import { flatMap } from '../model/flat-map.js';
import type { Sentence } from './passage.js';
import { listStems, type Vocabulary } from './vocabulary.js';

/** Tells how much of a sentence one of the body has, with the one before it in its paragraph: 0 to 1. */
export type Coverage = (stems: readonly string[]) => number;

/**
 * Indexes sentences by their words, so that the closest to another is found without comparing all.
 * @param known the words of the body, and maybe more
 */
export function indexCoverage(body: readonly Sentence[], known: Vocabulary): Coverage {
  const places = new Map<string, number[]>();
  for (const [index, sentence] of body.entries()) {
    for (const stem of new Set(listStems(sentence.words()))) {
      const list = places.get(stem);
      if (list) list.push(index);
      else places.set(stem, [index]);
    }
  }
  return (stems) => {
    const counts = new Map<number, number>();
    for (const stem of stems) {
      for (const index of listReached(known.list(stem), places, body)) {
        counts.set(index, (counts.get(index) ?? 0) + 1);
      }
    }
    return [...counts.values()].reduce((best, count) => Math.max(best, count), 0) / stems.length;
  };
}

/** The sentences in which one of some stems stands, and those right after them in their paragraphs. */
function listReached(
  stems: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
  body: readonly Sentence[],
): ReadonlySet<number> {
  const own = flatMap(stems, (stem) => places.get(stem) ?? []);
  const next = own.filter((index) => body[index + 1]?.passage === body[index]?.passage);
  return new Set([...own, ...next.map((index) => index + 1)]);
}

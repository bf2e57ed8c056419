import { distance } from 'fastest-levenshtein';

/**
 * The candidate that is most like a word, ignoring case; undefined if none is within `limit` edits.
 * The first of equally near ones wins.
 */
export function findNearest(
  word: string,
  candidates: readonly string[],
  limit: number,
): string | undefined {
  let best: { readonly candidate: string; readonly edits: number } | undefined;
  for (const candidate of candidates) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits <= limit && (best === undefined || edits < best.edits)) best = { candidate, edits };
  }
  return best?.candidate;
}

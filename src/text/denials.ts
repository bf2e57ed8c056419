import type { Negation } from './negation.js';
import type { Sentence } from './passage.js';
import { readFuture } from './verbs.js';

const MORE = /\b(?:more than|over|above|at least|longer|larger|older|exceeding)\b/i;
const LESS = /\b(?:less than|fewer|under|below|at most|shorter|smaller|younger|up to)\b/i;
const NOW = /\b(?:has|have|is|are)\b/i;
const SPEAKER = /([\p{L}-]{2,30}) (?:says?|said|insists?|claims?|claimed)\b/iu;
const PLEA = /\bplead(?:s|ed|ing)?\b|\bpled\b|\bpleas?\b/i;

/** "Had not boarded a vessel since 2011" says that it did so then; not so of what holds until now, or where both name the time. */
export function isPassing(one: Sentence, { temporal, isUntilNow }: Negation): boolean {
  if (temporal === undefined || (isUntilNow && NOW.test(one.text))) return false;
  return !one.words().some(({ lower }) => lower === temporal);
}

/** "Did not rule" does not deny "will rule". */
export function isYetToCome(one: Sentence, { denied: [first], isPast }: Negation): boolean {
  return isPast && readFuture(one).some(({ lemma }) => lemma === first);
}

/** "Not hit for five years" does not deny a hit before that. */
export function isOfOneTime(temporal: string | undefined, { text }: Sentence): boolean {
  return !/^(?:since|for|in)\b/.test(temporal ?? '') || text.includes(temporal ?? '');
}

/** What one says the other may deny. */
export function isSaidByOther(one: Sentence, other: Sentence): boolean {
  const [own, theirs] = [one, other].map(({ text }) => SPEAKER.exec(text)?.[1]?.toLowerCase());
  return own !== undefined && theirs !== undefined && own !== theirs;
}

/** Of more than twelve metres here, of less there; a plea here, a verdict there. */
export function areApart(one: Sentence, other: Sentence): boolean {
  if (PLEA.test(one.text) !== PLEA.test(other.text)) return true;
  const [a, b] = [MORE, LESS].map((words) => [words.test(one.text), words.test(other.text)]);
  return a?.[0] !== a?.[1] && b?.[0] !== b?.[1];
}

import { createHash } from 'node:crypto';
import { location } from 'vfile-location';
import type { Place } from './finding.js';

/** What of a finding tells it from others, wherever it stands. */
export interface Fingerprinted {
  readonly id: string;
  readonly reason: string;
  readonly place?: Place | undefined;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const WORD_START = /[\p{L}\p{N}\p{M}]*$/u;
const WORD_END = /^[\p{L}\p{N}\p{M}]*/u;

/** How far from a place without words the words round it are looked for, in code units. */
const REACH = 100;

/** Words are cut here, and the rest told by a hash. */
const MAX_LENGTH = 60;

/**
 * Gives findings on a text names that stay when lines move: the id, and the words of the place in small letters
 * (`range-hyphen: 18 19`); of a finding on the file as a whole the words of its reason. Two of a kind have one name.
 */
export function makeFingerprint(text: string): (finding: Fingerprinted) => string {
  const places = location(text);
  const toOffset = ({ offset, ...point }: Place['start']) => offset ?? places.toOffset(point) ?? 0;
  return ({ id, reason, place }) => {
    const start = place ? toOffset(place.start) : 0;
    const words = place
      ? readWords(text, start, Math.max(start, toOffset(place.end)))
      : listWords(reason);
    return `${id}: ${shorten(words.join(' '))}`;
  };
}

/** The words that a stretch of text touches; if it touches none, those round it. */
function readWords(text: string, from: number, to: number): readonly string[] {
  const before = text.slice(Math.max(0, from - REACH), from);
  const after = text.slice(to, to + REACH);
  const start = WORD_START.exec(before)?.[0] ?? '';
  const end = WORD_END.exec(after)?.[0] ?? '';
  const own = listWords(start + text.slice(from, to) + end);
  return own.length > 0 ? own : [...listWords(before).slice(-1), ...listWords(after).slice(0, 1)];
}

function listWords(text: string): readonly string[] {
  return text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
}

function shorten(words: string): string {
  if (words.length <= MAX_LENGTH) return words;
  const hash = createHash('sha256').update(words).digest('hex').slice(0, 8);
  return `${words.slice(0, MAX_LENGTH).replace(/[^ ]*$/, '')}… ${hash}`;
}

import { findAll } from '../model/find-all.js';
import { flatMap } from '../model/flat-map.js';
import { once } from './once.js';
import type { Sentence } from './passage.js';
import type { Span } from './split-sentences.js';
import { readForm } from './words.js';

/** A word of a phrase. Hyphens part words here: `sight-line` is two. */
export interface Token extends Span {
  /** As written, without a possessive ending. */
  readonly text: string;
  readonly lower: string;
  readonly stem: string;
}

/** A place where the words of a phrase stand; their spans are offsets into the sentence. */
export interface PhraseUse {
  readonly sentence: Sentence;
  /** The words that match, in the order of the phrase. */
  readonly tokens: readonly Token[];
}

/** Running text, ready to look up phrases in. */
export interface PhraseIndex {
  /** Where words with these stems follow each other, with up to two other words between any of them. */
  readonly find: (stems: readonly string[]) => Iterable<PhraseUse>;
  /** Passages in which a word, or two in a row written as one, has these letters (small ones). */
  readonly findLetters: (letters: string) => Iterable<PhraseUse>;
  /** Words that begin as a stem does: `liquefied` for `liquefact`. */
  readonly findAkin: (stem: string) => Iterable<PhraseUse>;
}

/** Most other words that may stand between two words of a phrase: `copper and lithium agreement`. */
const MAX_BETWEEN = 2;
/** By how many letters words are looked up that begin with them. */
const HEAD = 3;
/** How many letters words that are akin begin with alike. */
const KIN = 6;

/** What may stand within a word, and part it. */
const MARK = /['.&-]/;
const TOKEN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:'[\p{L}]+)?/gu;

/** The words of a plain text, hyphens parting them. */
export function readTokens(plain: string): readonly Token[] {
  return findAll(plain, TOKEN).map(({ 0: written, index: start }) => {
    const { text, lower, stem } = readForm(written);
    return { start, end: start + text.length, text, lower, stem };
  });
}

interface Placed {
  readonly token: Token;
  readonly sentence: Sentence;
}

/** The words of a sentence, of which those with marks may be several tokens. */
function placeTokens(sentence: Sentence): readonly Placed[] {
  const words = sentence.words();
  return flatMap(words, (word, index): readonly Placed[] => {
    if (!MARK.test(word.text)) return [{ token: word, sentence }];
    const { start: at } = word;
    return readTokens(sentence.text.slice(at, words[index + 1]?.start)).map((token) => ({
      token: { ...token, start: at + token.start, end: at + token.end },
      sentence,
    }));
  });
}

/** Indexes sentences by the stems and letters of their words. */
export function indexPhrases(sentences: readonly Sentence[]): PhraseIndex {
  const all = flatMap(sentences, placeTokens);
  const byStem = group(all, ({ stem }) => stem);
  const byKin = once(() =>
    group(all, ({ stem }) => (stem.length < KIN ? undefined : stem.slice(0, KIN))),
  );
  const byHead = once(() => group(all, ({ lower }) => lower.slice(0, HEAD)));
  const isWritten = (letters: string, index: number) => {
    const [placed, next] = [all[index], all[index + 1]];
    if (!placed || placed.token.lower === letters) return placed !== undefined;
    return next?.sentence === placed.sentence && placed.token.lower + next.token.lower === letters;
  };
  const toUse = (index: number): PhraseUse[] => {
    const placed = all[index];
    return placed ? [{ sentence: placed.sentence, tokens: [placed.token] }] : [];
  };
  return {
    find: (stems) => findPhrase(stems, all, byStem),
    findLetters: (letters) =>
      listHeads(letters)
        .flatMap((head) => byHead().get(head) ?? [])
        .filter((index) => isWritten(letters, index))
        .flatMap(toUse),
    findAkin: (stem) =>
      (stem.length < KIN ? [] : (byKin().get(stem.slice(0, KIN)) ?? [])).flatMap(toUse),
  };
}

/** The beginnings of some letters, by which the words are grouped that may begin with one. */
function listHeads(letters: string): readonly string[] {
  return Array.from({ length: Math.min(HEAD, letters.length) }, (_, at) =>
    letters.slice(0, at + 1),
  );
}

/** The places of tokens by a key of theirs. */
function group(
  all: readonly Placed[],
  toKey: (token: Token) => string | undefined,
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const [index, { token }] of all.entries()) {
    const key = toKey(token);
    if (key === undefined) continue;
    const list = groups.get(key);
    if (list) list.push(index);
    else groups.set(key, [index]);
  }
  return groups;
}

/** Starts from the rarest stem of the phrase and looks to both sides. */
function* findPhrase(
  stems: readonly string[],
  all: readonly Placed[],
  byStem: ReadonlyMap<string, readonly number[]>,
): Iterable<PhraseUse> {
  const places = stems.map((stem) => byStem.get(stem) ?? []);
  const rarest = places.reduce(
    (best, list, index) => (list.length < (places[best]?.length ?? 0) ? index : best),
    0,
  );
  for (const start of places[rarest] ?? []) {
    const before = walk(stems.slice(0, rarest).toReversed(), all, start, -1);
    const after = walk(stems.slice(rarest + 1), all, start, 1);
    const placed = all[start];
    if (!before || !after || !placed) continue;
    const { token, sentence } = placed;
    yield { sentence, tokens: [...before.toReversed(), token, ...after] };
  }
}

/** The tokens with some stems, one after another, in the sentence in which a token stands. */
function walk(
  stems: readonly string[],
  all: readonly Placed[],
  start: number,
  step: 1 | -1,
): readonly Token[] | undefined {
  const found: Token[] = [];
  let at: number | undefined = start;
  for (const stem of stems) {
    at = findNext(stem, all, at, step);
    const placed = at === undefined ? undefined : all[at];
    if (at === undefined || !placed || placed.sentence !== all[start]?.sentence) return undefined;
    found.push(placed.token);
  }
  return found;
}

/** The next place of a stem, which may be parted by some other words. */
function findNext(
  stem: string,
  all: readonly Placed[],
  from: number,
  step: 1 | -1,
): number | undefined {
  for (let distance = 1; distance <= MAX_BETWEEN + 1; distance += 1) {
    const at = from + step * distance;
    if (all[at]?.token.stem === stem) return at;
  }
  return undefined;
}

import { flatMap } from '../model/flat-map.js';
import { rememberFor } from '../model/remember.js';
import { toLemma } from './lemmas.js';
import type { Sentence } from './passage.js';
import { listSynonyms } from './synonyms.js';
import type { Word } from './words.js';

/** The stems of some words (see `toLemma`), ready to ask which others they know. */
export interface Vocabulary {
  /** Whether a stem stands there, or one of its kin or a word that newsrooms put for it. */
  readonly knows: (stem: string) => boolean;
  /** The stems that stand there for a stem: itself, its kin, and words that newsrooms put for it. */
  readonly list: (stem: string) => readonly string[];
}

/** Words of one family begin with this many letters alike: `staf(fing)`, `staff`. */
const KIN = 4;

function indexStems(stems: Iterable<string>): Vocabulary {
  const all = new Set(stems);
  const kin = new Map<string, string[]>();
  for (const stem of all) {
    if (stem.length < KIN) continue;
    const list = kin.get(stem.slice(0, KIN));
    if (list) list.push(stem);
    else kin.set(stem.slice(0, KIN), [stem]);
  }
  const listKin = (stem: string) => kin.get(stem.slice(0, KIN)) ?? [];
  const isKin = (stem: string) => listKin(stem).some((other) => isKinTo(stem, other));
  return {
    list: (stem) => [
      ...(all.has(stem) ? [stem] : []),
      ...listKin(stem).filter((other) => other !== stem && isKinTo(stem, other)),
      ...listSynonyms(stem).filter((other) => other !== stem && all.has(other)),
    ],
    knows: (stem) =>
      all.has(stem) || isKin(stem) || listSynonyms(stem).some((other) => all.has(other)),
  };
}

/** Longer endings make words of another family. */
const MAX_ENDING = 5;
const LONG = 5;

/** Indexes the words of sentences that carry content. */
export function indexSentences(sentences: readonly Sentence[]): Vocabulary {
  return indexStems(flatMap(sentences, (sentence) => listStems(sentence.words())));
}

/** Indexes those of some words that carry content, compounds also by their parts. */
export const indexWords = rememberFor((words: readonly Word[]): Vocabulary =>
  indexStems(listStems(words)),
);

/** The stems of those of some words that carry content, compounds also by their parts. */
export const listStems = rememberFor((words: readonly Word[]): readonly string[] =>
  flatMap(words, ({ isStop, lower, lemma }) => {
    if (isStop) return [];
    return lower.includes('-') ? [lemma, ...lower.split('-').map(toLemma)] : [lemma];
  }),
);

/** Short words are of one family if one begins with the other, longer ones if they differ in the last two letters. */
function isKinTo(a: string, b: string): boolean {
  let alike = 0;
  while (alike < a.length && a[alike] === b[alike]) alike += 1;
  const shorter = Math.min(a.length, b.length);
  return alike === shorter
    ? Math.abs(a.length - b.length) < MAX_ENDING
    : alike >= LONG && alike >= shorter - 2;
}

import type { Sentence } from './passage.js';
import { countFirst } from './in-order.js';
import type { Span } from './split-sentences.js';
import { listSynonyms } from './synonyms.js';
import type { Word } from './words.js';

/** How many words on each side of a word say what it is about. */
const REACH = 9;

/**
 * Lemmas of the content words round a word of a sentence, figures among them, the word itself left out.
 * @param common lemmas that say too little to count, see `listCommon`
 * @param within where in the sentence they must stand
 */
export function listNear(
  sentence: Sentence,
  word: Word,
  common: ReadonlySet<string> = new Set(),
  within: Span = { start: 0, end: sentence.text.length },
): ReadonlySet<string> {
  const words = sentence.words();
  const index = countFirst(words, ({ start }) => start < word.start);
  const near = words.slice(Math.max(0, index - REACH), index + REACH + 1);
  const lemmas = near
    .filter((other) => other !== word && !other.isStop && isWithin(other, within))
    .map(({ lemma }) => lemma);
  return new Set(lemmas.filter((lemma) => !common.has(lemma)));
}

function isWithin({ start }: Word, within: Span): boolean {
  return start >= within.start && start <= within.end;
}

/** Lemmas that stand in so many sentences that sharing one says little: the company that all is about, "percent". */
export function listCommon(sentences: readonly Sentence[]): ReadonlySet<string> {
  const uses = new Map<string, { count: number; last: Sentence }>();
  for (const sentence of sentences) {
    for (const { lemma } of sentence.words()) {
      const use = uses.get(lemma);
      if (!use) uses.set(lemma, { count: 1, last: sentence });
      else if (use.last !== sentence) {
        use.count += 1;
        use.last = sentence;
      }
    }
  }
  const many = Math.max(3, sentences.length * 0.25);
  return new Set([...uses].filter(([, { count }]) => count >= many).map(([lemma]) => lemma));
}

/** How many members two sets have in common. */
export function countShared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((member) => b.has(member)).length;
}

/** Longer stems are of one family if they begin with this many letters alike: `senegal`, `senegales`. */
const KIN = 5;

/** The members of a set that another has, has in other words, or has a word of one family for. */
export function readAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] {
  const heads = new Set([...other].map((lemma) => lemma.slice(0, KIN)));
  return [...one].filter(
    (lemma) =>
      other.has(lemma) ||
      (lemma.length >= KIN && heads.has(lemma.slice(0, KIN))) ||
      listSynonyms(lemma).some((like) => other.has(like)),
  );
}

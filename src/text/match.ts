import type { Sentence } from './passage.js';

/** How much of one sentence another has. */
export interface Match {
  readonly sentence: Sentence;
  /** Number of content stems that both have. */
  readonly shared: number;
  /** The part of the first sentence's content stems that the other has, 0 to 1. */
  readonly cover: number;
}

/** Sentences that share content with one, the closest first. */
export function findMatches(one: Sentence, others: readonly Sentence[]): readonly Match[] {
  return others
    .map((sentence) => compare(one, sentence))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared || b.cover - a.cover);
}

/** Compares the content stems of two sentences. */
export function compare(one: Sentence, sentence: Sentence): Match {
  const stems = one.stems();
  const shared = [...stems].filter((stem) => sentence.stems().has(stem)).length;
  return { sentence, shared, cover: stems.size === 0 ? 0 : shared / stems.size };
}

const REFERS =
  /^(?:The|This|That|These|Those|It|Its|They|Their|He|His|She|Her)\b|^[^,;"]{0,60}\b(?:him|them)\b/;

/** The content stems of a sentence, with those of the one before it in its paragraph if it opens with a word that may refer there, or does something to "him" or "them". */
export function readContext(sentence: Sentence): ReadonlySet<string> {
  if (!REFERS.test(sentence.text)) return sentence.stems();
  const before = sentence.previous();
  return before ? new Set([...before.stems(), ...sentence.stems()]) : sentence.stems();
}

import { PRONOUN } from './clause-verbs.js';
import { isInstitution, isNoName, isOffice } from './names.js';
import { isPossessive, listName } from './parties.js';
import type { Sentence } from './passage.js';
import type { Word } from './words.js';

/** Who or what stands on one side of a verb. */
export interface Side {
  /** Its proper names, each as its words in small letters. */
  readonly names: readonly (readonly string[])[];
  /** Whether one of them is surely a name, and not only the first word of a sentence. */
  readonly isNamed: boolean;
  /** Lemmas of its other content words, such as `govern`. */
  readonly nouns: ReadonlySet<string>;
  /** Whether a pronoun or a possessive one is all that tells who it is. */
  readonly isPronoun: boolean;
}

/** What follows these tells where, when or what for, and not whom it is done to. */
const ADJUNCT = new Set('at in on for near over under between among during after'.split(' '));

/** Reads the words on one side of a verb. */
export function toSide(sentence: Sentence, words: readonly Word[], own: readonly Word[]): Side {
  const names = new Map<string, readonly string[]>();
  const nouns = new Set<string>();
  let isNamed = false;
  let isAside = false;
  for (const word of own) {
    isAside ||= ADJUNCT.has(word.lower);
    if (word.isStop || isNoName(word) || PRONOUN.has(word.lower)) continue;
    if (!word.isCapital || isOffice(word)) {
      if (!isAside) nouns.add(word.lemma);
    } else {
      const name = listName(words, word).filter((lower) => !isOffice({ lower }));
      names.set(name.join(' '), name);
      // "Goalkeeper Roos" may be Tia Roos, but "North Korea" is not Korea.
      if (word.start === 0 && name.length > 1 && !isInstitution(word)) {
        names.set(name.slice(1).join(' '), name.slice(1));
      }
      if (word.start > 0 || name.length > 1 || isPossessive(sentence, word)) isNamed = true;
      else nouns.add(word.lemma);
    }
  }
  const isPronoun = names.size === 0 && own.some(({ lower }) => PRONOUN.has(lower));
  return { names: [...names.values()], isNamed, nouns, isPronoun };
}

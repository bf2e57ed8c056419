import type { Sentence } from './passage.js';
import type { Word } from './words.js';

/** Nouns that stand for the party of a dispute or a deal. */
const PARTIES = new Set(
  'company firm group board union bank council government rebels ministry club utility regulator operator supplier contractor city state carrier agency insurer lender buyer seller tribunal court commission authority federation county school hospital airline trust developer landlord league club party'.split(
    ' ',
  ),
);
/** Those that mostly stand for one that is named before. */
const GENERIC = /^(?:company|firm|group|club|operator|supplier|contractor|carrier|insurer|lender)$/;
const PRONOUN = /^(?:it|they|he|she)$/;
/** Words between who does something and the verb, or the verb and whom it is done to. */
const BETWEEN =
  /^(?:has|have|had|is|was|are|were|will|would|also|then|later|since|already|the|a|its|their|his|her|water|grain|power|gas|health|regional|national|federal|electoral|local|competition|port|\w+ly)$/;
const REACH = 4;
const OF_ANOTHER =
  /\b(?:of|in|at|from|with|to|for|against|on|by|than|between|over|near|after|about)(?: the)? $/i;

/** The pronoun or the noun for a party that does what a verb says. */
export function findStandIn(words: readonly Word[], verb: number): Word | undefined {
  return findNear(words, verb, -1, ({ lower }) => PRONOUN.test(lower) || PARTIES.has(lower));
}

/** The noun for a party right after a verb. */
export function findParty(words: readonly Word[], verb: number): Word | undefined {
  return findNear(words, verb, 1, ({ lower }) => PARTIES.has(lower));
}

function findNear(
  words: readonly Word[],
  from: number,
  step: 1 | -1,
  test: (word: Word) => boolean,
): Word | undefined {
  for (let at = from + step; Math.abs(at - from) <= REACH; at += step) {
    const word = words[at];
    if (!word || test(word)) return word;
    if (!BETWEEN.test(word.lower)) return undefined;
  }
  return undefined;
}

/** Whether a word stands for what is named before it: a pronoun, "the company". */
export function isStandIn({ lower }: Word): boolean {
  return PRONOUN.test(lower) || GENERIC.test(lower);
}

/** The name, in small letters, for which a pronoun or "the company" stands: what the sentence before is about. */
export function readStandIn(sentence: Sentence, word: Word): readonly string[] | undefined {
  if (!isStandIn(word)) return undefined;
  const before = sentence.previous();
  const name = before?.names().find(
    ({ start, end }) =>
      !OF_ANOTHER.test(before.text.slice(Math.max(0, start - 20), start)) &&
      // A dateline ("MARLOW - A jury") is nobody either.
      !/^(?:'s?(?!\w)| - )/.test(before.text.slice(end, end + 3)),
  );
  // The sentence itself may name it first: "when Aquaveld left, the company sued the board".
  return name?.words.map(({ lower }) => lower);
}

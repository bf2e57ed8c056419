import type { Word } from './words.js';
import { isPastForm, toLemma } from './verbs.js';

/** Words between a subject and its verb. */
export const AUXILIARY =
  /^(?:has|have|had|is|are|was|were|be|been|being|will|would|shall|should|may|might|can|could|must|did|do|does|not|also|then|later|since|already|now|once|never|first|again|soon|both|(?!(?:assemb|fami|anoma|monopo|al|supp|rep|ral|bul)ly$)\w+ly)$/;
/** Words that open a noun phrase. */
export const DETERMINER =
  /^(?:the|a|an|its|their|his|her|this|that|these|two|three|four|some|all|no|any)$/;
/** The forms of "be". */
export const IS = /^(?:is|are|was|were|be|been|being)$/;
/** Words that stand for what is named elsewhere. */
export const PRONOUN = /^(?:it|they|he|she|we|i|its|their|his|her|them|him|both|who|which)$/;
/** Verbs of what two do together: who is named first says nothing. */
const MUTUAL = new Set(
  [
    'meet talk sign agree discuss negotiate marry merge share link differ border compete play face fight clash',
    'cooperate draw compare speak say be have do include say make become remain stay begin come',
    'go follow join work live stand lie get take need base call schedule expect plan hold last cost see know',
  ]
    .join(' ')
    .split(' ')
    .map(toLemma),
);
const UNCHANGED = /^(?:beat|cut|hit|let|put|set|shut|upset|bid|hurt|cost|split|cast|shed|quit)$/;
/** Stop words after which a verb may stand. */
const BEFORE_VERB = /^(?:and|but|then|who|which|he|she|they|it|also|has|have|had|was|were)$/;
const BEFORE_BASE = /^(?:will|would|to|must|can|could|may|might|should|shall|not|did|does|do)$/;

/** "The cost to shippers". */
const PLURAL = /[^siu]s$/;

/** Whether a verb is one of what two do together. */
export function isMutual(lemma: string): boolean {
  return MUTUAL.has(lemma);
}

/** Whether a word looks like a verb that says what somebody does, by its form and the words beside it. */
export function isVerb(words: readonly Word[], index: number): boolean {
  const [before, word, after] = [words[index - 1], words[index], words[index + 1]];
  if (!word || !before || word.isCapital || /^\d/.test(word.lower)) return false;
  const { lower } = word;
  if (BEFORE_BASE.test(before.lower))
    return !word.isStop && !AUXILIARY.test(lower) && !PRONOUN.test(lower) && !PLURAL.test(lower);
  if (word.isStop && lower !== 'told') return false;
  if (isPastForm(lower) || lower === 'told') return true;
  const opens =
    after !== undefined &&
    (after.isCapital || DETERMINER.test(after.lower) || /^\d/.test(after.lower));
  if (lower.endsWith('ing')) return isTrailing(before, word) || IS.test(before.lower);
  const follows = !before.isStop || BEFORE_VERB.test(before.lower);
  return (UNCHANGED.test(lower) || /[a-z]{2}s$/.test(lower)) && follows && opens;
}

/** "Tarnby won the shield, beating Holme Vale": who won did that too. */
function isTrailing(before: Word, { start }: Word): boolean {
  return start === before.end + 2;
}

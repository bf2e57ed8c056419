import { toLemma } from './lemmas.js';
import type { Word } from './words.js';

/** Words between a subject and its verb that have no ending of adverbs. */
const AUXILIARIES = new Set(
  [
    'has have had is are was were be been being will would shall should may might can could must did do does',
    'not also then later since already now once never first again soon both',
  ].flatMap((words) => words.split(' ')),
);
const ADVERB = /^(?!(?:assemb|fami|anoma|monopo|al|supp|rep|ral|bul)ly$)\w+ly$/;

/** Whether a word stands between a subject and its verb. */
function isAuxiliary(lower: string): boolean {
  return AUXILIARIES.has(lower) || (lower.endsWith('ly') && ADVERB.test(lower));
}

/** Words that open a noun phrase. */
export const DETERMINER: ReadonlySet<string> = new Set(
  'the a an its their his her this that these two three four some all no any'.split(' '),
);
/** The forms of "be". */
const IS: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being']);
/** Words that stand for what is named elsewhere. */
export const PRONOUN: ReadonlySet<string> = new Set(
  'it they he she we i its their his her them him both who which'.split(' '),
);
/** Where another clause begins. */
export const BOUNDARY: ReadonlySet<string> = new Set(
  'and but or after when while because that which who whom whose as before since until if although though whereas where so than then once what how whether said says say told'.split(
    ' ',
  ),
);
/** Words that take up the noun before them. */
export const RELATIVE: ReadonlySet<string> = new Set([
  'who',
  'which',
  'whose',
  'whom',
  'where',
  'that',
]);
/** Words that tie a noun to another. */
export const LINK: ReadonlySet<string> = new Set(
  'of in at from for with near on under against between among over by to'.split(' '),
);
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
const UNCHANGED = new Set(
  'beat cut hit let put set shut upset bid hurt cost split cast shed quit'.split(' '),
);
/** Stop words after which a verb may stand. */
const BEFORE_VERB = new Set(
  'and but then who which he she they it also has have had was were'.split(' '),
);
const BEFORE_BASE = new Set(
  'will would to must can could may might should shall not did does do'.split(' '),
);

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
  if (BEFORE_BASE.has(before.lower))
    return !word.isStop && !isAuxiliary(lower) && !PRONOUN.has(lower) && !PLURAL.test(lower);
  if (word.isStop && lower !== 'told') return false;
  if (word.isPast || lower === 'told') return true;
  const opens =
    after !== undefined &&
    (after.isCapital || DETERMINER.has(after.lower) || /^\d/.test(after.lower));
  if (lower.endsWith('ing')) return isTrailing(before, word) || IS.has(before.lower);
  const follows = !before.isStop || BEFORE_VERB.has(before.lower);
  return (UNCHANGED.has(lower) || /[a-z]{2}s$/.test(lower)) && follows && opens;
}

/** "Tarnby won the shield, beating Holme Vale": who won did that too. */
function isTrailing(before: Word, { start }: Word): boolean {
  return start === before.end + 2;
}

/** Whether a verb stands after a form of "be". */
export function isPassiveVerb(words: readonly Word[], index: number): boolean {
  const at = skipAuxiliaries(words, index);
  return (
    words.slice(at + 1, index).some(({ lower }) => IS.has(lower)) &&
    words[index]?.lower.endsWith('ing') !== true
  );
}

/** The index of the last word before a verb that is no auxiliary or adverb. */
export function skipAuxiliaries(words: readonly Word[], index: number): number {
  let at = index - 1;
  for (; at >= 0; at -= 1) {
    const word = words[at];
    if (!word || word.isCapital || !isAuxiliary(word.lower)) break;
  }
  return at;
}

import { flatMap } from '../model/flat-map.js';
import type { Sentence } from './passage.js';
import {
  BOUNDARY,
  DETERMINER,
  LINK,
  RELATIVE,
  isMutual,
  isPassiveVerb,
  isVerb,
  skipAuxiliaries,
} from './clause-verbs.js';
import { once } from './once.js';
import { readPhrase } from './verb-phrases.js';
import { toSide, type Side } from './sides.js';
import { textAfter } from './window.js';
import type { Word } from './words.js';
import type { Span } from './split-sentences.js';

/** Who does what a verb says, and to whom, with the stretch in which they stand. */
interface Sides extends Span {
  readonly agent: Side;
  readonly object: Side;
}

/** A verb with its sides, by their order and the voice. They are read when they are first asked for. */
export class Clause implements Sides {
  readonly sentence: Sentence;
  /** The lemma of the verb. */
  readonly verb: string;
  readonly #sides: () => Sides;

  constructor(sentence: Sentence, verb: string, sides: () => Sides) {
    this.sentence = sentence;
    this.verb = verb;
    this.#sides = once(sides);
  }

  get agent() {
    return this.#sides().agent;
  }

  get object() {
    return this.#sides().object;
  }

  get start() {
    return this.#sides().start;
  }

  get end() {
    return this.#sides().end;
  }
}

/** Most words on each side of a verb that are looked at. */
const REACH = 14;
/** "Traded gas with Morvia": who is named first says nothing. */
const WITH = /^(?: \S+){0,4} with\b/;
const BREAK = /[;:()"]|,| - /;
/** After one of these an infinitive is done by the other one. */
const ORDERING =
  /^(?:ask|tell|told|order|urg|forc|allow|want|requir|help|invit|call|persuad|press|instruct|requ|permit|advis|encourag|oblig|let|make|made)/;

/** The clauses of a sentence whose verb sets two sides against each other; none of a line in title case. */
export function readClauses(sentence: Sentence): readonly Clause[] {
  if (sentence.passage.role === 'title') return [];
  const words = sentence.words();
  return flatMap(words, (word, index) => {
    if (!isVerb(words, index)) return [];
    const verb = word.lemma;
    const phrase = readPhrase(sentence, words, index);
    if (phrase) return [makeClause(sentence, words, index, phrase.verb, phrase.from)];
    const isShared =
      isMutual(verb) ||
      (/^(?:trade|exchang|swap)$/.test(verb) && WITH.test(textAfter(sentence.text, word.end)));
    return isShared ? [] : [makeClause(sentence, words, index, verb)];
  });
}

/** @param from after which word those are named to whom it is done */
function makeClause(
  sentence: Sentence,
  words: readonly Word[],
  index: number,
  verb: string,
  from = index,
): Clause {
  return new Clause(sentence, verb, () => readSides(sentence, words, index, from));
}

function readSides(sentence: Sentence, words: readonly Word[], index: number, from: number): Sides {
  const left = listLeft(sentence, words, index);
  const by = findBy(sentence, words, index);
  const isPassive = by !== undefined || isPassiveVerb(words, index);
  const right = listRight(sentence, words, by ?? from);
  const span = {
    start: left[0]?.start ?? words[index]?.start ?? 0,
    end: (right.findLast(({ isStop }) => !isStop) ?? words[index])?.end ?? 0,
  };
  if (!isPassive)
    return {
      ...span,
      agent: toSide(sentence, words, left),
      object: toSide(sentence, words, right),
    };
  return {
    ...span,
    agent: toSide(sentence, words, by === undefined ? [] : right),
    object: toSide(sentence, words, left),
  };
}

/** The `by` of a passive, right after the verb or a few words on. */
function findBy(sentence: Sentence, words: readonly Word[], index: number): number | undefined {
  const isClose = words[index + 1]?.lower === 'by';
  if (isClose) return index + 1;
  if (!isPassiveVerb(words, index)) return undefined;
  for (let at = index + 1; at <= index + 6; at += 1) {
    const word = words[at];
    if (!word || isBroken(sentence, words, at)) return undefined;
    if (word.lower === 'by') return at;
  }
  return undefined;
}

function isBroken({ text }: Sentence, words: readonly Word[], at: number): boolean {
  const [before, word] = [words[at - 1], words[at]];
  return !before || !word || BREAK.test(text.slice(before.end, word.start));
}

/** The words of who or what does what a verb says. */
function listLeft(
  sentence: Sentence,
  words: readonly Word[],
  index: number,
  depth = 0,
): readonly Word[] {
  const last = skipAuxiliaries(words, index);
  const trails = words[index]?.lower.endsWith('ing') === true && isBroken(sentence, words, index);
  if ((words[last]?.lower === 'to' || trails) && depth === 0) {
    const governor = findGovernor(sentence, words, trails ? index : last);
    return governor === undefined ? [] : listLeft(sentence, words, governor, 1);
  }
  const isAside = BREAK.test(sentence.text.slice(words[last]?.end ?? 0, words[index]?.start));
  const from = isAside ? findAside(sentence, words, last) : last + 1;
  const isRelative = RELATIVE.has(words[from]?.lower ?? '');
  const aside = isRelative ? [] : words.slice(from, last + 1);
  const before = collectLeft(sentence, words, from - 1, index);
  const isShared = before.length === 0 && /^(?:and|but)$/.test(words[from - 1]?.lower ?? '');
  if (!isShared || depth > 0) return trimLeft([...before, ...aside]);
  // "Belarus rejected the charge and, a day later, barred five officials."
  const earlier = findGovernor(sentence, words, from - 1);
  return earlier === undefined ? [] : listLeft(sentence, words, earlier, 1);
}

/** Where an aside begins that a comma ends: ", the mayor," or ", who led the union,". */
function findAside(sentence: Sentence, words: readonly Word[], last: number): number {
  for (let at = last; last - at <= REACH && at > 0; at -= 1) {
    if (isBroken(sentence, words, at)) return at;
  }
  return last + 1;
}

function collectLeft(
  sentence: Sentence,
  words: readonly Word[],
  last: number,
  index: number,
): readonly Word[] {
  const own: Word[] = [];
  for (let at = last; index - at <= REACH && at >= 0; at -= 1) {
    const word = words[at];
    if (!word || (own.length > 0 && isBroken(sentence, words, at + 1))) break;
    if (own.length === 0 && RELATIVE.has(word.lower)) continue;
    if (isVerb(words, at) || (BOUNDARY.has(word.lower) && !joinsNames(words, at))) break;
    own.unshift(word);
  }
  return own;
}

/** The last noun phrase of some words, with what it is of: `skipper of the Lotte`, but not `dawn` of "by dawn the guard". */
function trimLeft(own: readonly Word[]): readonly Word[] {
  let at = own.length - 1;
  while (at > 0) {
    const [before, word] = [own[at - 1], own[at]];
    if (!before || !word) break;
    if (
      DETERMINER.has(word.lower) &&
      !LINK.has(before.lower) &&
      !DETERMINER.has(before.lower) &&
      before.end + 1 === word.start
    )
      break;
    at -= 1;
  }
  const phrase = own.slice(at);
  const first = phrase.findIndex(({ lower }) => !LINK.has(lower));
  return phrase.slice(Math.max(first, 0));
}

/** The finite verb that an infinitive hangs on; undefined if somebody else is to do it. */
function findGovernor(sentence: Sentence, words: readonly Word[], to: number): number | undefined {
  for (let at = to - 1; to - at <= REACH && at > 0; at -= 1) {
    const word = words[at];
    if (!word || BOUNDARY.has(word.lower)) return undefined;
    if (at < to - 1 && isBroken(sentence, words, at + 1)) return undefined;
    if (words[at - 1]?.lower === 'to') continue;
    if (isVerb(words, at)) return ORDERING.test(word.lower) ? undefined : at;
  }
  return undefined;
}

function listRight(sentence: Sentence, words: readonly Word[], index: number): readonly Word[] {
  const own: Word[] = [];
  // "The builder sued back a year later."
  if (words[index + 1]?.lower === 'back') return own;
  for (let at = index + 1; at - index <= REACH; at += 1) {
    const word = words[at];
    if (!word || (BOUNDARY.has(word.lower) && !joinsNames(words, at))) break;
    if (isBroken(sentence, words, at) && !isAppositive(words, at, own.length)) break;
    if (isVerb(words, at) && at > index + 1 && !word.lower.endsWith('ed')) break;
    own.push(word);
  }
  return own;
}

/** Whether an "and" stands between two names that do, or have done to them, the same: "Lund and Otieno led the talks". */
function joinsNames(words: readonly Word[], at: number): boolean {
  if (words[at]?.lower !== 'and' || words[at - 1]?.isCapital !== true) return false;
  let next = at + 1;
  while (words[next]?.isCapital === true && next - at <= REACH) next += 1;
  let first = at - 1;
  while (words[first]?.isCapital === true && at - first <= REACH) first -= 1;
  const isObject = first >= 0 && isVerb(words, first);
  return next > at + 1 && !(isObject && isVerb(words, next));
}

/** Whether a name follows a comma: `the former president, Issa Koné`. */
function isAppositive(words: readonly Word[], at: number, length: number): boolean {
  return length > 0 && length <= 5 && words[at]?.isCapital === true && !words[at].isStop;
}

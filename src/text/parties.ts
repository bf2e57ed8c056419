import { countFirst } from './in-order.js';
import type { Sentence } from './passage.js';
import type { Word } from './words.js';

/** Words between a name and its verb, or a verb and its object, that change neither. */
const FILLERS = new Set(
  [
    'has have had will would is was were been being to also formally publicly strongly highly again later the a an its',
    'his her their rival smaller larger neighbouring neighboring fellow two three several former then',
    'boats vessels ships troops forces officials police fighters ministry government army navy jets company court',
    'minister president firm group union team side leaders lawmakers regulators prosecutors authorities',
    'in front into with past of jet plane train ship boat car',
    'plans agreed agrees moves first both had never reportedly allegedly said',
  ].flatMap((words) => words.split(' ')),
);

/** Before a full stop that is part of the name. */
const TITLE = /^(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St)$/;

const REACH = 6;

/** Whether a word has a possessive ending: `Russia's`. */
export function isPossessive({ text }: Sentence, { end }: Word): boolean {
  return /^'s?(?!\w)/.test(text.slice(end, end + 3));
}

/** The name next to a word, with nothing but fillers between. */
export function findName(words: readonly Word[], index: number, step: 1 | -1): Word | undefined {
  for (let at = index + step; Math.abs(at - index) <= REACH; at += step) {
    const word = words[at];
    if (!word) return undefined;
    if (word.isCapital && !word.isStop)
      return step > 0 ? lastOfName(words, at) : (findOwner(words, at) ?? word);
    if (!FILLERS.has(word.lower) && !/(?:ly|ish|ese|ian)$|^\d+$/.test(word.lower)) return undefined;
  }
  return undefined;
}

/** `Gloria Zuniga` of `Gloria Zuniga of the National Front`; undefined if the name is of nobody with one. */
function findOwner(words: readonly Word[], index: number): Word | undefined {
  const last = words[index];
  if (!last) return undefined;
  let at = findIndex(words, firstOfName(words, last)) - 1;
  if (words[at]?.lower === 'the') at -= 1;
  const owner = words[at]?.lower === 'of' ? words[at - 1] : undefined;
  const isPerson = owner?.isCapital === true && words[at - 2]?.isCapital === true;
  return isPerson && !owner.isStop ? owner : undefined;
}

/** `Korea` of `North Korea`. */
export function lastOfName(words: readonly Word[], index: number): Word | undefined {
  let at = index;
  while (isOneName(words[at], words[at + 1])) at += 1;
  return words[at];
}

/** `North` of `North Korea`. */
export function firstOfName(words: readonly Word[], last: Word): Word {
  let at = findIndex(words, last);
  while (isOneName(words[at - 1], words[at])) at -= 1;
  return words[at] ?? last;
}

function isOneName(word: Word | undefined, next: Word | undefined): boolean {
  if (word?.isCapital !== true || next?.isCapital !== true) return false;
  return next.start === word.end + (TITLE.test(word.text) ? 2 : 1) || next.start === word.end + 1;
}

/** All words of the name that a word belongs to. */
export function listName(words: readonly Word[], word: Word): readonly string[] {
  const start = findIndex(words, firstOfName(words, word));
  const last = lastOfName(words, findIndex(words, word)) ?? word;
  const all = words.slice(start, findIndex(words, last) + 1);
  const own = all.filter(({ text }) => !TITLE.test(text));
  return (own.length > 0 ? own : all).map(({ lower }) => lower);
}

export function findIndex(words: readonly Word[], { start }: Word): number {
  return countFirst(words, (word) => word.start < start);
}

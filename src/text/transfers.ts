import { findIndex, findName, lastOfName } from './parties.js';
import { findParty, findStandIn } from './stand-ins.js';
import type { Word } from './words.js';

/** What a verb relates, as words. */
export interface Found {
  readonly act: string;
  readonly agent: Word;
  readonly object: Word | undefined;
  /** What it is done to, as words. */
  readonly about: readonly Word[];
  readonly last: Word;
}

/** Verbs by which something goes from one to another, by the word before the other. */
const GIVE = new Set(
  'sell export suppli lend pai give send donat transfer ship deliv grant'.split(' '),
);
const TAKE = new Set('bui import borrow receiv purchas acquir obtain'.split(' '));

/** Of these, the verbs of goods: money goes the other way. */
const GOODS = new Set('sell export suppli send ship deliv'.split(' '));

const SUIT = /^(?:lawsuits?|suits?|complaints?|case|claim)$/;

/**
 * `A sells gas to B`, `A supplies B with gas` and `B buys gas from A` are the same act; where only `A sends gas` is
 * said, nobody is the object.
 */
export function readTransfer(
  words: readonly Word[],
  index: number,
  stem: string,
): Found | undefined {
  const link = GIVE.has(stem) ? 'to' : TAKE.has(stem) ? 'from' : undefined;
  const before = link === undefined ? undefined : findName(words, index, -1);
  const verb = words[index];
  if (!before || !verb) return undefined;
  const at = words.slice(index + 2, index + 11).findIndex(({ lower }) => lower === link);
  const given = GOODS.has(stem) ? findGiven(words, index) : undefined;
  const after = given ?? (at < 0 ? undefined : findName(words, index + 2 + at, 1));
  const act = stem === 'pai' ? 'pay' : 'transfer';
  if (!after)
    return GOODS.has(stem)
      ? { act, agent: before, object: undefined, about: [], last: verb }
      : undefined;
  const [agent, object] = link === 'to' ? [before, after] : [after, before];
  return { act, agent, object, about: [object], last: after };
}

/** `B` of "supplies B with gas", "sends B 40 ships". */
function findGiven(words: readonly Word[], index: number): Word | undefined {
  const [first] = words.slice(index + 1, index + 2);
  if (first?.isCapital !== true || first.isStop) return undefined;
  const last = lastOfName(words, index + 1);
  const next = last && words[findIndex(words, last) + 1];
  return next && /^(?:with|\d.*|up|as|about|more|another|a|an)$/.test(next.lower)
    ? last
    : undefined;
}

/** `A has taken B to court`, `A filed a lawsuit against B` are suits. */
export function readSuit(words: readonly Word[], index: number, stem: string): Found | undefined {
  const isTaking = stem === 'take';
  if (!isTaking && stem !== 'file' && stem !== 'bring') return undefined;
  const before = findName(words, index, -1) ?? findStandIn(words, index);
  const reach = words.slice(index + 1, index + 9);
  const mark = reach.findIndex(({ lower }) => lower === (isTaking ? 'court' : 'against'));
  const what = reach.slice(0, mark + 1).map(({ lower }) => lower);
  const isSuit = isTaking ? what.at(-2) === 'to' : what.some((word) => SUIT.test(word));
  if (!before || mark < 0 || !isSuit) return undefined;
  const from = isTaking ? index : index + 1 + mark;
  const object = findName(words, from, 1) ?? findParty(words, from);
  if (!object) return undefined;
  const [first, last] = [words[index + 1 + mark], object].toSorted(
    (a, b) => (a?.end ?? 0) - (b?.end ?? 0),
  );
  return { act: 'sue', agent: before, object, about: [object], last: last ?? first ?? object };
}

import { countFirst } from './in-order.js';
import type { Sentence } from './passage.js';
import { findParty, findStandIn, readStandIn } from './stand-ins.js';
import type { Span } from './split-sentences.js';
import { toLemma } from './verbs.js';
import { toStem, type Word } from './words.js';

/** Who does what to whom in a sentence: `Ardenna sued Corvex`, `Corvex was sued by Ardenna`, `Ardenna's lawsuit against Corvex`. */
export interface Relation extends Span {
  readonly sentence: Sentence;
  /** What is done, one name for all words for it. */
  readonly act: string;
  /** The words of the name of who does it, in small letters. */
  readonly agent: readonly string[];
  /** The same of whom it is done to; undefined if no name follows. */
  readonly object: readonly string[] | undefined;
  /** Whether who does it is a pronoun or "the company", which the sentence before names. */
  readonly isStandIn: boolean;
  /** Content stems of what it is done to, names included. */
  readonly about: ReadonlySet<string>;
}

/** Verbs and nouns for one act, the verbs first. */
const ACTS = [
  'support back endorse aid assist / support backing aid assistance endorsement',
  'buy acquire purchase / acquisition takeover purchase',
  'attack invade bomb shell strike raid / invasion attack raid',
  'criticize criticise condemn denounce slam / criticism condemnation',
  'praise commend laud applaud / praise',
  'defeat beat thrash edge / defeat victory win',
  'sue / lawsuit suit',
  'lend loan / loan',
  'pay repay / payment',
  'owe',
  'cross',
  'ram hit',
  'free release',
  'accuse / accusation',
  'arrest detain',
  'invite / invitation',
  'replace succeed / succession',
  'warn / warning',
  'sanction / sanction',
  'block veto',
  'outbid',
  'overtake',
].map((act) => act.split(' / ').map((words) => words.split(' ')));

const VERBS = new Map(
  ACTS.flatMap(([verbs = []]) => verbs.map((verb) => [toLemma(verb), verbs[0] ?? ''] as const)),
);
const NOUNS = new Map(
  ACTS.flatMap(([verbs = [], nouns = []]) =>
    nouns.map((noun) => [toStem(noun), verbs[0] ?? ''] as const),
  ),
);

/** Verbs by which something goes from one to another, by the word before the other. */
const GIVE = new Set(
  'sell export suppli lend pai give send donat transfer ship deliv grant'.split(' '),
);
const TAKE = new Set('bui import borrow receiv purchas acquir obtain'.split(' '));

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

/** Participles that are mostly adjectives or verbs of saying, and relate no two names. */
const NO_ACT = new Set(
  'bas need agre us nam call unit said state report expect plan includ'.split(' '),
);

const REACH = 6;

/** The relations that a sentence states; at most one a verb. */
export function readRelations(sentence: Sentence): readonly Relation[] {
  const words = sentence.words();
  return words.flatMap((word, index) => {
    const found =
      word.isCapital && sentence.passage.role !== 'title'
        ? undefined
        : readVerb(sentence, words, index);
    const relation = found ?? readNoun(sentence, words, index);
    return relation ? [toRelation(sentence, words, relation)] : [];
  });
}

interface Found {
  readonly act: string;
  readonly agent: Word;
  readonly object: Word | undefined;
  /** What it is done to, as words. */
  readonly about: readonly Word[];
  readonly last: Word;
}

function readVerb(sentence: Sentence, words: readonly Word[], index: number): Found | undefined {
  const verb = words[index];
  if (!verb || verb.isStop) return undefined;
  const stem = toLemma(verb.lower);
  const transfer = readTransfer(words, index, stem);
  if (transfer) return transfer;
  const act =
    VERBS.get(stem) ?? (verb.lower.endsWith('ed') && !NO_ACT.has(stem) ? stem : undefined);
  if (act === undefined) return undefined;
  const isAct = VERBS.has(stem);
  const before = findName(words, index, -1) ?? (isAct ? findStandIn(words, index) : undefined);
  const isPassive = words[index + 1]?.lower === 'by';
  const from = isPassive ? index + 1 : index;
  const after = findName(words, from, 1) ?? (isAct ? findParty(words, from) : undefined);
  if (!before || isPossessive(sentence, before)) return undefined;
  if (!after && (isPassive || !isAct)) return undefined;
  const [agent, object] = isPassive && after ? [after, before] : [before, after];
  return { act, agent, object, about: object ? [object] : [], last: after ?? verb };
}

/** `A sells gas to B` and `B buys gas from A` are the same act. */
function readTransfer(words: readonly Word[], index: number, stem: string): Found | undefined {
  const link = GIVE.has(stem) ? 'to' : TAKE.has(stem) ? 'from' : undefined;
  const before = link === undefined ? undefined : findName(words, index, -1);
  if (!before) return undefined;
  const at = words.slice(index + 2, index + 11).findIndex(({ lower }) => lower === link);
  const after = at < 0 ? undefined : findName(words, index + 2 + at, 1);
  if (!after) return undefined;
  const [agent, object] = link === 'to' ? [before, after] : [after, before];
  return { act: 'transfer', agent, object, about: [object], last: after };
}

/** `A's support for B`. */
function readNoun(sentence: Sentence, words: readonly Word[], index: number): Found | undefined {
  const noun = words[index];
  const act = noun && NOUNS.get(noun.stem);
  if (!noun || act === undefined) return undefined;
  const agent = [words[index - 1], words[index - 2], words[index - 3]].find(
    (word) => word?.isCapital === true && isPossessive(sentence, word),
  );
  if (!agent || !/^ (?:for|of|on|to|against|over) /.test(sentence.text.slice(noun.end)))
    return undefined;
  const about = words.slice(index + 2, index + 2 + REACH);
  const object = about.slice(0, 4).find(({ isCapital, isStop }) => isCapital && !isStop);
  const name = object && lastOfName(words, findIndex(words, object));
  const isWhole = name !== undefined && !isPossessive(sentence, name);
  return { act, agent, object: name, about, last: isWhole ? name : (about.at(-1) ?? noun) };
}

function isPossessive({ text }: Sentence, { end }: Word): boolean {
  return /^'s?(?!\w)/.test(text.slice(end, end + 3));
}

/** The name next to a word, with nothing but fillers between. */
function findName(words: readonly Word[], index: number, step: 1 | -1): Word | undefined {
  for (let at = index + step; Math.abs(at - index) <= REACH; at += step) {
    const word = words[at];
    if (!word) return undefined;
    if (word.isCapital && !word.isStop) return step > 0 ? lastOfName(words, at) : word;
    if (!FILLERS.has(word.lower) && !/(?:ly|ish|ese|ian)$|^\d+$/.test(word.lower)) return undefined;
  }
  return undefined;
}

/** `Korea` of `North Korea`. */
function lastOfName(words: readonly Word[], index: number): Word | undefined {
  let at = index;
  while (isOneName(words[at], words[at + 1])) at += 1;
  return words[at];
}

/** `North` of `North Korea`. */
function firstOfName(words: readonly Word[], last: Word): Word {
  let at = findIndex(words, last);
  while (isOneName(words[at - 1], words[at])) at -= 1;
  return words[at] ?? last;
}

function isOneName(word: Word | undefined, next: Word | undefined): boolean {
  return word?.isCapital === true && next?.isCapital === true && next.start === word.end + 1;
}

function toRelation(
  sentence: Sentence,
  words: readonly Word[],
  { act, agent, object, about, last }: Found,
): Relation {
  const first = object && object.start < agent.start ? object : agent;
  return {
    sentence,
    start: firstOfName(words, first).start,
    end: Math.max(last.end, agent.end),
    act,
    isStandIn: !agent.isCapital || agent.isStop,
    agent: readStandIn(sentence, agent) ?? listName(words, agent),
    object: object && (readStandIn(sentence, object) ?? listName(words, object)),
    about: new Set(about.filter(({ isStop }) => !isStop).map(({ stem }) => stem)),
  };
}

/** All words of the name that a word belongs to. */
function listName(words: readonly Word[], word: Word): readonly string[] {
  const start = findIndex(words, firstOfName(words, word));
  const last = lastOfName(words, findIndex(words, word)) ?? word;
  return words.slice(start, findIndex(words, last) + 1).map(({ lower }) => lower);
}

function findIndex(words: readonly Word[], { start }: Word): number {
  return countFirst(words, (word) => word.start < start);
}

import { flatMap } from '../model/flat-map.js';
import { toLemma, toStem } from './lemmas.js';
import { findName, findIndex, firstOfName, isPossessive, lastOfName, listName } from './parties.js';
import type { Sentence } from './passage.js';
import { findParty, findStandIn, isStandIn, readStandIn } from './stand-ins.js';
import type { Span } from './split-sentences.js';
import { readSuit, readTransfer, type Found } from './transfers.js';
import type { Word } from './words.js';

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
  'defeat beat thrash edge upset overcome rout outplay / defeat victory win',
  'sue / lawsuit suit',
  'lend loan / loan',
  'pay repay compensate reimburse refund / payment',
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
  'expel oust',
  'leave quit',
].map((act) => act.split(' / ').map((words) => words.split(' ')));

const VERBS = new Map(
  ACTS.flatMap(([verbs = []]) => verbs.map((verb) => [toLemma(verb), verbs[0] ?? ''] as const)),
);
/** One name for all verbs of an act; a verb of no act by itself. */
export function toAct(lemma: string): string {
  return VERBS.get(lemma) ?? lemma;
}

const NOUNS = new Map(
  ACTS.flatMap(([verbs = [], nouns = []]) =>
    nouns.map((noun) => [toStem(noun), verbs[0] ?? ''] as const),
  ),
);

/** Participles that are mostly adjectives or verbs of saying, and relate no two names. */
const NO_ACT = new Set(
  'bas need agre us nam call unit said state report expect plan includ'.split(' '),
);

const DECISION = /^(?:decision|move|plan|refusal|threat|promise|pledge|choice|vote)$/;

/** How many words after a noun tell what it is of. */
const ABOUT = 6;

/** The relations that a sentence states; at most one a verb. */
export function readRelations(sentence: Sentence): readonly Relation[] {
  const words = sentence.words();
  return flatMap(words, (word, index) => {
    const found =
      word.isCapital && sentence.passage.role !== 'title'
        ? undefined
        : readVerb(sentence, words, index);
    const relation = found ?? readNoun(sentence, words, index);
    return relation ? [toRelation(sentence, words, relation)] : [];
  });
}

function readVerb(sentence: Sentence, words: readonly Word[], index: number): Found | undefined {
  const verb = words[index];
  if (!verb || verb.isStop) return undefined;
  const stem = verb.lemma;
  const transfer = readTransfer(words, index, stem) ?? readSuit(words, index, stem);
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

/** `A's support for B`. */
function readNoun(sentence: Sentence, words: readonly Word[], index: number): Found | undefined {
  const noun = words[index];
  const act = noun && (NOUNS.get(noun.stem) ?? readDecision(words, index));
  if (!noun || act === undefined) return undefined;
  const agent = [words[index - 1], words[index - 2], words[index - 3]].find(
    (word) => word?.isCapital === true && isPossessive(sentence, word),
  );
  if (!agent || !/^ (?:for|of|on|to|against|over) /.test(sentence.text.slice(noun.end)))
    return undefined;
  const about = words.slice(index + 2, index + 2 + ABOUT);
  const object = about.find(({ isCapital, isStop }) => isCapital && !isStop);
  const name = object && lastOfName(words, findIndex(words, object));
  const isWhole = name !== undefined && !isPossessive(sentence, name);
  return { act, agent, object: name, about, last: isWhole ? name : (about.at(-1) ?? noun) };
}

/** What is decided in `A's decision to close the crossing`. */
function readDecision(words: readonly Word[], index: number): string | undefined {
  const [noun, to, verb] = words.slice(index, index + 3);
  if (!noun || !DECISION.test(noun.lower) || to?.lower !== 'to' || !verb || verb.isStop)
    return undefined;
  return toAct(verb.lemma);
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
    isStandIn: isStandIn(agent),
    agent: readStandIn(sentence, agent) ?? listName(words, agent),
    object: object && (readStandIn(sentence, object) ?? listName(words, object)),
    about: new Set(about.filter(({ isStop }) => !isStop).map(({ stem }) => stem)),
  };
}

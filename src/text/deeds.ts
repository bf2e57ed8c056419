import { readAwaited, readTimed, toEventKind } from './events.js';
import { countFirst } from './in-order.js';
import { isQuoted } from './is-quoted.js';
import { toLemma } from './lemmas.js';
import { compare } from './match.js';
import { listNear, readAlike } from './near.js';
import { once } from './once.js';
import type { Sentence } from './passage.js';
import { readFuture, readPast } from './verbs.js';
import { textAfter } from './window.js';
import type { Word } from './words.js';

/** A verb of a sentence that is past or still to come, and what it is about. */
export interface Deed {
  readonly sentence: Sentence;
  readonly verb: Word;
  readonly lemma: string;
  /** One name for all verbs for such an event. */
  readonly kind: string;
  /** How it is said: `will meet`, `met`. */
  readonly text: string;
  /** Lemmas of the words round it. */
  readonly near: () => ReadonlySet<string>;
  /** What is counted right after it, such as `16 satellit`; undefined if it is a sum or a share, or nothing is. */
  readonly counted: () => string | undefined;
}

/** How many content words beside the same verb must agree for it to be of the same event. */
const MIN_NEAR = 2;
/** How many words two sentences that count the same must share for it to be of the same event, whatever the verbs are. */
const MIN_SHARED = 3;
const UNIT =
  /^(?:hundred|thousand|million|billion|trillion|percent|per|cents?|pence|pounds?|dollars?|euros?|points?|percentage|years?|months?|weeks?|days?|hours?|minutes?|times|votes?|to)$/;

const DECIDING = new Set(
  'vote decide approve back adopt agree pass reject endorse ratify propose'.split(' ').map(toLemma),
);

/** Verbs of one handing over: who is to receive a mandate was handed it. */
const HANDING = new Set('give hand receive get award grant'.split(' ').map(toLemma));

/** Verbs that mean something of their own with the words after them. */
const PHRASES = (
  [
    ['step', /^ (?:down|aside)\b/, 'resign'],
    ['stand', /^ down\b/, 'resign'],
    ['hand', /^ in (?:his|her|their|its) resignation\b/, 'resign'],
    ['tender', /^ (?:his|her|their|its) resignation\b/, 'resign'],
    ['take', /^ effect\b/, 'begin'],
    ['come', /^ into (?:force|effect)\b/, 'begin'],
    ['enter', /^ into force\b/, 'begin'],
    ['come', /^ ashore\b/, 'landfall'],
    ['make', /^ landfall\b/, 'landfall'],
    ['give', /^ [^.;,]{0,40}?\b(?:approval|assent|blessing|go-ahead)\b/, 'decide'],
  ] as const
).map(([verb, rest, meaning]) => ({ verb: toLemma(verb), rest, name: toLemma(meaning) }));

/** What a sentence tells as past, outside of quotations. */
export function readDone(sentence: Sentence): readonly Deed[] {
  return readPast(sentence)
    .filter((verb) => !isQuoted(sentence, verb))
    .map((verb) => toDeed(sentence, verb, verb.text));
}

/** What a sentence says is still to come, outside of quotations. */
export function readToCome(sentence: Sentence): readonly Deed[] {
  const future = readFuture(sentence)
    .filter(({ verb }) => !isQuoted(sentence, verb))
    .map(({ verb, text }) => toDeed(sentence, verb, text));
  const told = new Set(future.map(({ verb }) => verb));
  const timed = sentence.passage.role === 'title' ? [] : readTimed(sentence);
  return [
    ...future,
    ...timed.filter((verb) => !told.has(verb)).map((verb) => toDeed(sentence, verb, verb.text)),
    ...readAwaited(sentence).map(({ kind, word, text }) => ({
      ...toDeed(sentence, word, text),
      lemma: kind,
      kind,
    })),
  ];
}

function toDeed(sentence: Sentence, verb: Word, text: string): Deed {
  const { lemma } = verb;
  const after = textAfter(sentence.text, verb.end);
  const phrase = PHRASES.find((one) => one.verb === lemma && one.rest.test(after));
  const name = phrase?.name ?? lemma;
  const base = HANDING.has(name) ? 'give' : name;
  return {
    sentence,
    verb,
    lemma: base,
    kind: toEventKind(base),
    text,
    near: once(() => listNear(sentence, verb)),
    counted: once(() => readCounted(sentence, verb)),
  };
}

function readCounted(sentence: Sentence, verb: Word): string | undefined {
  const words = sentence.words();
  const after = countFirst(words, ({ start }) => start <= verb.start);
  const [number, thing] = words.slice(after, after + 2);
  if (!number || !thing || !/^[\d,]+$/.test(number.lower) || thing.isStop || UNIT.test(thing.lower))
    return undefined;
  return sentence.text.charAt(number.start - 1) === ' '
    ? `${number.lower} ${thing.lemma}`
    : undefined;
}

/** Whether two deeds are one: the same verb with the same words beside it, or the same number of the same things. */
export function areOneDeed(a: Deed, b: Deed): boolean {
  if (a.kind === b.kind) {
    const alike = readAlike(a.near(), b.near());
    if (alike.length >= MIN_NEAR) return true;
    const named = alike.length === 0 ? undefined : findSharedName(a.sentence, b.sentence);
    return named !== undefined && !alike.includes(toLemma(named)) && !haveOtherObjects(a, b);
  }
  const counted = a.counted();
  return (
    counted !== undefined &&
    counted === b.counted() &&
    compare(a.sentence, b.sentence).shared >= MIN_SHARED
  );
}

/** Verbs that go with anything, and so say little of what is done. */
const LIGHT = new Set('be have do make take get go come sai tell see give find'.split(' '));
/** How near to a verb the words stand that it is done by or to. */
const BESIDE = 3;

/** Whether two deeds may be one: the same kind of verb with a word right beside it that both have. */
export function mayBeOneDeed(a: Deed, b: Deed): boolean {
  return (
    a.kind === b.kind && !LIGHT.has(a.lemma) && readAlike(readBeside(a), readBeside(b)).length > 0
  );
}

function readBeside({ sentence, verb }: Deed): ReadonlySet<string> {
  const words = sentence.words();
  const at = countFirst(words, ({ start }) => start < verb.start);
  const beside = [
    ...words.slice(Math.max(0, at - BESIDE), at),
    ...words.slice(at + 1, at + 1 + BESIDE),
  ];
  const content = beside.filter(({ isStop, lower }) => !isStop && !/^\d/.test(lower));
  return new Set(content.map(({ lemma }) => lemma));
}

/** "To lose flights" is another deed than "lost money". */
function haveOtherObjects(a: Deed, b: Deed): boolean {
  const [own, other] = [readObject(a), readObject(b)];
  if (own === undefined || other === undefined) return false;
  return (
    readAlike(new Set([own]), b.near()).length + readAlike(new Set([other]), a.near()).length === 0
  );
}

/** The first content word right after a verb. */
function readObject({ sentence, verb }: Deed): string | undefined {
  const words = sentence.words();
  const after = countFirst(words, ({ start }) => start <= verb.start);
  const next = words.slice(after, after + 3).find(({ isStop }) => !isStop);
  return next?.lemma;
}

/** The last word of a name that two sentences have. */
function findSharedName(one: Sentence, other: Sentence): string | undefined {
  const names = new Set(other.names().map(({ words }) => words.at(-1)?.lower));
  return one
    .names()
    .map(({ words }) => words.at(-1)?.lower)
    .find((name) => name !== undefined && names.has(name));
}

/** Whether a deed is a decision: what is decided may be yet to be done. */
export function isDecision({ lemma }: Deed): boolean {
  return DECIDING.has(lemma);
}

import { countFirst } from './in-order.js';
import { compare } from './match.js';
import { countShared, listNear } from './near.js';
import type { Sentence } from './passage.js';
import { readFuture, readPast, toLemma } from './verbs.js';
import type { Word } from './words.js';

/** A verb of a sentence that is past or still to come, and what it is about. */
export interface Deed {
  readonly sentence: Sentence;
  readonly lemma: string;
  /** How it is said: `will meet`, `met`. */
  readonly text: string;
  /** Lemmas of the words round it. */
  readonly near: ReadonlySet<string>;
  /** What is counted right after it, such as `16 satellit`; undefined if it is a sum or a share, or nothing is. */
  readonly counted: string | undefined;
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

function toDeedLemma(lemma: string): string {
  return HANDING.has(lemma) ? 'give' : lemma;
}

/** What a sentence tells as past. */
export function readDone(sentence: Sentence): readonly Deed[] {
  return readPast(sentence).map((verb) => toDeed(sentence, verb, verb.text));
}

/** What a sentence says is still to come. */
export function readToCome(sentence: Sentence): readonly Deed[] {
  return readFuture(sentence).map(({ verb, text }) => toDeed(sentence, verb, text));
}

function toDeed(sentence: Sentence, verb: Word, text: string): Deed {
  return {
    sentence,
    lemma: toDeedLemma(toLemma(verb.lower)),
    text,
    near: listNear(sentence, verb),
    counted: readCounted(sentence, verb),
  };
}

function readCounted(sentence: Sentence, verb: Word): string | undefined {
  const words = sentence.words();
  const after = countFirst(words, ({ start }) => start <= verb.start);
  const [number, thing] = words.slice(after, after + 2);
  if (!number || !thing || !/^[\d,]+$/.test(number.lower) || thing.isStop || UNIT.test(thing.lower))
    return undefined;
  return sentence.text.charAt(number.start - 1) === ' '
    ? `${number.lower} ${toLemma(thing.lower)}`
    : undefined;
}

/** Whether two deeds are one: the same verb with the same words beside it, or the same number of the same things. */
export function areOneDeed(a: Deed, b: Deed): boolean {
  if (a.lemma === b.lemma) return countShared(a.near, b.near) >= MIN_NEAR;
  return (
    a.counted !== undefined &&
    a.counted === b.counted &&
    compare(a.sentence, b.sentence).shared >= MIN_SHARED
  );
}

/** Whether a deed is a decision: what is decided may be yet to be done. */
export function isDecision({ lemma }: Deed): boolean {
  return DECIDING.has(lemma);
}

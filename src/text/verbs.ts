import { findAll } from '../model/find-all.js';
import { isIrregular } from './lemmas.js';
import type { Sentence } from './passage.js';
import type { Word } from './words.js';

/** Verbs with one form for all tenses: past after `was` or `had`. */
const UNCHANGED = new Set(
  'reset set cut put hit shut let split cast spread quit hurt bid shed offset upset broadcast read cost'.split(
    ' ',
  ),
);
const AUXILIARY = new Set(['was', 'were', 'had', 'has', 'have', 'been']);

const FUTURE =
  /\b(?:will|won't|shall|(?:is|are) (?:set|due|expected|scheduled|going|about|planned|slated) to|(?:has|have) yet to|(?:is|are) to|(?<!\b(?:an?|the|its|their|his|her|any|no|new|old|this|that) )(?:plans?|intends?|expects?|hopes?|aims?|promised?|vow(?:s|ed)?|pledge[sd]?|agreed) to)\b|'ll\b/gi;

/** A headline's way to say that something is still to come: `Leaders to sign protocol`, but not `Rate goes to vote`. */
const HEADLINE_FUTURE =
  /(?<=^(?:[\w'-]+ ){1,4})(?<!\b(?:spreads?|rises?|goes|comes?|turns?|returns?|moves?|falls?|puts?|leads?|back|close|next|access|open|key|path|way|bid|vote|right) )to(?= [a-z])/gi;

/** Regular verbs that headlines put after such a "to": without one, `Spreads to School` would look like them. */
const HEADLINE_VERBS = new Set(
  [
    'sign vote open reopen close launch start end resume restart extend approve adopt ratify publish release visit host',
    'join leave quit raise lift lower reduce ease tighten ban allow bar expel deploy send supply deliver receive accept',
    'reject appeal sue charge testify debate discuss decide announce unveil reveal introduce replace retire resign step',
    'pay fund invest buy acquire merge expand hire cut shut shed list test ship move return turn stop halt suspend cancel',
    'withdraw scrap drop keep stay remain hold hand help aid back support offer propose review probe investigate inspect',
    'treat vaccinate rebuild restore repair replace upgrade install connect add double triple increase boost create form',
    'face fight play run serve try seek ask call address speak travel evacuate swap exchange free share split train cover',
  ].flatMap((verbs) => verbs.split(' ')),
);

/** Whether a word after such a "to" is a verb, and no name, number or thing. */
function isHeadlineVerb({ lower }: Word): boolean {
  return HEADLINE_VERBS.has(lower) || isIrregular(lower);
}

/** A verb of what is still to come, and how it is said: `will meet`. */
export interface FutureVerb {
  readonly text: string;
  readonly verb: Word;
  readonly lemma: string;
}

/** The verbs of a sentence that say something is still to come. */
export function readFuture({ text, words, passage }: Sentence): readonly FutureVerb[] {
  const isHead = passage.role === 'title' || passage.role === 'deck';
  const marks = [...findAll(text, FUTURE), ...(isHead ? findAll(text, HEADLINE_FUTURE) : [])];
  return marks.flatMap((mark): FutureVerb[] => {
    const end = mark.index + mark[0].length;
    const verb = words().find(({ start, lower }) => start >= end && !ADVERB.test(lower));
    if (!verb || (/^to$/i.test(mark[0]) && !isHeadlineVerb(verb))) return [];
    const second = isHead ? undefined : findSecond(text, words(), verb);
    return [verb, ...(second ? [second] : [])].map((one) => ({
      text: text.slice(mark.index, one.end),
      verb: one,
      lemma: one.lemma,
    }));
  });
}

/** The second verb of "will introduce a note and withdraw another". */
function findSecond(text: string, words: readonly Word[], verb: Word): Word | undefined {
  const match = /^[^.;:"]{0,80}?,? and (?=[a-z])/.exec(text.slice(verb.end, verb.end + 100));
  const start = verb.end + (match?.[0].length ?? 0);
  const next = match ? words.find((word) => word.start === start) : undefined;
  return next && isHeadlineVerb(next) ? next : undefined;
}

const ADVERB =
  /^(?:also|now|soon|then|not|be|have|still|only|(?!apply|comply|supply|reply|rely|fly|multiply)\w+ly)$/;

/** Words before which an `-ed` form is a participle of something that is not past. */
const NOT_PAST = new Set([
  'be',
  'being',
  'to',
  'will',
  'would',
  'a',
  'an',
  'the',
  'is',
  'are',
  'not',
  'never',
  'yet',
]);

/** The verbs of a sentence that are in the past; verbs of saying, which tell when it was said, do not count. */
export function readPast(sentence: Sentence): readonly Word[] {
  const words = sentence.words();
  return words.filter(({ lower, isPast }, index) => {
    if (SAYING.has(lower) || NOT_PAST.has(words[index - 1]?.lower ?? '')) return false;
    if (UNCHANGED.has(lower)) return AUXILIARY.has(words[index - 1]?.lower ?? '');
    return isPast;
  });
}

const SAYING = new Set(
  'said told announced stated added reported according wrote had been was were did'.split(' '),
);

import { findAll } from '../model/find-all.js';
import type { Sentence } from './passage.js';
import { remember } from './remember.js';
import { toStem, type Word } from './words.js';

/** Verbs whose past has no ending of its own, as `base past participle`; what is equal to the base tells no tense. */
const IRREGULAR = [
  'arise arose arisen, be was were, bear bore borne, beat beat beaten, become became, begin began begun, bend bent',
  'bind bound, bite bit bitten, blow blew blown, break broke broken, bring brought, build built, burn burnt, buy bought',
  'catch caught, choose chose chosen, come came, deal dealt, dig dug, do did done, draw drew drawn, drink drank drunk',
  'drive drove driven, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, find found, flee fled',
  'fly flew flown, forbid forbade forbidden, forget forgot forgotten, freeze froze frozen, get got gotten, give gave given',
  'go went gone, grow grew grown, hang hung, have had, hear heard, hide hid hidden, hold held, keep kept, know knew known',
  'lay laid, lead led, leave left, lend lent, lie lay lain, lose lost, make made, mean meant, meet met, pay paid',
  'ride rode ridden, ring rang rung, rise rose risen, run ran, say said, see saw seen, seek sought, sell sold, send sent',
  'shake shook shaken, shine shone, shoot shot, show showed shown, shrink shrank shrunk, sing sang sung, sink sank sunk',
  'sit sat, sleep slept, speak spoke spoken, spend spent, spin spun, stand stood, steal stole stolen, stick stuck',
  'strike struck stricken, sweep swept, swim swam swum, swing swung, take took taken, teach taught, tear tore torn',
  'tell told, think thought, throw threw thrown, undergo underwent undergone, understand understood, wake woke woken',
  'wear wore worn, weave wove woven, win won, withdraw withdrew withdrawn, write wrote written, oversee oversaw overseen',
  'uphold upheld, withhold withheld, override overrode overridden, overtake overtook overtaken, undertake undertook undertaken',
  'retake retook retaken, overcome overcame, overthrow overthrew overthrown, repay repaid, rebuild rebuilt, outsell outsold',
  'foresee foresaw foreseen, unwind unwound, creep crept, slide slid, leap leapt, cling clung, swear swore sworn',
].flatMap((line) => line.split(', ').map((verb) => verb.split(' ')));

const BASES = new Map(
  IRREGULAR.flatMap(([base = '', ...forms]) => forms.map((form): [string, string] => [form, base])),
);

/** A consonant that Britons double: `initialled`, `travelling`. */
const DOUBLED = /(?<=[aeiouy][a-z]{1,5}(?:el|ial|nal|ual|ival))l(?=ed$|ing$)/;

/** Forms of verbs too short for their endings to be cut off. */
const SHORT = new Map([
  ...['sues', 'sued', 'suing'].map((form) => [form, 'sue'] as const),
  ['freed', 'free'],
]);

/** The stem of a word, for an irregular past that of its base: `met` and `meets` give `meet`. */
export const toLemma = remember((lower) =>
  toStem(BASES.get(lower) ?? SHORT.get(lower) ?? lower.replace(DOUBLED, '')),
);

/** Verbs with one form for all tenses: past after `was` or `had`. */
const UNCHANGED = new Set(
  'reset set cut put hit shut let split cast spread quit hurt bid shed offset upset broadcast read cost'.split(
    ' ',
  ),
);
const AUXILIARY = /^(?:was|were|had|has|have|been)$/;

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
  return HEADLINE_VERBS.has(lower) || IRREGULAR.some(([base]) => base === lower);
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
      lemma: toLemma(one.lower),
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
  return words.filter(({ lower }, index) => {
    if (SAYING.has(lower) || NOT_PAST.has(words[index - 1]?.lower ?? '')) return false;
    if (UNCHANGED.has(lower)) return AUXILIARY.test(words[index - 1]?.lower ?? '');
    return isPastForm(lower);
  });
}

/** Whether a word has the form of a past or a participle: `signed`, `met`. */
export function isPastForm(lower: string): boolean {
  return (
    (lower.endsWith('ed') && /[a-z]{2}ed$/.test(lower) && !NO_VERB.has(lower)) || BASES.has(lower)
  );
}

const SAYING = new Set(
  'said told announced stated added reported according wrote had been was were did'.split(' '),
);
const NO_VERB = new Set(
  'need seed speed indeed exceed proceed feed breed united hundred'.split(' '),
);

import { stemmer } from 'stemmer';
import { remember } from './remember.js';

/** The stem of a word: `agreements` and `agreed` give `agre`. */
export const toStem = remember((word) => {
  const letters = word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return /^[a-z]+$/.test(letters) ? stemmer(letters) : letters;
});

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

const IRREGULAR_BASES = new Set(IRREGULAR.map(([base]) => base));

/** Whether a verb has a past without an ending of its own. */
export function isIrregular(base: string): boolean {
  return IRREGULAR_BASES.has(base);
}

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

/** Whether a word has the form of a past or a participle: `signed`, `met`. */
export function isPastForm(lower: string): boolean {
  return (
    (lower.endsWith('ed') && /[a-z]{2}ed$/.test(lower) && !NO_VERB.has(lower)) || BASES.has(lower)
  );
}

const NO_VERB = new Set(
  'need seed speed indeed exceed proceed feed breed united hundred'.split(' '),
);

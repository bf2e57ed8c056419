import { findAll } from '../model/find-all.js';
import type { Analysis } from '../text/analysis.js';
import { readAlike } from '../text/near.js';
import type { Sentence } from '../text/passage.js';
import type { Span } from '../text/split-sentences.js';
import { textAfter, textBefore } from '../text/window.js';
import type { Word } from '../text/words.js';
import { LIMIT, NO_CLAIM } from './first-words.js';

/** What a sentence says, as a stretch of it. */
interface Told {
  readonly sentence: Sentence;
  readonly span: Span;
  readonly text: string;
}

/** A first in title, deck, takeaways or lead, and one before it that the body tells of. */
export interface EarlierOne {
  readonly first: Told;
  readonly other: Told;
  /** Whether the body says in so many words that it is not the first. */
  readonly isSure: boolean;
}

/** A claim to be the first. */
interface Claim extends Told {
  /** What has been done or is the first: one of these must be told of the one before. */
  readonly what: ReadonlySet<string>;
  /** All that the sentence is about. */
  readonly about: ReadonlySet<string>;
}

/** A sentence that may tell of one before. */
interface Earlier extends Told {
  /** How many lemmas it must share with a claim. */
  readonly least: number;
  readonly about: ReadonlySet<string>;
  readonly isSure: boolean;
}

const TIME = /\bfor the first time\b|\b(?:is|was|be|marks?|marked) the first time\b/gi;
const FIRST =
  /(?:\b(?:the|a|its|their|his|her|our|this|Its|The|A)|'s|s'|^) (?:[a-z]+ )?first(?:-ever)?(?: (?:ever|known|recorded))?\b(?<rest> [^.;:"]{2,90}|\.?$)/gi;
const NEVER =
  /\b(?:ha[sd]|have) never(?: before| yet)? (?:been )?[a-z]+|\b[Nn]ever before\b|\bNo [a-z][^.;:",]{1,40} (?:ha[sd]|have) ever\b/g;
const ORDINAL = '(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)';
/** "for the second time", "its third recall of the model". */
const COUNTED = new RegExp(
  `\\bfor the ${ORDINAL} time\\b|\\b(?:the|a|its|their|his|her|'s) ${ORDINAL}(?=(?<rest> [a-z][\\w' -]{2,60}))`,
  'gi',
);
const ORDER =
  /^ (?:quarter|half|day|week|month|year|part|phase|stage|round|of|in|on|to|place|half-hour|parties|party|person|floor|reading|one)\b/i;
/** "had met once before", "has been suspended before", "won it twice before". */
const AGAIN =
  /\b(?:once|twice|already|times|been \w+|ha[sd] \w+|have \w+|was \w+|were \w+)(?: [a-z]+){0,5} (?:before|previously|already|in the past)\b(?! (?:the|a|it|he|she|they|he|its|his)\b)/i;
const ALSO =
  /\b(?:also|too|as well|already|earlier|previous(?:ly)?|most recent|last|first|again|once|had)\b/i;
const YEAR = /\b(?:18|19|20)\d\d\b/g;
const PLACE = /\b(?:founded|born|built|created|established|since|started|began|opened)\b/i;

/** The firsts of a text that its body tells to be none. */
export function listEarlierOnes({ top, body, year }: Analysis): readonly EarlierOne[] {
  const lead = body.filter(({ passage }) => passage.role === 'lead');
  const claims = [...top, ...lead].flatMap(readClaims);
  if (claims.length === 0) return [];
  const earlier = body.flatMap((sentence) => readEarlier(sentence, year));
  return claims.flatMap((first): readonly EarlierOne[] => {
    const other = earlier.find((one) => isBefore(first, one));
    return other ? [{ first, other, isSure: other.isSure }] : [];
  });
}

function isBefore(first: Claim, other: Earlier): boolean {
  if (first.sentence === other.sentence) return false;
  if (readAlike(first.what, other.about).length === 0) return false;
  const names = listNames(first.sentence);
  const others = listNames(other.sentence);
  const isOther =
    names.length > 0 && others.length > 0 && !names.some((name) => isIn(name, others));
  return !isOther && readAlike(first.about, other.about).length >= other.least;
}

function isIn(name: string, others: readonly string[]): boolean {
  return others.some((other) => other.slice(0, 5) === name.slice(0, 5));
}

function listNames(sentence: Sentence): readonly string[] {
  return sentence.names().flatMap(({ words }) => words.map(({ lower }) => lower));
}

function readClaims(sentence: Sentence): readonly Claim[] {
  const { text } = sentence;
  if (!/\bfirst\b|\bnever\b|\bever\b/i.test(text)) return [];
  const about = listLemmas(sentence);
  const toClaim = (start: number, written: string, within: Span): Claim => ({
    sentence,
    span: { start, end: start + written.length },
    text: written,
    what: listLemmas(sentence, within),
    about,
  });
  const times = findAll(text, TIME).filter(
    ({ 0: written, index }) => !LIMIT.test(textAfter(text, index + written.length)),
  );
  const firsts = findAll(text, FIRST).filter(({ groups }) => {
    const rest = groups?.['rest']?.trimStart() ?? '';
    return !NO_CLAIM.test(rest) && !LIMIT.test(rest);
  });
  const whole = { start: 0, end: text.length };
  return [
    ...times.map(({ 0: written, index }) => toClaim(index, written, whole)),
    ...findAll(text, NEVER).map(({ 0: written, index }) => toClaim(index, written, whole)),
    ...firsts.map(({ 0: written, index, groups }) => {
      const rest = groups?.['rest'] ?? '';
      const from = index + written.length - rest.length;
      const start = index + written.search(/first/i);
      const noun = /^ (?:(?!(?:at|in|of|to|for|by|on|with)\b)[\w'-]+ ?){0,2}/.exec(rest)?.[0] ?? '';
      const within = noun.trim() === '' ? whole : { start: from, end: from + noun.length };
      return toClaim(start, text.slice(start, from) + noun.trimEnd(), within);
    }),
  ];
}

/** What a sentence of the body tells of one before: an ordinal, a "before", an earlier year. */
function readEarlier(sentence: Sentence, year: number | undefined): readonly Earlier[] {
  const { text } = sentence;
  const before = sentence.previous();
  const isReference = /^(?:The first|It|They|This|That|The last|In|One|An earlier)\b/.test(text);
  const about = new Set([
    ...listLemmas(sentence),
    ...(isReference && before ? listLemmas(before) : []),
  ]);
  const toEarlier = (match: RegExpMatchArray, least: number, isSure: boolean): Earlier => {
    const start = match.index ?? 0;
    const span = { start, end: start + match[0].length };
    return { sentence, span, text: match[0], least, about, isSure };
  };
  const counted = findAll(text, COUNTED).find(
    ({ groups }) => groups?.['rest'] === undefined || !ORDER.test(groups['rest']),
  );
  const again = AGAIN.exec(text);
  if (again) return [toEarlier(again, 2, true)];
  if (counted) return [toEarlier(counted, 2, true)];
  const past = findAll(text, YEAR).find(({ 0: written, index }) => {
    const isPast = year === undefined || Number(written) < year;
    return isPast && !PLACE.test(textBefore(text, index, 40));
  });
  if (!past) return [];
  return [toEarlier(past, ALSO.test(text) ? 2 : 3, false)];
}

function listLemmas(sentence: Sentence, within?: Span): ReadonlySet<string> {
  const isContent = ({ isStop, lower, start, end }: Word) =>
    !isStop &&
    !/^\d|^(?:first|time|history|year|ever|never|second|third)$/.test(lower) &&
    (within === undefined || (start >= within.start && end <= within.end));
  return new Set(
    sentence
      .words()
      .filter(isContent)
      .map(({ lemma }) => lemma),
  );
}

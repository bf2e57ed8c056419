import { findAll } from '../model/find-all.js';
import { flatMap } from '../model/flat-map.js';
import { readFlows } from '../text/moves.js';
import { countShared, listNear } from '../text/near.js';
import { once } from '../text/once.js';
import type { Sentence } from '../text/passage.js';
import type { Span } from '../text/split-sentences.js';
import { listSynonyms } from '../text/synonyms.js';
import { textAfter, textBefore } from '../text/window.js';
import type { Word } from '../text/words.js';
import { findDirection, listOpposites, measures, type Opposites } from './antonyms.js';

/** A word of a sentence that is on one side of a pair of opposites, and what stands round it. */
export interface Side {
  readonly sentence: Sentence;
  /** The word, or the figures that say as much. */
  readonly word: Span & { readonly text: string };
  readonly pair: Opposites;
  /** Which of the two it is. */
  readonly side: number;
  /** Lemmas of what went up or down, or what was decided on. */
  readonly theme: () => ReadonlySet<string>;
  /** Lemmas of all that stands round it in its clause. */
  readonly near: () => ReadonlySet<string>;
}

/** What only could happen tells no direction. */
const MODAL = /\b(?:[Cc]ould|[Ww]ould|[Mm]ight|may|[Ss]hould)(?: \w+)? $/;
/** Where a sentence sets one thing against another. */
const AGAINST = /\b(?:but|while|whereas|although|though|despite)\b|;/gi;
/** Where one of two directions ends and the other begins. */
const JOINT = /,|\b(?:and|as|with|after|because|since)\b/gi;
/** How far from a word that is looked for, in characters. */
const REACH = 200;
/** A ban that is lifted is no ban. */
const ENDED =
  /\b(?:lift|end|remov|scrap|repeal|drop|revok|suspend|overturn|eas|loosen)\w* (?:the |its |a |an |their )?(?:[\w-]+ )?$/i;
/** What can't follow a verb as its object. */
const NO_OBJECT =
  /^(?:$|[^ ]|(?: \w+ly)? (?:[$€£¥\d]|(?:by|to|from|in|on|at|for|over|since|during|after|before|against|as|than|between|below|above|and|or|but|again|sharply|slightly|further|last|this|next|within|through|until|when|while|half|a (?:third|quarter|fifth|tenth)|once|twice|(?:a|the) (?:second|third|fourth|fifth) (?:day|week|month|quarter|year|time))\b))/i;
const TO_VERB = /^ to (?![$€£¥\d]|(?:about|just|some|nearly|almost)\b)/i;
/** A direction as a noun: "a further rise in", "the drop of". */
const NOUN = /\b(?:an?|the|its|their|any|no|this|that|of|\d[\d.]*%?|per ?cent) (?:[a-z-]+ ){0,2}$/i;
/** Where something stands says nothing of an object. */
const PLACES = /^(?:above|below|ahead|behind)$/;
const NOUNS =
  /^(?:rise|increase|gain|jump|surge|drop|fall|decline|decrease|cut|reduction|growth|hike|slump|climb|plunge|boost)s?$/;
const OF_WHAT =
  /^ (?:in|of|to) (?![$€£¥\d]|(?:early |late |mid-)?[A-Z]|about |a |nearly |the (?:week|month|year|quarter|first|second|third|fourth|past|last))/;
/** Verbs and words that say nothing of what a figure is of. */
const LIGHT = new Set(
  'run stand come reach total be averag amount level number figur percent per cent million billion rate valu volum total'.split(
    ' ',
  ),
);
/** Verbs before what is decided on: "voted to end", "agreed to sign". */
const THEME = 6;

/**
 * The words of a sentence that have an opposite, and the figures that went up or down.
 * @param common lemmas that say too little to count
 * @param wanted the pairs that are asked for; all if it is left out
 */
export function listSides(
  sentence: Sentence,
  common: () => ReadonlySet<string>,
  wanted?: ReadonlySet<Opposites>,
): readonly Side[] {
  const words = sentence.words();
  const found = flatMap(words, (word, index) => {
    const opposites = listOpposites(findDirection(words, index));
    const sides = wanted ? opposites.filter(({ pair }) => wanted.has(pair)) : opposites;
    return sides.length === 0 || !isSaid(sentence, word) ? [] : [{ word, index, sides }];
  });
  const said = flatMap(found, ({ word, index, sides }): readonly Side[] => {
    const pairs = new Set(sides.map(({ pair }) => pair));
    const others = found.filter((other) => other.sides.some(({ pair }) => pairs.has(pair)));
    const clause = once(() =>
      findClause(
        sentence,
        word,
        others.map((other) => other.word),
      ),
    );
    const near = once(() => listNear(sentence, word, common(), clause()));
    const theme = once(() => readTheme(sentence, index, clause()));
    return sides.map(({ pair, side }) => ({ sentence, word, pair, side, near, theme }));
  });
  const isWanted = wanted?.has(measures) ?? true;
  return isWanted ? [...said, ...listFlows(sentence, common)] : said;
}

function isSaid({ text }: Sentence, { start, lower }: Word): boolean {
  const before = textBefore(text, start, 40);
  return !MODAL.test(before) && !(lower.startsWith('ban') && ENDED.test(before));
}

/** "212 megawatts, against 188 a week earlier" says that it went up. */
function listFlows(sentence: Sentence, common: () => ReadonlySet<string>): readonly Side[] {
  return readFlows(sentence).flatMap((flow): readonly Side[] => {
    const word = sentence.words().find(({ end }) => end > flow.start);
    if (!word) return [];
    const clause = findClause(sentence, word, []);
    const near = once(() => listNear(sentence, word, common(), clause));
    const theme = once(() => toTheme(sentence, { start: clause.start, end: flow.start }));
    const text = sentence.text.slice(flow.start, flow.end);
    return [
      { sentence, word: { ...flow, text }, pair: measures, side: flow.isUp ? 0 : 1, near, theme },
    ];
  });
}

/** The stretch round a word up to where another thing is set against it, or another direction has its own. */
function findClause(sentence: Sentence, word: Word, others: readonly Word[]): Span {
  const first = Math.max(0, word.start - REACH);
  const text = sentence.text.slice(first, word.start + REACH);
  const bounds = findAll(text, AGAINST).map(({ index }) => first + index);
  const before = others.findLast((other) => other.end < word.start);
  const after = others.find((other) => other.start > word.end);
  const joints = [
    before ? findJoint(sentence, before.end, word.start) : undefined,
    after ? findJoint(sentence, word.end, after.start) : undefined,
  ];
  const all = [...bounds, ...joints.filter((at) => at !== undefined)];
  const start = Math.max(0, ...all.filter((at) => at < word.start));
  const end = Math.min(sentence.text.length, ...all.filter((at) => at > word.start));
  return { start, end };
}

/** The last joint between two directions of a sentence. */
function findJoint({ text }: Sentence, from: number, to: number): number | undefined {
  const last = findAll(text.slice(from, Math.min(to, from + REACH)), JOINT).at(-1);
  return last && from + last.index;
}

/** What went up or down: the subject of "rose", the object of "raised", what a rise is "in". */
function readTheme(sentence: Sentence, index: number, clause: Span): ReadonlySet<string> {
  const word = sentence.words()[index];
  if (!word) return new Set();
  const after = textAfter(sentence.text, word.end, 60);
  const isNoun = NOUNS.test(word.lower) && NOUN.test(textBefore(sentence.text, word.start, 40));
  const isObject = isNoun ? OF_WHAT.test(after) : TO_VERB.test(after) || !NO_OBJECT.test(after);
  const isPlace = PLACES.test(word.lower);
  const last = sentence.words()[index + THEME]?.start ?? sentence.text.length;
  const within =
    isObject && !isPlace
      ? { start: word.end, end: Math.min(clause.end, last) }
      : { start: clause.start, end: word.start };
  return toTheme(sentence, within);
}

function toTheme(sentence: Sentence, { start, end }: Span): ReadonlySet<string> {
  const words = sentence.words().filter((word) => word.start >= start && word.end <= end);
  const content = words.filter(({ isStop, lower }) => !isStop && !/^\d/.test(lower));
  return new Set(content.slice(-THEME).map(({ lemma }) => lemma));
}

/** How many lemmas of a set another has, or has in other words. */
export function countAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter(
    (lemma) => other.has(lemma) || listSynonyms(lemma).some((like) => other.has(like)),
  ).length;
}

/** How surely two sides are of one thing: 0 if they are not, 1 if they may be, 2 if hardly anything else can be. */
export function rateLikeness(ours: Side, theirs: Side): 0 | 1 | 2 {
  const telling = (lemmas: ReadonlySet<string>) => [...lemmas].filter((it) => !LIGHT.has(it));
  const [own, other] = [telling(ours.theme()), telling(theirs.theme())];
  const shared = countAlike(new Set(own), new Set(other));
  if (shared === 0) return isCrossed(ours, theirs) ? 0 : rateFigures(ours, theirs);
  const isPart = shared >= Math.min(own.length, other.length);
  const near = countAlike(ours.near(), theirs.near());
  if (shared >= 2 || (isPart && near >= 2)) return 2;
  return isPart || near >= 2 ? 1 : 0;
}

/** "The dollar gained on the peso" is no other way than "the peso slipped against the dollar". */
function isCrossed(ours: Side, theirs: Side): boolean {
  return (
    countShared(ours.theme(), theirs.near()) > 0 || countShared(theirs.theme(), ours.near()) > 0
  );
}

/** Two sides of which nothing but the figures and words beside them can be of one thing. */
function rateFigures(ours: Side, theirs: Side): 0 | 1 | 2 {
  const shared = [...ours.near()].filter((lemma) => theirs.near().has(lemma));
  const hasFigure = shared.some((lemma) => /^\d/.test(lemma));
  if (hasFigure && shared.length >= 3) return 2;
  return hasFigure && shared.length === 2 ? 1 : 0;
}

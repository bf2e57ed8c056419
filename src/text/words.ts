import { findAll } from '../model/find-all.js';
import { isPastForm, toLemma, toStem } from './lemmas.js';
import { remember } from './remember.js';
import type { Span } from './split-sentences.js';

/** A word as it is written, without a possessive ending, and what it is wherever it stands. */
export interface Form {
  readonly text: string;
  readonly lower: string;
  /** By the algorithm of Porter (1980). */
  readonly stem: string;
  /** Its stem, for an irregular past that of its base (see `toLemma`). */
  readonly lemma: string;
  /** Whether it carries no content of its own: articles, prepositions, auxiliaries, pronouns, "said". */
  readonly isStop: boolean;
  readonly isCapital: boolean;
  /** Whether it has the form of a past or a participle. */
  readonly isPast: boolean;
}

/** A word of a sentence. */
export interface Word extends Form, Span {}

/** ASCII by itself is read twice as fast: for so large a set of characters V8 calls a function each time. */
const WORD = /(?:[A-Za-z0-9]|[\p{L}\p{N}])(?:[A-Za-z0-9]|['.&-]*[\p{L}\p{M}\p{N}])*/gu;

const STOP = new Set(
  [
    'a an the of to in on at for by with from and or but nor as is are was were be been being it its this that',
    'these those he she they him his her hers their our we you i me my will would could may might can should shall',
    'must has have had do does did not no so than then also more most such which who whom whose what when where',
    'while during into over under about between both each after before prior upon per via if there here said says',
    'say told new one any all some out up down off only just very against through because since until',
  ].flatMap((words) => words.split(' ')),
);

/** What a word is that is written so. */
export const readForm = remember((written): Form => {
  const text = written.replace(/'s?$/i, '');
  const lower = text.toLowerCase();
  return {
    text,
    lower,
    stem: toStem(lower),
    lemma: toLemma(lower),
    isStop: isStopWord(lower),
    isCapital: /^\p{Lu}/u.test(text),
    isPast: isPastForm(lower),
  };
});

/** The words of a plain text (see `toPlain`). */
export function readWords(plain: string): readonly Word[] {
  return findAll(plain, WORD).map(({ 0: written, index: start }) => {
    const { text, lower, stem, lemma, isStop, isCapital, isPast } = readForm(written);
    const end = start + text.length;
    return { start, end, text, lower, stem, lemma, isStop, isCapital, isPast };
  });
}

/** Whether a word, in small letters, carries no content of its own. */
export function isStopWord(lower: string): boolean {
  return STOP.has(lower);
}

/** A word or name in small letters without accents and full stops: `Bergström` and `Bergstrom` are one. */
export const fold = remember((text) =>
  text
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase(),
);

const ODD = /[\u2018\u2019\u02BC\u2032\u201C\u201D\u201E\u00AB\u00BB\u2010-\u2015\u2212]|[^\S ]/g;
const SINGLE = '\u2018\u2019\u02BC\u2032';
const DOUBLE = '\u201C\u201D\u201E\u00AB\u00BB';

/** A text with typographic quotation marks, dashes and spaces made plain, character for character. */
export function toPlain(text: string): string {
  return text.replace(ODD, (mark) => {
    if (SINGLE.includes(mark)) return "'";
    if (DOUBLE.includes(mark)) return '"';
    return /\s/.test(mark) ? ' ' : '-';
  });
}

import { stemmer } from 'stemmer';
import { findAll } from '../model/find-all.js';
import { remember } from './remember.js';
import type { Span } from './split-sentences.js';

/** A word of a sentence. */
export interface Word extends Span {
  /** As written, without a possessive ending. */
  readonly text: string;
  readonly lower: string;
  /** By the algorithm of Porter (1980). */
  readonly stem: string;
  /** Whether it carries no content of its own: articles, prepositions, auxiliaries, pronouns, "said". */
  readonly isStop: boolean;
  readonly isCapital: boolean;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'.&-]*[\p{L}\p{M}\p{N}]|[\p{L}\p{N}]/gu;

const STOP = new Set(
  [
    'a an the of to in on at for by with from and or but nor as is are was were be been being it its this that',
    'these those he she they him his her hers their our we you i me my will would could may might can should shall',
    'must has have had do does did not no so than then also more most such which who whom whose what when where',
    'while during into over under about between both each after before prior upon per via if there here said says',
    'say told new one any all some out up down off only just very against through because since until',
  ].flatMap((words) => words.split(' ')),
);

/** The words of a plain text (see `toPlain`). */
export function readWords(plain: string): readonly Word[] {
  return findAll(plain, WORD).map((match) => {
    const text = match[0].replace(/'s?$/i, '');
    const lower = text.toLowerCase();
    const isStop = isStopWord(lower);
    const isCapital = /^\p{Lu}/u.test(text);
    const start = match.index;
    return { start, end: start + text.length, text, lower, stem: toStem(lower), isStop, isCapital };
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

/** The stem of a word: `agreements` and `agreed` give `agre`. */
export const toStem = remember((word) => {
  const letters = word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return /^[a-z]+$/.test(letters) ? stemmer(letters) : letters;
});

/** A text with typographic quotation marks, dashes and spaces made plain, character for character. */
export function toPlain(text: string): string {
  return text
    .replace(/[\u2018\u2019\u02BC\u2032]/g, "'")
    .replace(/[\u201C\u201D\u201E\u00AB\u00BB]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s/g, ' ');
}

import { findAll } from '../model/find-all.js';
import type { Figure } from './figures.js';
import type { Sentence } from './passage.js';
import { readNumberWord } from './number-words.js';
import { textBefore } from './window.js';

const NAMES = 'half third quarter fifth sixth seventh eighth ninth tenth'.split(' ');
/** A fraction in words; `a third district` and `the third quarter` are none. */
export const FRACTION = `(?:half|(?:one|two|three|four|five|six|seven|eight|nine) in (?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)|(?:an?|one|two|three|four|five|six|seven|eight|nine)[ -](?:${NAMES.join('|')})s?)`;
const FRACTIONS = new RegExp(`\\b${FRACTION}(?= of\\b| as\\b|[,.;:)]|$)`, 'gi');
/** Cheap to look for before all else. */
const ANY = new RegExp(
  `\\b(?:${NAMES.join('|')})s?\\b|\\b(?:one|two|three|four|five|six|seven|eight|nine) in\\b`,
  'i',
);

const ROUGH = [
  ['up', /\b(?:over|more than|at least|just over|above) $/i],
  ['down', /\b(?:nearly|almost|less than|under|just under|close to|up to|not quite) $/i],
] as const;

/** What a fraction in words is worth: `two thirds` is 0.667. */
export function toFraction(text: string): number {
  const [first = '', name = first, of] = text.toLowerCase().split(/[ -]/);
  if (name === 'in') return (readNumberWord(first) ?? 1) / (readNumberWord(of ?? '') ?? 1);
  const at = NAMES.indexOf(name.replace(/s$/, ''));
  return (readNumberWord(first) ?? 1) / (Math.max(at, 0) + 2);
}

/** The fractions in words that a sentence gives as shares, as percentages that are rough: `two thirds of them`. */
export function readFractions({ text }: Pick<Sentence, 'text'>): readonly Figure[] {
  if (!ANY.test(text)) return [];
  return findAll(text, FRACTIONS).map(({ 0: written, index: start }): Figure => {
    const before = textBefore(text, start, 20);
    return {
      start,
      end: start + written.length,
      text: written,
      phrase: written,
      value: toFraction(written) * 100,
      unit: '%',
      noun: '',
      isWord: true,
      isLabel: false,
      isYear: false,
      rough: ROUGH.find(([, words]) => words.test(before))?.[0] ?? 'both',
    };
  });
}

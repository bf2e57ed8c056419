import { NUMBER_WORD, readNumberWord } from './number-words.js';
import type { Span } from './split-sentences.js';

/** A span of time in minutes. */
export interface Minutes extends Span {
  readonly text: string;
  readonly minutes: number;
}

const TIME = '(\\d{1,2})[:.](\\d\\d)(?: ?([ap])\\.?m\\b\\.?)?';
const RANGE = new RegExp(`\\b(?:from|between) ${TIME} (?:to|until|till|and) ${TIME}`, 'gi');
const COUNT = `\\d{1,3}|an|one|${NUMBER_WORD}`;
const SPAN = new RegExp(`\\b(?<hours>${COUNT}) hours? and (?<minutes>${COUNT}) minutes?\\b`, 'gi');
const DAY = 24 * 60;

/** From one time of day to another: `from 7:25 a.m. to 10:05 a.m.` is 160 minutes. */
export function readClockRanges(plain: string): readonly Minutes[] {
  return [...plain.matchAll(RANGE)].map((match) => {
    const [, h1 = '', m1 = '', half1, h2 = '', m2 = '', half2] = match;
    const from = toMinutes(h1, m1, half1 ?? half2);
    const until = toMinutes(h2, m2, half2);
    const minutes = (until - from + DAY) % DAY;
    return { start: match.index, end: match.index + match[0].length, text: match[0], minutes };
  });
}

function toMinutes(hour: string, minute: string, half?: string): number {
  const hours = half === undefined ? Number(hour) : Number(hour) % 12;
  return (hours + (/p/i.test(half ?? '') ? 12 : 0)) * 60 + Number(minute);
}

/** Spans of hours and minutes: `three hours and 40 minutes` is 220 minutes. */
export function readClockSpans(plain: string): readonly Minutes[] {
  return [...plain.matchAll(SPAN)].map((match) => {
    const minutes = toNumber(match.groups?.['hours']) * 60 + toNumber(match.groups?.['minutes']);
    return { start: match.index, end: match.index + match[0].length, text: match[0], minutes };
  });
}

function toNumber(count = ''): number {
  if (/^an$/i.test(count)) return 1;
  return /^\d/.test(count) ? Number(count) : (readNumberWord(count) ?? 0);
}

import { findAll } from '../model/find-all.js';
import type { Span } from './split-sentences.js';

/** A span of time in minutes. */
export interface Minutes extends Span {
  readonly text: string;
  readonly minutes: number;
}

const TIME =
  /\b(?:(\d{1,2})(?:[:.](\d\d))?(?: ?([ap])\.?m\b\.?)|(\d{1,2}):(\d\d)\b|(noon|midnight)\b)/gi;
/** What makes two times of day the ends of one thing. */
const FROM =
  /\b(?:from|between|at|about|around|since|just after|shortly after)(?: (?:about|around))? $|\($/i;
const UNTIL =
  /^[^:]{0,80}?(?:\b(?:again|to|until|till|and|through|ended|restored|back|by|before|resumed|reopened|over)\b|-)[^:]{0,30}$/i;
/** As `from 22.40 to 01.10`, which leaves no doubt that these are times. */
const RANGE =
  /\b(?:from|between) (\d{1,2})[:.](\d\d)(?: ?([ap])\.?m\b\.?)? (?:to|until|till|and) (\d{1,2})[:.](\d\d)(?: ?([ap])\.?m\b\.?)?/gi;
/** The second time is of another day. */
const NEXT_DAY =
  /day\b|\b(?:19|20)\d\d\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/;
const DAY = 24 * 60;

/**
 * From one time of day to another: `from 7:25 a.m. to 10:05 a.m.` is 160 minutes, and so is `began at 7:25 a.m. and
 * ended at 10:05 a.m.` A sentence with more than two times is a timeline.
 */
export function readClockRanges(plain: string): readonly Minutes[] {
  const ranges = findAll(plain, RANGE).map((match): Minutes => {
    const [, h1, m1, half1, h2, m2, half2] = match;
    const from = toMinutes(h1, m1, half1 ?? half2);
    const minutes = (toMinutes(h2, m2, half2) - from + DAY) % DAY;
    return { start: match.index, end: match.index + match[0].length, text: match[0], minutes };
  });
  return ranges.length > 0 ? ranges : readApart(plain);
}

/** "Began at 7:25 a.m. and ended at 10:05 a.m." */
function readApart(plain: string): readonly Minutes[] {
  const times = findAll(plain, TIME);
  const [first, second, ...others] = times;
  if (!first || !second || others.length > 0) return [];
  const between = plain.slice(first.index + first[0].length, second.index);
  if (!FROM.test(plain.slice(Math.max(0, first.index - 30), first.index))) return [];
  if (!UNTIL.test(between) || NEXT_DAY.test(between)) return [];
  const from = toTime(first, first[3] ?? second[3]);
  const minutes = (toTime(second, second[3]) - from + DAY) % DAY;
  const end = second.index + second[0].length;
  return [{ start: first.index, end, text: plain.slice(first.index, end), minutes }];
}

function toTime([, h1, m1, , h2, m2, name]: RegExpMatchArray, half?: string): number {
  if (name !== undefined) return name.toLowerCase() === 'noon' ? DAY / 2 : DAY;
  return toMinutes(h1 ?? h2, m1 ?? m2, half);
}

function toMinutes(hour = '0', minute = '0', half?: string): number {
  const hours = half === undefined ? Number(hour) : Number(hour) % 12;
  return (hours + (/p/i.test(half ?? '') ? 12 : 0)) * 60 + Number(minute);
}

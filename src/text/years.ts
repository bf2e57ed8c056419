import { toDayNumber, type Day } from './calendar.js';
import type { DateMention } from './dates.js';
import type { Sentence } from './passage.js';
import { textAfter, textBefore } from './window.js';

/** How far from a date a year can set it, in characters. */
const REACH = 600;
const YEAR = /\b(?:1[5-9]|20)\d\d\b/g;

/**
 * The years that a date in a sentence can mean: its own; else the year of the briefing, the one that brings the
 * date nearest to the briefing's day, and the years that stand near it in the passage. None if the briefing has no date.
 */
export function listLikelyYears(
  { year, month, day = 1, start: at }: DateMention,
  { passage, start }: Sentence,
  today: Day | undefined,
): readonly number[] {
  if (year !== undefined) return [year];
  if (!today) return [];
  const distance = (candidate: number) =>
    Math.abs(toDayNumber({ year: candidate, month, day }) - toDayNumber(today));
  const near = [today.year, today.year - 1, today.year + 1];
  const nearest = near.toSorted((a, b) => distance(a) - distance(b)).slice(0, 1);
  const around =
    textBefore(passage.plain, start + at, REACH) + textAfter(passage.plain, start + at, REACH);
  const named = (around.match(YEAR) ?? []).map(Number);
  return [...new Set([today.year, ...nearest, ...named])];
}

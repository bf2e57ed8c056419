import type { Figure } from './figures.js';

/** Spans of time in terms of the next smaller one that texts use: a week is seven days. */
const TIMES: Readonly<Record<string, readonly [string, number]>> = {
  second: ['', 1],
  minut: ['second', 60],
  hour: ['minut', 60],
  dai: ['hour', 24],
  week: ['dai', 7],
  fortnight: ['dai', 14],
  month: ['dai', 30],
  year: ['month', 12],
  decad: ['year', 10],
  centuri: ['year', 100],
};

/** Whether the stem of a noun names a span of time. */
export function isTimeUnit(stem: string): boolean {
  return Object.hasOwn(TIMES, stem);
}

/** A span of time in the smallest unit, `6 weeks` and `42 days` alike; NaN, equal to nothing, for all else. */
export function inSmallestUnits({ value, noun, unit }: Figure): number {
  if (unit !== '' || !isTimeUnit(noun)) return Number.NaN;
  let seconds = value;
  for (let step = TIMES[noun]; step; step = TIMES[step[0]]) seconds *= step[1];
  return seconds;
}

/** Months are as long as so many days only roughly: "a 90-day halt" need not be the three months of something else. */
export function isMonthsInDays(one: Figure, other: Figure): boolean {
  return [one, other].some(({ noun }) => noun === 'month') && one.noun !== other.noun;
}

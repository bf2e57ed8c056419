/** A day of the Gregorian calendar; months are 1 to 12. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Names of the months, January first. */
export const monthNames: readonly string[] =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** Names of the weekdays, Sunday first. */
export const weekdayNames: readonly string[] =
  'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** The day of an ISO 8601 date or date-time, as written: its zone is left alone. */
export function readIsoDay(text: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text) ?? [];
  if (year === undefined) return undefined;
  return { year: Number(year), month: Number(month), day: Number(day) };
}

/** How many days a month has; February has 29 if the year is unknown. */
export function countDays(month: number, year = 2000): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Days since 1 January 1970. */
export function toDayNumber({ year, month, day }: Day): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}

/** The weekday of a day, 0 for Sunday. */
export function toWeekday(day: Day): number {
  return (((toDayNumber(day) + 4) % 7) + 7) % 7;
}

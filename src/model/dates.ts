/** A date in words, in the time zone that it was written in. @param date ISO 8601, with or without a time */
export function formatDate(date: string, lang: string): string {
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  return new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}

/** The time and the zone of a date-time, as written: `08:30` and `UTC` or `UTC+02:00`. */
export function splitTime(moment: string): { readonly time: string; readonly zone: string } {
  const [, time = '', offset = ''] = /T(\d\d:\d\d)[\d:.]*(.*)$/.exec(moment) ?? [];
  return { time, zone: `UTC${/^(?:Z|[+-]00:00)$/.test(offset) ? '' : offset}` };
}

/** A date in words, in the time zone that it was written in. @param date ISO 8601, with or without a time */
export function formatDate(date: string, lang: string): string {
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  return new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}

/** A date-time with zone in words: the day, the time as written, the zone as `UTC` or `UTC+02:00`. */
export function formatMoment(moment: string, lang: string): string {
  const [, time = '', zone = ''] = /T(\d\d:\d\d)[\d:.]*(.*)$/.exec(moment) ?? [];
  return `${formatDate(moment, lang)} ${time} UTC${/^(?:Z|[+-]00:00)$/.test(zone) ? '' : zone}`;
}

const NAMES = [
  'january february march april may june july august september october november december',
].flatMap((names) => names.split(' '));
const MONTHS = NAMES.map((name) => name.slice(0, 3));
const MONTH = `(?<month>${[...NAMES, 'sept', ...MONTHS].join('|')})\\.?`;
const YEAR = '(?<year>\\d{4})';
const DAY = '(?<day>\\d{1,2})';

/** The ways in which a line that is only a date gives it. */
const FORMS = [
  `${YEAR}-(?<number>\\d{2})-${DAY}`,
  `${MONTH} ${DAY},? ${YEAR}`,
  `${DAY} ${MONTH} ${YEAR}`,
  `(?<number>\\d{1,2})/${DAY}/${YEAR}`,
];

const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?, ';
const BEFORE = `(?:(?:updated|published)[: ]+|[a-z]{2,5}(?:-[a-z0-9]+)+, ?|[^\\d,]{2,40}, (?=${WEEKDAY}))?(?:[a-z]{3,9}, |${WEEKDAY})?`;
const AFTER = '(?: ?[-,] ?\\d{1,2}:\\d{2}(?: ?[ap]m)?)?';
const LINES = FORMS.map((form) => new RegExp(`^${BEFORE}${form}${AFTER}$`, 'i'));

/** How each of them ends: with a year, a day or a time. */
const ENDS = /\d(?: ?[ap]m)?$/i;

/**
 * The date of a line that holds a date and nothing else (`Updated June 19, 2024`,
 * `Fri, 07/26/2024 - 19:05`, `GAO-21-40, November 30, 2020`, `Lima, Friday, 14 March 2025`), as ISO 8601; undefined for any other line.
 */
export function readDateLine(line: string): string | undefined {
  const text = line.trim();
  if (!ENDS.test(text)) return undefined;
  for (const pattern of LINES) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) continue;
    const { year, month, number, day } = groups;
    const index =
      month === undefined ? Number(number) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
    const iso = `${String(year)}-${String(index).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    if (isCalendarDate(iso)) return iso;
  }
  return undefined;
}

function isCalendarDate(iso: string): boolean {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}

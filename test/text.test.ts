import { describe, expect, it } from 'vitest';
import { readDateRanges } from '../src/text/date-ranges.js';
import { readDates } from '../src/text/dates.js';

describe('dates', () => {
  const list = (text: string) => readDates(text).map((date) => date.text);

  it('are read in the forms of newsrooms', () => {
    expect(
      list('On Monday, April 3, and 30 May to 2 June 2024; since 2024-02-29 and May 2019'),
    ).toEqual(['Monday, April 3', '30 May to 2 June 2024', '2024-02-29', 'May 2019']);
  });

  it('end before a number that is no day', () => {
    expect(list('on May 3 and 40 others came; in May 32 more')).toEqual(['May 3']);
  });

  it('are read in linear time', () => {
    const started = performance.now();
    expect(readDates('May 3, '.repeat(50_000))).toHaveLength(50_000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('ranges of dates', () => {
  const list = (text: string) =>
    readDateRanges(text, readDates(text)).map(({ text: range, days }) => [range, days]);

  it('count their days with the first and the last', () => {
    expect(list('the talks of June 18-19')).toEqual([['June 18-19', 2]]);
    expect(list('from December 30 to January 2')).toEqual([['December 30 to January 2', 4]]);
    expect(list('from 27 Feb 2024 to 2 March 2024')).toEqual([['27 Feb 2024 to 2 March 2024', 5]]);
  });

  it('have no days if they end before they begin', () => {
    expect(list('between May 9 and May 3')).toEqual([['May 9 and May 3', -5]]);
  });

  it('are no lists', () => {
    expect(list('on May 3 and 5, and on May 7, 2024, and May 9, 2024')).toEqual([]);
  });
});

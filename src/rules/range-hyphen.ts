import { findAll } from '../model/find-all.js';
import type { Rule } from './rule.js';

/** Days or years that run from one to another, as `18-19` after or before a month. */
const RANGE =
  /(?<=\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2})-(?=\d{1,2}\b)|(?<=\b\d{1,2})-(?=\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)|(?<=\b(?:19|20)\d\d)-(?=(?:19|20)?\d\d\b(?!-))/g;

/** The rule `range-hyphen`. */
export const rangeHyphen: Rule = {
  id: 'range-hyphen',
  level: 'info',
  summary: 'A hyphen in a range of days or years',
  why: 'Typographers set a range with an en dash (18–19 June). Only days beside a month and pairs of years are looked at: scores, votes and names of things keep their hyphen.',
  english: true,
  examples: [
    {
      text: 'Talks in Lima\nThe talks of June 18-19 follow those of 2022-23 and a 4-2 vote.',
      finds: ['2:21 "18-19" is a range with a hyphen', '2:45 "2022-23" is a range with a hyphen'],
    },
    { text: 'Talks in Lima\nThe talks of June 18–19 follow a 4-2 vote.', finds: [] },
  ],
  check({ passages }, flag) {
    for (const { text, place } of passages) {
      if (!/\d-\d/.test(text)) continue;
      for (const { index } of findAll(text, RANGE)) {
        const range = /\d+$/.exec(text.slice(0, index))?.[0] ?? '';
        const last = /^\d+/.exec(text.slice(index + 1))?.[0] ?? '';
        flag({
          reason: `"${range}-${last}" is a range with a hyphen`,
          hint: 'Use an en dash (–).',
          place: place({ start: index, end: index + 1 }),
          fix: '–',
        });
      }
    }
  },
};

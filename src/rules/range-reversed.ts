import type { DateRange } from '../text/date-ranges.js';
import type { Sentence } from '../text/passage.js';
import { textAfter, textBefore } from '../text/window.js';
import type { Rule } from './rule.js';

/** "ruled in June 6-3", "a June 6-3 vote" are votes. */
const VOTE_BEFORE = /\b(?:in|a|an|this|last) $/;
const VOTE_AFTER = /^ (?:vote|ruling|decision|majority|win|loss|victory|defeat)\b/;
const YEARS =
  /(?<=\b(?:in|during|for|of|over|from|period|years|the) |\()(?<first>(?:19|20)\d\d)-(?<last>(?:19|20)\d\d)(?![\w/-]|[.,]\d)/g;

/** The rule `range-reversed`. */
export const rangeReversed: Rule = {
  id: 'range-reversed',
  level: 'error',
  summary: 'A range of days or years that ends before it begins',
  why: 'Either the ends are swapped or one is mistyped; both mislead. A range from December to January, or over a budget year from October to September, ends in the next year and is right. Scores and votes (“ruled in June 6-3”) are no ranges, and neither are days in a list (“June 5 and 3”).',
  english: true,
  examples: [
    {
      text: 'Talks in Lima\nThe talks of June 19-18 were closed. Roth was away from May 20, 2024 to May 3, 2024.',
      finds: [
        '2:14 "June 19-18" ends before it begins',
        '2:57 "May 20, 2024 to May 3, 2024" ends before it begins',
      ],
    },
    {
      text: 'Talks in Lima\nIt covered cargoes unloaded between 15 July 2023 and 30 June 2023. Roth met Vargas on May 9, 2024 and May 3, 2024.',
      finds: ['2:37 "15 July 2023 and 30 June 2023" ends before it begins'],
    },
    {
      text: 'Talks in Lima\nOutput doubled in 2019-2014.',
      finds: ['2:19 "2019-2014" ends before it begins'],
    },
    {
      text: 'Talks in Lima\nThe truce holds from December 28 to January 3, in the budget year October 1 to September 30.',
      finds: [],
    },
    {
      text: 'Ruling in Lima\nThe court held in June 6-3 that the ban stands. It met on June 5 and 3.',
      finds: [],
    },
  ],
  check({ passages }, flag) {
    for (const sentence of passages.flatMap(({ sentences }) => sentences)) {
      for (const { start, end, text } of findReversed(sentence)) {
        flag({
          reason: `"${text}" ends before it begins`,
          hint: 'Swap the ends, or correct the one that is wrong.',
          place: sentence.place({ start, end }),
        });
      }
    }
  },
};

function findReversed(sentence: Sentence): readonly Pick<DateRange, 'start' | 'end' | 'text'>[] {
  const { text } = sentence;
  const days = sentence.ranges().filter((range) => range.days < 1 && !isVote(text, range));
  const years = [...text.matchAll(YEARS)].flatMap((match) => {
    const { first = '', last = '' } = match.groups ?? {};
    const { index: start } = match;
    return first > last ? [{ start, end: start + match[0].length, text: match[0] }] : [];
  });
  return [...days, ...years];
}

function isVote(text: string, { start, end, isDashed }: DateRange): boolean {
  const isNamed =
    VOTE_BEFORE.test(textBefore(text, start)) || VOTE_AFTER.test(textAfter(text, end));
  return isDashed && isNamed;
}

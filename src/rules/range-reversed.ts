import { findAll } from '../model/find-all.js';
import type { DateRange } from '../text/date-ranges.js';
import type { DateMention } from '../text/dates.js';
import type { Sentence } from '../text/passage.js';
import { textAfter, textBefore } from '../text/window.js';
import type { Rule } from './rule.js';

/** "ruled in June 6-3", "a June 6-3 vote" are votes. */
const VOTE_BEFORE = /\b(?:in|a|an|this|last) $/;
const VOTE_AFTER = /^ (?:vote|ruling|decision|majority|win|loss|victory|defeat)\b/;
const YEARS =
  /(?<=\b(?:in|during|for|of|over|from|period|years|the) |\()(?<first>(?:19|20)\d\d)-(?<last>(?:19|20)\d\d)(?![\w/-]|[.,]\d)/g;

/** In days of months that have 31 each. */
const HALF_A_YEAR = 6 * 31;
const WORDS =
  /\b(?:from|between) (?<first>(?:19|20)\d\d) (?:to|until|till|through|and) (?<last>(?:19|20)\d\d)\b(?! (?:levels?|figures?|prices?|terms))/g;
const START =
  /\b(?:born|founded|opens?|opened|beg[aiu]ns?|starts?|started|arrive[sd]?|elected|built|launched|runs?)\b/;
const END =
  /\b(?:died|close[sd]?|end(?:s|ed)?|finish(?:es|ed)?|left|leaves|dissolved|demolished|retired)\b/;
const LIFE = new RegExp(
  `${START.source}[^.;:]{0,40}? in (?<first>(?:1[5-9]|20)\\d\\d)\\b[^.;:]{0,60}?${END.source}[^.;:]{0,30}? in (?<last>(?:1[5-9]|20)\\d\\d)\\b`,
  'g',
);

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
      text: 'Talks in Lima\nThe show opens on 14 July and closes on 2 July. He was born in 1990 and died in 1984; the term lasted from 2022 to 2019.',
      finds: [
        '2:19 "14 July and closes on 2 July" ends before it begins',
        '2:103 "from 2022 to 2019" ends before it begins',
        '2:56 "born in 1990 and died in 1984" ends before it begins',
      ],
    },
    {
      text: 'Talks in Lima\nThe show opens on 14 July and closes on 2 August. Sales fell from 2024 to 2019 levels. The season runs from November 2025 to March 2026.',
      finds: [],
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
  check({ sentences }, flag) {
    for (const sentence of sentences) {
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
  if (!/\d/.test(text)) return [];
  const days = sentence.ranges().filter((range) => range.days < 1 && !isVote(text, range));
  const years = [YEARS, WORDS, LIFE]
    .flatMap((form) => findAll(text, form))
    .flatMap((match) => {
      const { first = '', last = '' } = match.groups ?? {};
      const { index: start } = match;
      return first > last ? [{ start, end: start + match[0].length, text: match[0] }] : [];
    });
  return [...days, ...years, ...findPair(sentence)];
}

/** "Opens on 14 July and closes on 2 July", "from March 2025 to January 2025". */
function findPair(sentence: Sentence): readonly Pick<DateRange, 'start' | 'end' | 'text'>[] {
  const [first, second, ...others] = sentence.dates();
  if (!first || !second || others.length > 0 || first.until || second.until) return [];
  const { text } = sentence;
  const between = text.slice(first.end, second.start);
  const before = textBefore(text, first.start, 40);
  const isStart = START.test(before) && END.test(between) && !/[;:]/.test(between);
  const isMonths =
    /\b(?:from|between) $/.test(before) && /^ (?:to|until|and|through) $/.test(between);
  const isMonth = first.day === undefined && second.day === undefined && isMonths;
  const year = second.year ?? first.year ?? 0;
  if (!(isStart || isMonth) || (first.year !== undefined && second.year === undefined)) return [];
  const apart = toOrder({ ...first, year: first.year ?? year }) - toOrder({ ...second, year });
  const span = { start: first.start, end: second.end };
  // From December to January is over the turn of a year that need not be written.
  const isReversed = apart > 0 && (second.year !== undefined || apart < HALF_A_YEAR);
  return isReversed ? [{ ...span, text: text.slice(span.start, span.end) }] : [];
}

function toOrder({ year, month, day = 1 }: DateMention & { readonly year: number }): number {
  return (year * 12 + month) * 31 + day;
}

function isVote(text: string, { start, end, isDashed }: DateRange): boolean {
  const isNamed =
    VOTE_BEFORE.test(textBefore(text, start)) || VOTE_AFTER.test(textAfter(text, end));
  return isDashed && isNamed;
}

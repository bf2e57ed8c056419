import type { DateRange } from '../text/date-ranges.js';
import { NUMBER_WORD, readNumberWord } from '../text/number-words.js';
import type { Sentence } from '../text/passage.js';
import type { Span } from '../text/split-sentences.js';
import { textBefore } from '../text/window.js';
import type { Rule } from './rule.js';

const EVENT = [
  'visits? trips? tours? summits? meetings? talks conferences? sessions? strikes? walkouts? exercises? drills?',
  'festivals? ceasefires? truces? forums? hearings? workshops? events? missions? seminars? protests? fairs?',
  'retreats? congress conventions? stays? stopovers? training pauses? blockades? operations? manoeuvres',
]
  .join(' ')
  .replaceAll(' ', '|');
const DURATION = new RegExp(
  `\\b(?<count>\\d{1,3}|one|${NUMBER_WORD})(?:-| )(?<unit>day|week)(?:-long)? (?:[\\w-]{2,30} ){0,3}?(?:${EVENT})\\b`,
  'gi',
);
/** What stands between two parts that tell of two events. */
const PARTING = /[;:"]|\b(?:after|before|ahead|follow\w*|first|second|last|half|then|part)\b/i;
/** "After a 30-day pause": the days are those of what follows. */
const OTHER_EVENT =
  /\b(?:after|before|ahead of|follow\w*|of|within|despite) (?:an?|the|its|their|his|her) $/i;
/** How far the length of an event and its days may stand apart, in characters. */
const MAX_DISTANCE = 90;

/** The rule `duration-mismatch`. */
export const durationMismatch: Rule = {
  id: 'duration-mismatch',
  level: 'error',
  summary: 'An event that is longer or shorter than its days',
  why: 'A three-day visit on May 3-4 misses a day, or has one too many. Only the length of an event (a visit, a strike, a truce) that stands in one clause with one range of days is held against it. Lengths of more than four days, and ranges with “from … to”, may leave out the last day; weeks may be working weeks.',
  english: true,
  examples: [
    {
      text: 'Talks in Lima\nRoth began a three-day visit to Peru on May 3-4. On June 5-8, envoys held 2-day talks in Quito.',
      finds: [
        '2:14 "three-day visit" does not go with "May 3-4", which is 2 days',
        '2:75 "2-day talks" does not go with "June 5-8", which is 4 days',
      ],
    },
    {
      text: 'Talks in Lima\nRoth began a two-day visit on May 3-4, the first half of a four-day tour. The 10-day truce runs from May 3 to May 13.',
      finds: [],
    },
    {
      text: 'Talks in Lima\nA two-week exercise from May 6 to May 17 follows the three-day meeting of ministers. Bids close after a 30-day pause, on June 5-6.',
      finds: [],
    },
  ],
  check({ passages }, flag) {
    for (const sentence of passages.flatMap(({ sentences }) => sentences)) {
      const [range, ...others] = sentence.ranges();
      if (!range || range.days < 1 || others.length > 0) continue;
      const durations = readDurations(sentence, range);
      if (durations.some(({ days }) => days.includes(range.days))) continue;
      for (const { start, end, text } of durations.slice(0, 1)) {
        const length = range.days === 1 ? '1 day' : `${String(range.days)} days`;
        flag({
          reason: `"${text}" does not go with "${range.text}", which is ${length}`,
          hint: 'Correct the length or the days.',
          place: sentence.place({ start, end }),
          related: [{ reason: `"${range.text}" is ${length}`, place: sentence.place(range) }],
        });
      }
    }
  },
};

interface Duration extends Span {
  readonly text: string;
  /** The numbers of days that it can stand for. */
  readonly days: readonly number[];
}

/** The lengths of events that stand near a range, in one clause with it. */
function readDurations({ text }: Sentence, range: DateRange): readonly Duration[] {
  return [...text.matchAll(DURATION)].flatMap((match) => {
    const { count = '', unit = '' } = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    const between =
      start < range.start ? text.slice(end, range.start) : text.slice(range.end, start);
    const isFar = between.length > MAX_DISTANCE;
    if (isFar || PARTING.test(between) || OTHER_EVENT.test(textBefore(text, start))) return [];
    const days = listDays(toNumber(count), unit.toLowerCase() === 'week', range);
    return [{ start, end, text: match[0], days }];
  });
}

function toNumber(count: string): number {
  return /^\d/.test(count) ? Number(count) : (readNumberWord(count) ?? 0);
}

function listDays(count: number, isWeek: boolean, { isDashed }: DateRange): readonly number[] {
  // From Monday to Friday, to Saturday, to Sunday, or to the same weekday.
  if (isWeek) return [-2, -1, 0, 1].map((more) => count * 7 + more);
  return isDashed && count <= 4 ? [count] : [count, count + 1];
}

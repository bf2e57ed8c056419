import type { DateRange } from '../text/date-ranges.js';
import { readLengths, type Length } from '../text/lengths.js';
import type { Sentence } from '../text/passage.js';
import { textBefore } from '../text/window.js';
import { listFarLengths, type FarLength } from './far-lengths.js';
import { findBeside, listFarSpans, type FarSpan } from './far-spans.js';
import type { Flag, Rule } from './rule.js';
import { nameLine, namePart } from './wording.js';

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
  why: 'A three-day visit on May 3-4 misses a day, or has one too many. Only the length of an event (a visit, a strike, a truce) that stands in one clause with one range of days is held against it. Lengths of more than four days, or of more than three from one day to another, may leave out the last day, and that shorter ones do is a warning; weeks may be working weeks. A length in title, deck or takeaways is held against the body: it is a warning if the body has another for an event of the kind and nowhere the same. Any other length (hours, days, years) is held against the times, dates and years between which the body says that something went on: a warning if both sentences have two words in common, else an info.',
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
      text: [
        'Dock Strike',
        'Crews stopped work from Monday, September 30, to Wednesday, October 2. The three-day strike cost $2 million. Gas escaped from 7:25 a.m. to 10:05 a.m.',
        'Key Takeaways',
        '- A two-day walkout shut the docks.',
        '- Gas escaped for three hours and 40 minutes.',
      ].join('\n'),
      finds: [
        '4:5 The takeaway says "two-day walkout", the lead "three-day strike" (line 2)',
        '5:19 The takeaway says "three hours and 40 minutes", the lead "from 7:25 a.m. to 10:05 a.m." (line 2)',
      ],
    },
    {
      text: 'Storm Nalia\nNalia made landfall on Thursday, January 22, and was no storm from Sunday, January 25.\nKey Takeaways\n- The storm Nalia stayed for two days.',
      finds: [
        '4:30 The takeaway says "two days", the lead "Thursday, January 22 … Sunday, January 25" (line 2)',
      ],
    },
    {
      text: 'Storm Nalia\nNalia made landfall on Thursday, January 22, and was no storm from Sunday, January 25. Schools are shut for 10 days.\nKey Takeaways\n- The storm Nalia stayed for three days.\n- Schools stay shut for 10 days, and the port for two days.',
      finds: [],
    },
    {
      text: [
        'Dock Strike',
        'A three-day strike shut the docks. It was followed by two days of talks. Gas escaped from 7:25 a.m. to 10:05 a.m., and crews worked for an hour and 10 minutes.',
        'Key Takeaways',
        '- The sides met for two days after the three-day walkout.',
        '- Gas escaped for two hours and 40 minutes, and it took an hour and 10 minutes to mend.',
      ].join('\n'),
      finds: [],
    },
    {
      text: 'Talks in Lima\nRoth began a two-day visit on May 3-4, the first half of a four-day tour. The 10-day truce runs from May 3 to May 13.',
      finds: [],
    },
    {
      text: 'Talks in Lima\nA two-week exercise from May 6 to May 17 follows the three-day meeting of ministers. Bids close after a 30-day pause, on June 5-6.',
      finds: [],
    },
    {
      text: [
        'Outage and Truce',
        'The outage began at 9:40 a.m. and ended at 1:10 p.m. on Tuesday. The truce is to last for 72 hours. Karin Dahl served as minister from 2011 to 2019. The five-year plan (2021-2030) was adopted.',
        'Key Takeaways',
        '- The outage of Tuesday lasted five hours.',
        '- A two-day truce begins on Friday.',
        '- Karin Dahl was minister for six years.',
      ].join('\n'),
      finds: [
        '2:154 "five-year" does not go with "2021-2030"',
        '4:32 The takeaway says "five hours", the lead "9:40 a.m. and ended at 1:10 p.m." (line 2)',
        '5:5 The takeaway says "two-day", the lead "72 hours" (line 2)',
        '6:31 The takeaway says "six years", the lead "from 2011 to 2019" (line 2)',
      ],
    },
    {
      text: [
        'Outage and Truce',
        'The outage began at 9:40 a.m. and ended at 1:10 p.m. on Tuesday. The truce is to last for 72 hours. Karin Dahl served as minister from 2011 to 2019, after ten years as a judge.',
        'Key Takeaways',
        '- The outage lasted more than three hours, and Dahl was minister for eight years.',
        '- A three-day truce begins on Friday.',
      ].join('\n'),
      finds: [],
    },
  ],
  check(analysis, flag) {
    for (const sentence of analysis.sentences) {
      const wrong = checkRange(sentence) ?? checkBeside(sentence);
      if (wrong) flag(wrong);
    }
    const fars = listFarLengths(analysis);
    const told = new Set(fars.map((far) => far.told.sentence));
    for (const far of fars) flag(toFlag(far));
    for (const far of listFarSpans(analysis)) if (!told.has(far.sentence)) flag(toSpanFlag(far));
  },
};

/** An event that does not go with the days beside it. */
function checkRange(sentence: Sentence): Flag | undefined {
  const [range, ...others] = sentence.ranges();
  if (!range || range.days < 1 || others.length > 0) return undefined;
  const [first, ...lengths] = listLengths(sentence, range);
  if (!first || [first, ...lengths].some((one) => listDays(one, range).includes(range.days)))
    return undefined;
  const isOpen = !range.isDashed && first.count === range.days - 1;
  const length = writeDays(range.days);
  return {
    reason: `"${first.text}" does not go with "${range.text}", which is ${length}`,
    hint: 'Correct the length or the days.',
    place: sentence.place({ start: first.start, end: first.end }),
    related: [{ reason: `"${range.text}" is ${length}`, place: sentence.place(range) }],
    ...(isOpen && { level: 'warning' }),
  };
}

/** Any other length that does not go with the times, days or years beside it. */
function checkBeside(sentence: Sentence): Flag | undefined {
  const far = findBeside(sentence);
  if (!far) return undefined;
  const { told, range } = far;
  return {
    reason: `"${told.text}" does not go with "${range.text}"`,
    hint: 'Correct the length or one of its ends.',
    place: sentence.place(told),
    related: [{ reason: `"${range.text}"`, place: sentence.place(range) }],
    level: 'warning',
  };
}

function toSpanFlag({ sentence, told, other, range, isSure }: FarSpan): Flag {
  const place = other.place(range);
  const where = namePart(other);
  return {
    reason: `The ${namePart(sentence).slice(4)} says "${told.text}", ${where} "${range.text}"${nameLine(place)}`,
    hint: 'Give the same length in both places.',
    place: sentence.place(told),
    related: [{ reason: `"${range.text}" in ${where}`, place }],
    level: isSure ? 'warning' : 'info',
  };
}

function toFlag({ told, other, days, isOpen }: FarLength): Flag {
  const place = other.sentence.place(other.span);
  const where = namePart(other.sentence);
  const which = days === undefined ? '' : `, which is ${writeDays(days)}`;
  return {
    reason: `The ${namePart(told.sentence).slice(4)} says "${told.span.text}", ${where} "${other.span.text}"${which}${nameLine(place)}`,
    hint: 'Give the same length in both places.',
    place: told.sentence.place(told.span),
    related: [{ reason: `"${other.span.text}" in ${where}`, place }],
    level: isOpen ? 'info' : 'warning',
  };
}

function writeDays(days: number): string {
  return days === 1 ? '1 day' : `${String(days)} days`;
}

/** The lengths of events that stand near a range, in one clause with it. */
function listLengths(sentence: Sentence, range: DateRange): readonly Length[] {
  const { text } = sentence;
  return readLengths(sentence).filter(({ start, end }) => {
    const between =
      start < range.start ? text.slice(end, range.start) : text.slice(range.end, start);
    const isFar = between.length > MAX_DISTANCE;
    return !isFar && !PARTING.test(between) && !OTHER_EVENT.test(textBefore(text, start));
  });
}

/** The numbers of days that a length can stand for. */
function listDays({ count, isWeek }: Length, { isDashed }: DateRange): readonly number[] {
  // From Monday to Friday, to Saturday, to Sunday, or to the same weekday.
  if (isWeek) return [-2, -1, 0, 1].map((more) => count * 7 + more);
  return count <= (isDashed ? 4 : 3) ? [count] : [count, count + 1];
}

import { isQuoted } from '../text/is-quoted.js';
import { toBounds } from '../text/rounding.js';
import { readTotals, type StatedTotal } from '../text/totals.js';
import { readRests, type StatedRest } from '../text/remainders.js';
import type { Flag, Rule } from './rule.js';
import { writeLike } from './wording.js';

/** What it is if the parts come to less than the total: others may have been left out. */
const LESS = {
  yes: { level: 'error' },
  likely: { level: 'warning' },
  open: { level: 'info' },
  some: { level: 'warning' },
} as const;

/** The rule `sum-arith`. */
export const sumArith: Rule = {
  id: 'sum-arith',
  level: 'error',
  summary: 'A total that is not the sum of the parts beside it',
  why: 'Readers add up. Looked at are lists that give every part as a figure: after a colon, a dash or a bracket that follows the total, or before "in all", "together" and "a total of", or after "with" and "of which", and what is said to remain. Rounded figures may be off by their last digit. Parts that come to less than a total which is not said to be one may be some of the parts: a warning, and after a bracket or dash an info. Lists that name some parts only ("including"), mixed units, measures, percentages and quotations are left alone.',
  english: true,
  examples: [
    {
      text: 'Grain sanctions\nThe list totals 19 entities: 15 firms and 3 banks. The team won 20 medals (5 gold, 7 silver and 9 bronze).',
      finds: ['2:17 The parts add up to 18, not 19', '2:65 The parts add up to 21, not 20'],
    },
    {
      text: 'City budget\nThe city bought 80 buses, 20 trams and 5 ferries, for a total of 115 vehicles. It spent $5.2 billion: $3 billion on roads and $1.2 billion on rail.',
      finds: [
        '2:66 The parts add up to 105, not 115',
        '2:89 The parts add up to $4.2 billion, not $5.2 billion',
      ],
    },
    {
      text: 'City budget\nIncome came to $765 million, with $604 million from interest and $151 million from fees. Oil brought in $268.0 million, tin $89.6 million and rice $65.0 million, which together make up the $412.6 million total.\nIt costs $640,000, of which the county gives $420,000 and the town the remaining $240,000.',
      finds: [
        '3:82 Of $640,000 $220,000 remain, not $240,000',
        '2:16 The parts add up to $755 million, not $765 million',
        '2:190 The parts add up to $422.6 million, not $412.6 million',
      ],
    },
    {
      text: 'Quake in Lima\nIt hurt 12,000 people, 7,100 in Lima and 6,000 in Callao. It killed 61 people, of whom 34 were in Lima, 18 in Callao and 12 in Ica. The paper counts 2,615 posts: 1,240 in towns, 865 in villages and 410 abroad. The 40 ships are split between 22 tankers and 21 ferries.',
      finds: [
        '2:9 The parts add up to 13,100, not 12,000',
        '2:69 The parts add up to 64, not 61',
        '2:150 The parts add up to 2,515, not 2,615',
        '2:215 The parts add up to 43, not 40',
      ],
    },
    {
      text: 'Quake in Lima\nIt hurt 61 people, of whom 34 were women and 30 were over 60. It shut 40 schools, with 1,200 pupils in Lima and 800 in Callao. The prize of $2 million is shared between 3 teams.',
      finds: [],
    },
    {
      text: [
        'City budget',
        'Income came to $765 million, with $604 million from interest and $100 million from fees. It has 40 ships, with 22 tankers and 12 ferries.',
        'It has $135 million over three years. Half of it, $72 million, is for staff; $45 million is for beds, and the remaining $18 million for books.',
        'Of the 72 seats, Labour won 38 and Renewal 29. Exports were $40 billion, of which $12 billion went to Peru and $9.5 billion to Chile.',
      ].join('\n'),
      finds: [],
    },
    {
      text: [
        'City budget',
        'It has two goals: 500 homes and 20 schools. The board has 9 members: 4 from the north, 4 from the south and a chair.',
        'In 30 days: 12 strikes and 5 raids. It sold 120 jets, including 40 in May and 20 in June, 60 in all of Asia.',
        'The city spent $4.3 billion: $3 billion on roads and $1.2 billion on rail. Article 12: 3 judges and 4 clerks.',
        'Sales grew in 12 quarters: 3% in 2020, 4% in 2021. Some 40 people (12 in Lima, 20 in Cali and dozens elsewhere) were hurt.',
        'The bill passed with 60 votes: 52 Democrats and 8 Republicans. The strikes hit 19 plants - 12 in May and 7 in June - and a mill.',
      ].join('\n'),
      finds: [],
    },
  ],
  check({ passages, sentences }, flag) {
    for (const candidates of passages.flatMap(readRests)) {
      const wrong = checkRest(candidates);
      if (wrong) flag(wrong);
    }
    for (const sentence of sentences) {
      for (const stated of readTotals(sentence)) {
        const { total, parts, list, isWhole } = stated;
        if (!isWrong(stated) || isQuoted(sentence, total)) continue;
        const sum = parts.reduce((all, { value }) => all + value, 0);
        flag({
          reason: `The parts add up to ${writeLike(sum, total)}, not ${total.text}`,
          hint: 'Correct the total or one of its parts.',
          place: sentence.place(total),
          related: [{ reason: 'The parts', place: sentence.place(list) }],
          ...((sum < total.value || isWhole === 'some') && LESS[isWhole]),
        });
      }
    }
  },
};

/** What misses a rest by more, as a part of it, is of something else. */
const MAX_OFF = 0.4;

/** What is wrong with a rest that no earlier figure leaves. */
function checkRest(candidates: readonly StatedRest[]): Flag | undefined {
  const nearest = candidates.find(({ total, rest }) => total.sentence === rest.sentence);
  if (!nearest || candidates.some(isRestRight)) return undefined;
  const { total, parts, rest } = nearest;
  const left = total.figure.value - parts.reduce((sum, { value }) => sum + value, 0);
  const isFar = Math.abs(left - rest.figure.value) > rest.figure.value * MAX_OFF;
  if (isFar || isQuoted(rest.sentence, rest.figure)) return undefined;
  return {
    reason: `Of ${total.figure.text} ${writeLike(left, rest.figure)} remain, not ${rest.figure.text}`,
    hint: 'Correct the total, the rest or one of the other parts.',
    place: rest.sentence.place(rest.figure),
    related: [{ reason: 'The total', place: total.sentence.place(total.figure) }],
    level: 'warning',
  };
}

function isRestRight({ total, parts, rest }: StatedRest): boolean {
  const all = [...parts, rest.figure];
  if ([total.figure, ...all].some(({ rough }) => rough !== undefined)) return true;
  const bounds = all.map((part) => toBounds(part));
  const low = bounds.reduce((sum, bound) => sum + bound.low, 0);
  const high = bounds.reduce((sum, bound) => sum + bound.high, 0);
  const stated = toBounds(total.figure);
  return stated.high >= low && stated.low <= high;
}

/** Parts that may be some of all come to less for good reason, unless they miss the total by a slip of the pen. */
const SLIP = 0.05;

/** Whether the total can't be what its parts add up to. */
function isWrong({ total, parts, singles, isWhole }: StatedTotal): boolean {
  // A writer who gives 7.5 million gives 12 million for 12.0.
  const decimals = Math.max(...parts.map(({ text }) => /\.(\d+)/.exec(text)?.[1]?.length ?? 0));
  const bounds = parts.map((part) => toBounds(part, decimals));
  const low = bounds.reduce((sum, bound) => sum + bound.low, 0);
  const high = bounds.reduce((sum, bound) => sum + bound.high, singles);
  const stated = toBounds(total);
  const largest = Math.max(...parts.map(({ value }) => value));
  const countsItems = total.value === parts.length + singles || total.value === parts.length;
  const isOtherUnit = parts.some(
    ({ unit, value }) => unit !== total.unit && (unit !== '' || value < 1e4),
  );
  if (countsItems || isOtherUnit || total.value <= largest) return false;
  if ([total, ...parts].some(({ rough }) => rough !== undefined)) return false;
  if (low > total.value * 2 || high < total.value / 2) return false;
  const isSlip = total.unit !== '' && high >= total.value * (1 - SLIP);
  if (isWhole === 'some' && high < total.value && !isSlip) return false;
  return stated.high < low || stated.low > high;
}

import { isQuoted } from '../text/is-quoted.js';
import type { Figure } from '../text/figures.js';
import { toBounds } from '../text/rounding.js';
import { readTotals, type StatedTotal } from '../text/totals.js';
import type { Rule } from './rule.js';

/** What it is if the parts come to less than the total: others may have been left out. */
const LESS = {
  yes: { level: 'error' },
  likely: { level: 'warning' },
  open: { level: 'info' },
} as const;

/** The rule `sum-arith`. */
export const sumArith: Rule = {
  id: 'sum-arith',
  level: 'error',
  summary: 'A total that is not the sum of the parts beside it',
  why: 'Readers add up. Looked at are lists that give every part as a figure: after a colon, a dash or a bracket that follows the total, or before "in all" and "a total of". Rounded figures may be off by their last digit. Parts that come to less than a total which is not said to be one may be some of the parts: a warning, and after a bracket or dash an info. Lists that name some parts only ("including"), mixed units, measures, percentages and quotations are left alone.',
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
  check({ passages }, flag) {
    const sentences = passages.flatMap((passage) => passage.sentences);
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
          ...(sum < total.value && LESS[isWhole]),
        });
      }
    }
  },
};

/** Whether the total can't be what its parts add up to. */
function isWrong({ total, parts, singles }: StatedTotal): boolean {
  const bounds = parts.map(toBounds);
  const low = bounds.reduce((sum, bound) => sum + bound.low, 0);
  const high = bounds.reduce((sum, bound) => sum + bound.high, singles);
  const stated = toBounds(total);
  const largest = Math.max(...parts.map(({ value }) => value));
  const countsItems = total.value === parts.length + singles || total.value === parts.length;
  const isOtherUnit = parts.some(({ unit }) => unit !== total.unit);
  if (countsItems || isOtherUnit || total.value <= largest) return false;
  if ([total, ...parts].some(({ rough }) => rough !== undefined)) return false;
  if (low > total.value * 2 || high < total.value / 2) return false;
  return stated.high < low || stated.low > high;
}

/** A sum with the currency and the scale of a figure: `$4.2 billion`. */
function writeLike(sum: number, { text, value }: Figure): string {
  const number = /\d[\d,]*(?:\.\d+)?/.exec(text)?.[0];
  if (number === undefined) return sum.toLocaleString('en');
  const scale = value / Number.parseFloat(number.replaceAll(',', ''));
  return text.replace(number, (sum / scale).toLocaleString('en', { maximumFractionDigits: 3 }));
}

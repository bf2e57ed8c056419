import { isQuoted } from '../text/is-quoted.js';
import { canBe, toBounds, toPercent, type Bounds } from '../text/rounding.js';
import { readPercentages, type StatedPercentage } from '../text/shares.js';
import type { Rule } from './rule.js';

/** The rule `percent-arith`. */
export const percentArith: Rule = {
  id: 'percent-arith',
  level: 'error',
  summary: 'A percentage that does not follow from the two figures beside it',
  why: 'Readers work it out. Looked at are "from 80 to 100, a 25% rise" and "9 of 15 (60%)" in all their orders. Figures may be rounded to their last digit, "about" may be some way off, and percentages of percentages, points, years, ages and quotations are left alone.',
  english: true,
  examples: [
    {
      text: 'Bolten buys Ardenna\nShares rose from 80 to 100 crowns, a 20% rise. Of the firms, 9 of 15 (66%) trade abroad. Staff fell 30% from $1,000 to $900.',
      finds: [
        '2:38 From 80 to 100 crowns is 25%, not 20%',
        '2:71 9 of 15 is 60%, not 66%',
        '2:101 From $1,000 to $900 is 10%, not 30%',
      ],
    },
    {
      text: 'Harbour strike\nOf the 40 cranes, 12 (40%) stood still. The board met 30% (12 of 48) of its goals.',
      finds: ['2:23 12 of 40 is 30%, not 40%', '2:55 12 of 48 is 25%, not 30%'],
    },
    {
      text: [
        'Trade talks',
        'Trade rose from 40 million euros to 50 million euros, a 23% increase. Profit grew from 1.2 to 1.5 million, up 25%.',
        'The share rose from 20% to 25%, a 5-point rise. Jobs among people from 18 to 24 rose 20%.',
        'Sales rose from 80 to 100 crowns, 20% of the market. Two of 15 firms (66% of them small) left.',
        'Nearly 600 of 12,000 routers (5%) were patched. About 9 of 15, or 60%, agreed.',
        'The price fell from $1.10 to 99 cents, a 10% drop. It went from 3 to 5 members, with 40% of votes. "From 80 to 100 is a 20% rise," he said.',
      ].join('\n'),
      finds: [],
    },
  ],
  check({ passages }, flag) {
    const sentences = passages.flatMap((passage) => passage.sentences);
    for (const sentence of sentences) {
      for (const stated of readPercentages(sentence)) {
        const { first, second, percentage } = stated;
        if (listTruths(stated).some((truth) => canBe(percentage, truth))) continue;
        if (isQuoted(sentence, percentage)) continue;
        const span = {
          start: Math.min(first.start, second.start),
          end: Math.max(first.end, second.end),
        };
        const what =
          stated.kind === 'part'
            ? `${first.text} of ${second.text}`
            : `From ${first.text} to ${second.text}`;
        flag({
          reason: `${what} is ${workOut(stated)}%, not ${percentage.text}`,
          hint: 'Correct the percentage or one of the two figures.',
          place: sentence.place(percentage),
          related: [{ reason: 'The two figures', place: sentence.place(span) }],
        });
      }
    }
  },
};

/** What the percentage may be. "From 1.2 to 1.5 million" leaves the scale of its first figure open. */
function listTruths({ kind, first, second }: StatedPercentage): readonly Bounds[] {
  if (kind === 'part') return [toPercent(toBounds(first), toBounds(second))];
  const scale =
    second.value / (Number.parseFloat(second.text.replace(/[^\d.]/g, '')) || second.value);
  return [...new Set([1, scale])].map((factor) =>
    toChange(toBounds(first), toBounds(second), factor),
  );
}

function toChange(first: Bounds, second: Bounds, factor: number): Bounds {
  const low = toPercent(
    { low: second.low, high: second.low },
    { low: first.high * factor, high: first.high * factor },
  );
  const high = toPercent(
    { low: second.high, high: second.high },
    { low: first.low * factor, high: first.low * factor },
  );
  const [a, b] = [Math.abs(low.low - 100), Math.abs(high.low - 100)];
  return { low: Math.min(a, b), high: Math.max(a, b) };
}

function workOut({ kind, first, second }: StatedPercentage): string {
  const part = kind === 'part' ? first.value / second.value : second.value / first.value - 1;
  return String(Number((Math.abs(part) * 100).toFixed(1)));
}

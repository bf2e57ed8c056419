import { readChanges, type StatedChange } from '../text/changes.js';
import type { Figure } from '../text/figures.js';
import { isQuoted } from '../text/is-quoted.js';
import type { Sentence } from '../text/passage.js';
import { canBe, isOfWrongBase, toBounds, toPercent, type Bounds } from '../text/rounding.js';
import { readFractions } from '../text/fractions.js';
import { findShare, readParts, toNumber } from '../text/shares.js';
import { checkReckonings } from './check-reckonings.js';
import { listFarChanges, toFarFlag } from './far-changes.js';
import { checkMultiples } from './multiples.js';
import { listFarShares } from './far-shares.js';
import type { Flag, Rule } from './rule.js';
import { nameLine } from './wording.js';

/** The rule `percent-arith`. */
export const percentArith: Rule = {
  id: 'percent-arith',
  level: 'error',
  summary: 'A percentage or change that does not follow from the two figures that it comes from',
  why: 'Readers work it out. Looked at are "from 80 to 100, a 25% rise" and "9 of 15 (60%)" in all their orders, in words ("doubled", "by a third", "two thirds") as a warning. Figures may be rounded to their last digit, "about" may be some way off, and percentages of percentages, years, ages and quotations are left alone. A percentage whose figures stand in another sentence ("1,150 posts, or 15%" where the text has "1,150 of its 9,200 jobs") is a warning, and so are differences, rests, products and parts that stand beside their figures, and a change that "against" or "more than" tells.',
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
        "In all, 4.9 million of the 6.86 million people registered took part, a turnout of 64%. He scored six of the cup's 48 goals, or 15%.",
        'Rates fell from 5.8 to 4.9%, a fall of 1.1 points. Spending is $26.6 billion, against $27.2 billion last year, a decline of 4.1%.',
      ].join('\n'),
      finds: [
        '2:83 4.9 million of 6.86 million is 71.4%, not 64%',
        '2:128 six of 48 is 12.5%, not 15%',
        '3:40 From 5.8 to 4.9% is 0.9 points, not 1.1',
        '3:125 From $27.2 billion to $26.6 billion is 2.2%, not 4.1%',
      ],
    },
    {
      text: [
        'Corvex Cuts Jobs',
        'Corvex will cut 1,150 of its 9,200 jobs. A bid of $38 a share failed. In all, the agency paid 64,100 grants last year, 7,050 of them to the poor. Labour won 38 of the 72 seats.',
        'Key Takeaways',
        '- Corvex gives up 1,150 posts, or about 15% of its workforce.',
        '- The price was 35% above the $30.40 of January.',
        '- The poor got 7,050 grants, or 16% of the total.',
        '- Labour holds 58% of the seats.',
      ].join('\n'),
      finds: [
        '4:41 1,150 of 9,200 (line 2) is 12.5%, not 15%',
        '5:17 From $30.40 to $38 (line 2) is 25%, not 35%',
        '6:33 7,050 of 64,100 (line 2) is 11%, not 16%',
        '7:16 38 of 72 (line 2) is 52.8%, not 58%',
      ],
    },
    {
      text: [
        'Corvex Cuts Jobs',
        'Nine marches took 48 hours, or 7% of the total; a panel meets within 72 hours. Corvex will cut 1,150 of its 9,200 jobs, or 12% of its capacity. A bid of $38 a share failed. Labour won 38 of the 72 seats, up from 31, a gain of seven. It needs 60% of the seats to change the law.',
        'Sales came to $40 million, 25% more than the $32 million of June, and $2 million, 5% less than planned. Turnout was 61%, up from 55% in 2020, a rise of 6 points.',
        'Key Takeaways',
        '- Corvex gives up 1,150 posts, or about one in eight; nearly 13% of its workforce.',
        '- The price was 25% above the $30.40 of January.',
        '- Labour and its ally hold 53% of the seats.',
      ].join('\n'),
      finds: [],
    },
    {
      text: [
        'Storm Toll',
        'Some 412,000 people have left, of whom 103,000, or 40%, are in halls. Exports rose by a third, from 60 to 100 tons.',
        'Sales halved to $30 million from $40 million. Of the 72 seats, Labour won 38, or two thirds.',
      ].join('\n'),
      finds: [
        '2:52 103,000 of 412,000 is 25%, not 40%',
        '2:79 From 60 to 100 is 66.7%, not "rose by a third"',
        '3:7 From $40 million to $30 million is 0.75 times as much, not "halved"',
        '3:82 38 of 72 is 52.8%, not two thirds',
      ],
    },
    {
      text: [
        'Storm Toll',
        'Some 412 people left 20 villages, 103 of them (25%) by boat. The board has 15 members, of whom nine, or 40% of the vote, came late.',
        'The toll more than doubled, to 61 from 24. He doubled his stake, from 3% to 7%. Sales fell by nearly a third, from $40 million to $28 million.',
        'Output doubled from 2019 to 2024, from 1.2 to 2.4 million tons. Labour won 38 of the 72 seats, or just over half. A third district halved its staff.',
      ].join('\n'),
      finds: [],
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
    {
      text: 'Sums\nProfit went from Rs 96 crore to Rs 84 crore, a fall of 14.3%. The vote was 54 to 41, a margin of 15. One in five of the 400 lifts, or 120, failed. Of the 36 crew, 14 were rescued and 24 are missing. The fund has paid €12 million of its €40 million, leaving €18 million.',
      finds: [
        '2:56 From Rs 96 crore to Rs 84 crore is 12.5%, not 14.3%',
        '2:98 From 54 and 41 follows 13, not 15',
        '2:135 From 400 follows 80, not 120',
        '2:155 From 14 and 24 follows 38, not 36',
        '2:258 From €12 million and €40 million follows €28 million, not €18 million',
      ],
    },
    {
      text: 'Sums\nThe vote was 54 to 41, a margin of 13. One in five of the 400 lifts, or 80, failed. Of the 36 crew, 20 were Filipino and 24 came from Cebu. The fund has paid about €12 million of its €40 million, leaving €28 million.',
      finds: [],
    },
  ],
  check(analysis, flag) {
    for (const sentence of analysis.sentences) {
      const found = [
        ...checkParts(sentence),
        ...checkChanges(sentence),
        ...checkMultiples(sentence),
      ];
      // What one reader has found wrong another need not.
      const all = found.length > 0 ? found : checkReckonings(sentence);
      for (const one of all) flag(one);
    }
    for (const far of listFarChanges(analysis)) flag(toFarFlag(far));
    for (const { sentence, percentage, base, isChange } of listFarShares(analysis)) {
      const { first, second } = base;
      const place = base.sentence.place(span(first, second));
      const pair = isChange
        ? `From ${toNumber(second)} to ${toNumber(first)}`
        : `${toNumber(first)} of ${toNumber(second)}`;
      const truth = isChange ? first.value / second.value - 1 : first.value / second.value;
      flag({
        reason: `${pair}${nameLine(place)} is ${write(truth * 100)}%, not ${toNumber(percentage)}`,
        hint: HINT,
        place: sentence.place(percentage),
        related: [{ reason: 'The two figures', place }],
        level: 'warning',
      });
    }
  },
};

/** How far a fraction in words may be off, in points: beyond it another fraction is nearer. */
const MAX_OFF_WORDS = 4;

const HINT = 'Correct the percentage or one of the two figures.';

function checkParts(sentence: Sentence): readonly Flag[] {
  const figures = sentence.figures();
  if (figures.length < 2) return [];
  const fractions = new Set(readFractions(sentence));
  const percentages = [...figures.filter(({ unit }) => unit === '%'), ...fractions].toSorted(
    (a, b) => a.start - b.start,
  );
  if (percentages.length === 0) return [];
  return readParts(sentence).flatMap((part): Flag[] => {
    const { first, second } = part;
    const stated = findShare(sentence, part, percentages);
    if (!stated || isQuoted(sentence, stated)) return [];
    const isWords = fractions.has(stated);
    const slack = isWords ? MAX_OFF_WORDS : 0;
    const { low, high } = toPercent(toBounds(first), toBounds(second));
    if (canBe(stated, { low: low - slack, high: high + slack })) return [];
    const truth = write((first.value / second.value) * 100);
    const what = `${toNumber(first)} of ${toNumber(second)} is ${truth}%`;
    const flag = toFlag(sentence, what, stated, span(first, second));
    return [isWords || !part.isPlain ? { ...flag, level: 'warning' } : flag];
  });
}

function checkChanges(sentence: Sentence): readonly Flag[] {
  return readChanges(sentence).flatMap((stated): Flag[] => {
    const { first, second, change, isPlain } = stated;
    const isTurned = change.unit === '%' && isOfWrongBase(change, first, second);
    if ((isRight(stated) && !isTurned) || isQuoted(sentence, change)) return [];
    const what = `From ${toNumber(first)} to ${toNumber(second)} is ${workOut(stated)}`;
    const flag = toFlag(sentence, what, change, span(first, second));
    return [isPlain && !isRight(stated) ? flag : { ...flag, level: 'warning' }];
  });
}

function toFlag(
  sentence: Sentence,
  truth: string,
  stated: Figure,
  figures: { readonly start: number; readonly end: number },
): Flag {
  return {
    reason: `${truth}, not ${toNumber(stated)}`,
    hint: HINT,
    place: sentence.place(stated),
    related: [{ reason: 'The two figures', place: sentence.place(figures) }],
  };
}

function span(one: Figure, other: Figure): { readonly start: number; readonly end: number } {
  return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}

/** Whether a change can be what it says. "From 1.2 to 1.5 million" leaves the scale of its first figure open. */
function isRight({ first, second, change }: StatedChange): boolean {
  const [from, to] = [toBounds(first), toBounds(second)];
  const scale =
    second.value / (Number.parseFloat(second.text.replace(/[^\d.]/g, '')) || second.value);
  return [...new Set([1, scale])].some((factor) => {
    const base = { low: from.low * factor, high: from.high * factor };
    if (change.unit === '%') return canBe(change, toChange(base, to));
    const apart = [to.low - base.high, to.high - base.low].map(Math.abs);
    const crosses = to.low <= base.high && base.low <= to.high;
    const stated = toBounds(change);
    const low = crosses ? 0 : Math.min(...apart);
    return stated.low <= Math.max(...apart) && stated.high >= low;
  });
}

function toChange(first: Bounds, second: Bounds): Bounds {
  const low = toPercent(
    { low: second.low, high: second.low },
    { low: first.high, high: first.high },
  );
  const high = toPercent(
    { low: second.high, high: second.high },
    { low: first.low, high: first.low },
  );
  const [a, b] = [Math.abs(low.low - 100), Math.abs(high.low - 100)];
  return { low: Math.min(a, b), high: Math.max(a, b) };
}

function workOut({ first, second, change }: StatedChange): string {
  if (change.unit === '%') return `${write(Math.abs(second.value / first.value - 1) * 100)}%`;
  const apart = write(Math.abs(second.value - first.value), 2);
  return change.unit === 'points' || change.noun === 'point' ? `${apart} points` : apart;
}

function write(value: number, decimals = 1): string {
  return String(Number(value.toFixed(decimals)));
}

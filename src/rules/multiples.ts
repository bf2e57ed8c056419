import { isQuoted } from '../text/is-quoted.js';
import { readMultiples, type StatedMultiple } from '../text/multiples.js';
import type { Sentence } from '../text/passage.js';
import { toBounds } from '../text/rounding.js';
import { toNumber } from '../text/shares.js';
import type { Flag } from './rule.js';

/** How far the true change may lie from the one in words, as a part of the figure before the change. */
const REACH = {
  none: [0.06, 0.06],
  both: [0.12, 0.12],
  up: [0.03, 0.45],
  down: [0.25, 0.03],
} as const;

/** What is wrong with changes in words: "doubled from 40 to 60", "fell by a third, from 90 to 30". */
export function checkMultiples(sentence: Sentence): readonly Flag[] {
  return readMultiples(sentence).flatMap((stated): Flag[] => {
    const { first, second, words } = stated;
    if (isRight(stated) || isQuoted(sentence, words)) return [];
    const start = Math.min(first.start, second.start);
    const place = sentence.place({ start, end: Math.max(first.end, second.end) });
    return [
      {
        reason: `From ${toNumber(first)} to ${toNumber(second)} is ${write(stated)}, not "${words.text}"`,
        hint: 'Correct the change or one of the two figures.',
        place: sentence.place(words),
        related: [{ reason: 'The two figures', place }],
        level: 'warning',
      },
    ];
  });
}

/** "From 1.2 to 2.4 million" leaves the scale of its first figure open. */
function isRight({ first, second, ratio, rough }: StatedMultiple): boolean {
  const scale =
    second.value / (Number.parseFloat(second.text.replace(/[^\d.]/g, '')) || second.value);
  const [less, more] = REACH[rough ?? 'none'];
  // "Fell by nearly a third" lies on the other side of its fraction than "rose by nearly a third".
  const [down, up] = ratio < 1 ? [more, less] : [less, more];
  const size = Math.max(1, ratio);
  const [from, to] = [toBounds(first), toBounds(second)];
  return [1, scale].some(
    (factor) =>
      to.high / (from.low * factor) >= ratio - down * size &&
      to.low / (from.high * factor) <= ratio + up * size,
  );
}

function write({ first, second, words }: StatedMultiple): string {
  const ratio = second.value / first.value;
  const isPart = /half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth/i.test(words.text);
  const value = isPart ? Math.abs(ratio - 1) * 100 : ratio;
  const text = String(Number(value.toFixed(isPart ? 1 : 2)));
  return isPart ? `${text}%` : `${text} times as much`;
}

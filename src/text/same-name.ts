import { listAliases } from './name-aliases.js';
import { shareSuffix } from './suffixes.js';

/** Whether one name, in small letters, is part of the other: `Putin` and `Vladimir Putin`, but not `North Korea` and `South Korea`. */
export function isOneName(
  a: readonly string[] | undefined,
  b: readonly string[] | undefined,
): boolean {
  if (!a || !b) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.every((word) =>
    long.some(
      (other) => other === word || listAliases(word).includes(other) || isPeople(word, other),
    ),
  );
}

/** `Kestria`, `Kestrian`. */
function isPeople(word: string, other: string): boolean {
  return Math.min(word.length, other.length) >= 4 && shareSuffix(word, other);
}

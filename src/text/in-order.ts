/**
 * How many of the first items meet a condition that none after them meets: a search by halves.
 * @param items in such an order
 */
export function countFirst<T>(items: readonly T[], isFirst: (item: T) => boolean): number {
  let [from, to] = [0, items.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const item = items[middle];
    if (item !== undefined && isFirst(item)) from = middle + 1;
    else to = middle;
  }
  return from;
}

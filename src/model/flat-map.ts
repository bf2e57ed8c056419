/**
 * What a function gives for each item, in one list. For the words and sentences of a text: the method of arrays looks up
 * and defines each member by its name, which takes ten times as long as to push it.
 */
export function flatMap<T, U>(
  items: Iterable<T>,
  read: (item: T, index: number) => Iterable<U>,
): U[] {
  const all: U[] = [];
  let index = 0;
  for (const item of items) {
    for (const one of read(item, index)) all.push(one);
    index += 1;
  }
  return all;
}

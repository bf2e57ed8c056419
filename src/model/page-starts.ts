/** Stands in a text that is read back where a page begins, but for the first. */
export const PAGE_START = '\f';

const COUNTED = /[\p{L}\p{N}]/u;

/** Whether each character of ASCII counts: to look that up takes a quarter of the time. */
const ASCII = Array.from({ length: 128 }, (_, code) => COUNTED.test(String.fromCharCode(code)));

/**
 * How many letters and digits a text has. Taken apart first, so that the parts of a text always add up to the
 * whole, however a format joins them.
 */
export function countLetters(text: string): number {
  let count = 0;
  for (const character of text.normalize('NFKD')) {
    if (ASCII[character.charCodeAt(0)] ?? COUNTED.test(character)) count += 1;
  }
  return count;
}

/** How many letters and digits stand before each page from the second on, in a text that was read back. */
export function listPageStarts(text: string): readonly number[] {
  const pages = text.split(PAGE_START).slice(0, -1);
  let count = 0;
  return pages.map((page) => (count += countLetters(page)));
}

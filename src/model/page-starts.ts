/** Stands in a text that is read back where a page begins, but for the first. */
export const PAGE_START = '\f';

const COUNTED = /[\p{L}\p{N}]/gu;

/**
 * How many letters and digits a text has. Taken apart first, so that the parts of a text always add up to the
 * whole, however a format joins them.
 */
export function countLetters(text: string): number {
  return text.normalize('NFKD').match(COUNTED)?.length ?? 0;
}

/** How many letters and digits stand before each page from the second on, in a text that was read back. */
export function listPageStarts(text: string): readonly number[] {
  const pages = text.split(PAGE_START).slice(0, -1);
  let count = 0;
  return pages.map((page) => (count += countLetters(page)));
}

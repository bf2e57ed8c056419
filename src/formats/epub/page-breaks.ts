import type { Element, ElementContent, Text } from 'hast';
import { h } from 'hastscript';
import { findAll } from '../../model/find-all.js';
import { isContents } from '../../model/tree.js';
import { countLetters } from '../../model/page-starts.js';

/** A page of the printed file, and its anchor in the chapter. */
export interface PageBreak {
  readonly number: number;
  readonly id: string;
}

/** What stands round a word, or a character where words are not parted. */
const WORD_START = /(?<![\p{L}\p{N}\p{M}])(?=[\p{L}\p{N}])/gu;

/**
 * Marks in a chapter where the pages of the printed file begin, before the word that each begins with.
 * @param starts letters and digits before each page from the second on; without any, nothing is marked
 */
export function markPages(chapter: Element, starts: readonly number[]): readonly PageBreak[] {
  if (starts.length === 0) return [];
  const breaks = [0, ...starts].map((_, index) => ({
    number: index + 1,
    id: `page-${String(index + 1)}`,
  }));
  const [first, ...others] = breaks;
  const left = others.map((page, index) => ({ page, start: starts[index] ?? 0 }));
  let count = 0;
  const walk = (element: Element): void => {
    element.children = element.children.flatMap((child): ElementContent[] => {
      if (child.type === 'element' && !isContents(child)) walk(child);
      if (child.type !== 'text') return [child];
      const from = count;
      count += countLetters(child.value);
      const within: { page: PageBreak; start: number }[] = [];
      while (left[0] && left[0].start < count) within.push(...left.splice(0, 1));
      const places = findWords(
        child.value,
        within.map(({ start }) => start - from),
      );
      return splitText(
        child,
        within.map(({ page }, index) => ({ page, at: places[index] ?? 0 })),
      );
    });
  };
  walk(chapter);
  if (first) chapter.children.unshift(makeMarker(first));
  return breaks;
}

/** Where the words stand that hold some letters, each told by how many there are before it, in ascending order. */
function findWords(text: string, letters: readonly number[]): readonly number[] {
  const found: number[] = [];
  let word = 0;
  let count = 0;
  for (const { index } of letters.length > 0 ? findAll(text, WORD_START) : []) {
    count += countLetters(text.slice(word, index));
    while (count > (letters[found.length] ?? Infinity)) found.push(word);
    word = index;
  }
  return letters.map((_, index) => found[index] ?? word);
}

function splitText(
  text: Text,
  marks: readonly { page: PageBreak; at: number }[],
): ElementContent[] {
  const parts: ElementContent[] = [];
  let from = 0;
  for (const { page, at } of marks) {
    if (at > from) parts.push({ type: 'text', value: text.value.slice(from, at) });
    parts.push(makeMarker(page));
    from = at;
  }
  return [...parts, { ...text, value: text.value.slice(from) }];
}

function makeMarker({ number, id }: PageBreak): Element {
  return h('span', {
    id,
    role: 'doc-pagebreak',
    ariaLabel: String(number),
    'epub:type': 'pagebreak',
  });
}

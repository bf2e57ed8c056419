import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { eachElement } from '../../model/tree.js';
import { markGenerated } from '../../model/marks.js';

/**
 * Numbers the titles that an earlier chapter has already: "Market report (2)". So contents, bookmarks and landmarks
 * tell chapters apart. Changes the chapters.
 */
export function numberTwins(chapters: readonly Element[]): void {
  const taken = new Set<string>();
  for (const chapter of chapters) {
    const title = findTitle(chapter);
    const words = toString(title).replace(/\s+/g, ' ').trim().toLowerCase();
    let count = 1;
    const name = () => (count === 1 ? words : `${words} ${mark(count)}`);
    while (taken.has(name())) count += 1;
    taken.add(name());
    if (count > 1)
      title.children.push({ type: 'text', value: ' ' }, markGenerated(h('span', mark(count))));
  }
}

function mark(count: number): string {
  return `(${String(count)})`;
}

/** The heading that names a chapter. */
function findTitle(chapter: Element): Element {
  const names = chapter.properties['ariaLabelledBy'];
  let found: Element | undefined;
  eachElement(chapter, (element) => {
    if (Array.isArray(names) && names.includes(element.properties['id'] ?? '')) found ??= element;
  });
  if (!found) throw new Error('A chapter has no title');
  return found;
}

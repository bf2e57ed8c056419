import type { Element, Root } from 'hast';
import { eachElement } from '../model/tree.js';
import type { Report } from '../model/finding.js';

/** Reports links to places within the briefing that are not there; in a book they become plain text. */
export function reportDeadLinks(document: Root, report: Report): void {
  const ids = new Set<unknown>();
  const links: Element[] = [];
  eachElement(document, (element) => {
    ids.add(element.properties['id']);
    if (element.tagName === 'a') links.push(element);
  });
  for (const { properties, position } of links) {
    const { href } = properties;
    if (typeof href !== 'string' || !/^#./.test(href)) continue;
    const id = href.slice(1);
    if (ids.has(id) || ids.has(decode(id))) continue;
    report({
      id: 'link-dead',
      level: 'warning',
      reason: `The link "${href}" leads to no place in the briefing`,
      hint: 'A section has its key as its place, such as #analysis.',
      ...(position && { place: position }),
    });
  }
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

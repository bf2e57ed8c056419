import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { Report } from '../model/finding.js';

/** Reports links to places within the briefing that are not there; in a book they become plain text. */
export function reportDeadLinks(document: Root, report: Report): void {
  const ids = new Set<unknown>();
  visit(document, 'element', ({ properties }) => {
    ids.add(properties['id']);
  });
  visit(document, 'element', ({ tagName, properties, position }) => {
    const { href } = properties;
    if (tagName !== 'a' || typeof href !== 'string' || !/^#./.test(href)) return;
    const id = href.slice(1);
    if (ids.has(id) || ids.has(decode(id))) return;
    report({
      id: 'link-dead',
      level: 'warning',
      reason: `The link "${href}" leads to no place in the briefing`,
      hint: 'A section has its key as its place, such as #analysis.',
      ...(position && { place: position }),
    });
  });
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

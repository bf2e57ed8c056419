import type { Element, ElementContent, Parents } from 'hast';
import { visit } from 'unist-util-visit';

/** A line of the table of contents. */
export interface ContentsEntry {
  readonly label: string;
  /** Id of the element that it leads to. */
  readonly id: string;
  readonly children: readonly ContentsEntry[];
}

interface Heading {
  readonly level: number;
  readonly label: string;
  readonly id: string;
}

/** The headings of a chapter below its title that have an anchor, nested by level. */
export function readContents(chapter: Element): readonly ContentsEntry[] {
  const headings: Heading[] = [];
  visit(chapter, 'element', (element, _index, parent) => {
    const level = Number(/^h([2-6])$/.exec(element.tagName)?.[1]);
    const id = findAnchor(element, parent);
    if (level && id) headings.push({ level, id, label: readLabel(element) });
  });
  return nest(headings);
}

/** The section that a heading opens, else the heading itself. */
function findAnchor(heading: Element, parent: Parents | undefined): string | undefined {
  const opens =
    parent?.type === 'element' &&
    parent.tagName === 'section' &&
    parent.children.find((child) => child.type === 'element') === heading;
  return (opens ? parent.properties.id : undefined) ?? heading.properties.id;
}

/** Text of a heading without the numbers of its notes. */
function readLabel(heading: Element): string {
  return heading.children.map(readText).join('').replace(/\s+/g, ' ').trim();
}

function readText(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || 'dataFootnoteRef' in node.properties) return '';
  return node.children.map(readText).join('');
}

function nest(headings: readonly Heading[]): readonly ContentsEntry[] {
  const entries: ContentsEntry[] = [];
  let index = 0;
  while (index < headings.length) {
    const heading = headings[index];
    if (!heading) break;
    const next = headings.findIndex((other, at) => at > index && other.level <= heading.level);
    const end = next === -1 ? headings.length : next;
    const children = nest(headings.slice(index + 1, end));
    entries.push({ label: heading.label, id: heading.id, children });
    index = end;
  }
  return entries;
}

import type { Element, ElementContent } from 'hast';
import { EXIT, visit } from 'unist-util-visit';
import { visitParents } from 'unist-util-visit-parents';

/** A line of the table of contents. */
export interface ContentsEntry {
  readonly label: string;
  /** Id of the element that it leads to. */
  readonly id: string;
  /** Language and direction of the part of the text that it is from, if that has its own. */
  readonly lang?: string | undefined;
  readonly dir?: string | undefined;
  readonly children: readonly ContentsEntry[];
}

interface Heading extends Omit<ContentsEntry, 'children'> {
  readonly level: number;
}

/** The headings of a chapter below its title that have an anchor, nested by level. */
export function readContents(chapter: Element): readonly ContentsEntry[] {
  const headings: Heading[] = [];
  visitParents(chapter, 'element', (element, ancestors) => {
    const level = Number(/^h([2-6])$/.exec(element.tagName)?.[1]);
    const around = ancestors.filter((it) => it.type === 'element');
    const id = findAnchor(element, around);
    if (!level || !id) return;
    const { lang, dir } = around.findLast(({ properties }) => properties.lang)?.properties ?? {};
    headings.push({ level, id, lang, dir, label: readHeading(element) });
  });
  return nest(headings);
}

/** The section that a heading opens, else the heading itself. */
function findAnchor(heading: Element, around: readonly Element[]): string | undefined {
  const section = around.findLast(({ tagName }) => tagName === 'section');
  const opens = section && findHeading(section) === heading;
  return (opens ? section.properties.id : undefined) ?? heading.properties.id;
}

function findHeading(section: Element): Element | undefined {
  let found: Element | undefined;
  visit(section, 'element', (element) => {
    if (!/^h[1-6]$/.test(element.tagName)) return undefined;
    found = element;
    return EXIT;
  });
  return found;
}

/** Text of a heading and of the images in it, without the numbers of its notes. */
export function readHeading(heading: Element): string {
  return heading.children.map(readText).join('').replace(/\s+/g, ' ').trim();
}

function readText(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || 'dataFootnoteRef' in node.properties) return '';
  if (node.tagName === 'img') return node.properties['alt'] ?? '';
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
    const { level: _, ...entry } = heading;
    entries.push({ ...entry, children });
    index = end;
  }
  return entries;
}

import type { Element, ElementContent } from 'hast';
import { findFirst } from './tree.js';

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

/** What is round an element: the section that it is in, and the innermost part that has its own language. */
interface Surroundings {
  readonly section?: Element;
  readonly part?: Element;
}

interface Heading extends Omit<ContentsEntry, 'children'> {
  readonly level: number;
}

/** The headings of a chapter below its title that have an anchor, nested by level. */
export function readContents(chapter: Element): readonly ContentsEntry[] {
  const headings: Heading[] = [];
  listHeadings(chapter, {}, headings);
  return nest(headings);
}

function listHeadings(element: Element, around: Surroundings, found: Heading[]): void {
  const { tagName, properties, children } = element;
  const level = Number(/^h([2-6])$/.exec(tagName)?.[1]);
  const id = level ? findAnchor(element, around) : undefined;
  const { lang, dir } = around.part?.properties ?? {};
  if (id) found.push({ level, id, lang, dir, label: readHeading(element) });
  const section = tagName === 'section' ? element : around.section;
  const part = properties.lang ? element : around.part;
  const inside = { ...(section && { section }), ...(part && { part }) };
  for (const child of children) {
    if (child.type === 'element') listHeadings(child, inside, found);
  }
}

/** The section that a heading opens, else the heading itself. */
function findAnchor(heading: Element, { section }: Surroundings): string | undefined {
  const opens = section && findFirst(section, isHeading) === heading;
  return (opens ? section.properties.id : undefined) ?? heading.properties.id;
}

function isHeading({ tagName }: Element): boolean {
  return /^h[1-6]$/.test(tagName);
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

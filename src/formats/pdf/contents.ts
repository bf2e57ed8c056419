import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { EXIT, visit } from 'unist-util-visit';
import { readContents, type ContentsEntry } from '../../model/contents.js';
import { eachElement, findFirst, isContents } from '../../model/tree.js';

/** The language of the contents in the printed page: by it they are found again in the structure of the PDF. */
export const CONTENTS_LANG = 'x-contents';

/** Texts from this length on take five pages and more, in characters of scripts that have letters. */
const LONG = 10_000;

/** Contents of fewer lines would tell nothing. */
const MIN_ENTRIES = 4;

/** Stands for the number of a page before that is known. */
const UNKNOWN = '0';

/** Whether a PDF has a table of contents: that of an edition, and that of a long briefing. */
export function hasContents(main: Element): boolean {
  if (findContents(main)) return true;
  const count = countEntries(readContents(main));
  return count >= MIN_ENTRIES && toString(main).length >= LONG;
}

/**
 * Numbers the contents of an edition; else puts a table of contents before the first section, or after it if that is the abstract, for what follows.
 * @param pages numbers of pages by the anchors of headings
 */
export function insertContents(
  main: Element,
  title: string,
  pages: ReadonlyMap<string, string>,
): void {
  const contents = findContents(main);
  if (contents) {
    numberContents(contents, pages);
    return;
  }
  const entries = readContents(main);
  visit(main, 'element', (section, index, parent) => {
    if (!isSection(section) || index === undefined || !parent) return undefined;
    const isAbstract = section.properties['role'] === 'doc-abstract';
    const following = entries.filter(({ id }) => !isAbstract || id !== section.properties['id']);
    const properties = { className: ['contents'], lang: CONTENTS_LANG };
    const list = h('nav', properties, [h('p', title), makeList(following, pages)]);
    parent.children.splice(isAbstract ? index + 1 : index, 0, list);
    return EXIT;
  });
}

function findContents(main: Element): Element | undefined {
  return findFirst(main, isContents);
}

function numberContents(contents: Element, pages: ReadonlyMap<string, string>): void {
  contents.properties['lang'] = CONTENTS_LANG;
  eachElement(contents, ({ tagName, properties, children }) => {
    if (tagName === 'a') children.push(...makeNumber(String(properties.href).slice(1), pages));
  });
}

/** A leader, and the number of the page on which an anchor is. */
function makeNumber(id: string, pages: ReadonlyMap<string, string>): Element[] {
  return [h('span.leader'), h('span.page', ` ${pages.get(id) ?? UNKNOWN}`)];
}

function makeList(entries: readonly ContentsEntry[], pages: ReadonlyMap<string, string>): Element {
  const items = entries.map(({ label, id, children }) => {
    const link = h('a', { href: `#${id}` }, [h('span.entry', label), ...makeNumber(id, pages)]);
    return h('li', [link, ...(children.length > 0 ? [makeList(children, pages)] : [])]);
  });
  return h('ul', items);
}

function countEntries(entries: readonly ContentsEntry[]): number {
  return entries.reduce((sum, { children }) => sum + 1 + countEntries(children), 0);
}

function isSection({ tagName, properties }: Element): boolean {
  const classes = properties['className'];
  return tagName === 'section' && Array.isArray(classes) && classes.includes('section');
}

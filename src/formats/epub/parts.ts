import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { eachElement, findFirst, hasClass } from '../../model/tree.js';
import { FILES } from './names.js';

/** A content document of a book. */
export interface BookPart {
  /** File name, relative to the package document. */
  readonly file: string;
  readonly title: string;
  readonly tree: Element;
  /** Its own language, if that is not the one of the book. */
  readonly lang?: string | undefined;
}

/**
 * Parts the tree of a book into files: a briefing is one; an edition has one for its title, one for each chapter and
 * one for what follows. Links from one to another name its file. Changes the tree.
 */
export function splitParts(tree: Element, title: string): readonly BookPart[] {
  const { children } = tree;
  const first = children.findIndex(isChapter);
  if (first < 0) return [{ file: FILES.chapter, title, tree }];
  const end = children.findLastIndex(isChapter) + 1;
  const { className } = tree.properties;
  const wrap = (parts: ElementContent[]): Element => ({
    ...tree,
    properties: { className },
    children: parts,
  });
  const chapters = children.slice(first, end).filter(isChapter);
  const trees = [wrap(children.slice(0, first)), ...chapters, wrap(children.slice(end))];
  const parts = trees.map((part, index): BookPart => {
    const { lang } = part.properties;
    const file = `part-${String(index + 1)}.xhtml`;
    return { file, title: readTitle(part) ?? title, tree: part, lang };
  });
  relink(parts);
  return parts;
}

/** Tells the address of an anchor within a book. */
export function makeAddresses(parts: readonly BookPart[]): (id: string) => string {
  const files = new Map<string, string>();
  for (const { file, tree } of parts) {
    eachElement(tree, ({ properties: { id } }) => {
      if (typeof id === 'string') files.set(id, file);
    });
  }
  return (id) => `${files.get(id) ?? FILES.chapter}#${id}`;
}

function relink(parts: readonly BookPart[]): void {
  const toAddress = makeAddresses(parts);
  for (const { file, tree } of parts) {
    eachElement(tree, ({ properties }) => {
      const { href } = properties;
      if (typeof href !== 'string' || !href.startsWith('#')) return;
      const address = toAddress(href.slice(1));
      if (!address.startsWith(`${file}#`)) properties['href'] = address;
    });
  }
}

function isChapter(node: ElementContent): node is Element {
  return node.type === 'element' && hasClass(node, 'chapter');
}

function readTitle(tree: Element): string | undefined {
  const heading = findFirst(tree, ({ tagName }) => /^h[12]$/.test(tagName));
  return heading && toString(heading);
}

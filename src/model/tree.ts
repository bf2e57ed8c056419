import type { Element, Nodes, Root } from 'hast';
import { MATHML_ELEMENTS } from './formula.js';

const INLINE = new Set([
  ...MATHML_ELEMENTS,
  ...[
    'a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q',
    'rp rt ruby s samp small span strong sub sup svg time u var wbr',
  ].flatMap((names) => names.split(' ')),
]);

/** Whether an element stands within a line; all others begin and end lines, and so part words. */
export function isInline({ tagName, properties }: Element): boolean {
  return INLINE.has(tagName) && properties['display'] !== 'block';
}

/** Whether an element has a class. */
export function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name);
}

/** Whether a node is the table of contents of an edition, which is no running text. */
export function isContents(node: Nodes): boolean {
  return node.type === 'element' && node.tagName === 'nav' && hasClass(node, 'contents');
}

/** Calls a function with each element of a tree, before those that are in it; ten times as fast as `visit`. */
export function eachElement(node: Nodes, use: (element: Element) => void): void {
  if (node.type === 'element') use(node);
  if (!('children' in node)) return;
  for (const child of node.children) eachElement(child, use);
}

/** The first element of a tree, itself included, that is what is looked for. */
export function findFirst(node: Nodes, isIt: (element: Element) => boolean): Element | undefined {
  if (node.type === 'element' && isIt(node)) return node;
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = findFirst(child, isIt);
    if (found) return found;
  }
  return undefined;
}

/** The first element of a name. A tree of ours always has the one that is asked for: throws if not. */
export function findElement(tree: Root, name: string): Element {
  const found = findFirst(tree, ({ tagName }) => tagName === name);
  if (!found) throw new Error(`There is no <${name}>`);
  return found;
}

import type { List, Nodes, Root, RootContent } from 'mdast';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { visit } from 'unist-util-visit';
import { copyTree } from '../model/copy-tree.js';

/**
 * A copy of a tree without what Markdown has several ways to write: texts that stand side by side are one,
 * and a list is loose as a whole or not at all. Addresses that are text are links, as Markdown has no other way.
 */
export function toCanonical(tree: Root): Root {
  const copy = copyTree(tree);
  visit(copy, (node) => {
    if ('children' in node) joinTexts(node.children);
    if (node.type === 'list') settleSpread(node);
    // A comment that is never closed takes the end of the file with it.
    if (node.type === 'html') node.value = node.value.trimEnd();
    if (node.type === 'inlineCode') node.value = node.value.replaceAll('\n', ' ');
  });
  for (const transform of gfmAutolinkLiteralFromMarkdown().transforms ?? []) transform(copy);
  return copy;
}

function joinTexts(children: Nodes[]): void {
  for (let index = children.length - 1; index > 0; index -= 1) {
    const left = children[index - 1];
    const right = children[index];
    if (left?.type !== 'text' || right?.type !== 'text') continue;
    left.value += right.value;
    children.splice(index, 1);
  }
}

function settleSpread(list: List): void {
  const isLoose = list.spread === true || list.children.some(({ spread }) => spread === true);
  list.spread = isLoose;
  for (const item of list.children) {
    item.spread = isLoose;
    item.checked ??= null;
  }
}

/** What says nothing about a document: where it stood. */
const ASIDE = new Set(['type', 'position', 'data', 'children']);

/** The first node of a canonical tree that another tree has not, or has otherwise. */
export function findChange(tree: Nodes, other: Nodes | undefined): Nodes | undefined {
  if (!other || tree.type !== other.type || readFields(tree) !== readFields(other)) return tree;
  const children = listChildren(tree);
  const others = listChildren(other);
  for (const [index, child] of children.entries()) {
    const change = findChange(child, others[index]);
    if (change) return change;
  }
  return others.length > children.length ? tree : undefined;
}

function listChildren(node: Nodes): readonly RootContent[] {
  return 'children' in node ? node.children : [];
}

function readFields(node: Nodes): string {
  const fields = Object.entries(node).filter(([name, value]) => !ASIDE.has(name) && value != null);
  return JSON.stringify(fields.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

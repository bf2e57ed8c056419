import type { Nodes } from 'mdast';

/**
 * Calls back for a node and all below it, in the order of the text; what is below one for which it gives `SKIP` is
 * left out. The tree keeps its shape. (`unist-util-visit`, which can also change that, takes five times as long.)
 */
export function walk(node: Nodes, read: (node: Nodes) => unknown): void {
  if (read(node) === SKIP || !('children' in node)) return;
  for (const child of node.children) walk(child, read);
}

/** What a reader gives for a node below which nothing is to be read. */
export const SKIP = Symbol('skip');

/** The types of a node and all below it. */
export function listTypes(node: Nodes): ReadonlySet<Nodes['type']> {
  const types = new Set<Nodes['type']>();
  walk(node, ({ type }) => types.add(type));
  return types;
}

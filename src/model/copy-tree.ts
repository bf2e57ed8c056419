import type { Nodes as HastNodes } from 'hast';
import type { Nodes as MdastNodes } from 'mdast';

/**
 * A copy of a tree: its nodes, their properties and their lists of children may be changed. What else they hold, such as
 * positions, both have in common. (`structuredClone` copies all of it, and takes ten times as long.)
 */
export function copyTree<Tree extends HastNodes | MdastNodes>(tree: Tree): Tree {
  const copy = { ...tree };
  if ('properties' in copy) copy.properties = { ...copy.properties };
  if ('children' in copy) copy.children = copy.children.map((child) => copyTree(child)) as never;
  return copy;
}

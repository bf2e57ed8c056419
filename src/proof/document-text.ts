import type { Nodes } from 'hast';

/** Elements that stand within a line; all others part words. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var'.split(
    ' ',
  ),
);

/**
 * The running text of a tree, blocks parted by white space.
 * @param skipGenerated leave out what the template adds
 */
export function readTreeText(node: Nodes, skipGenerated = false): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' && node.type !== 'root') return '';
  if (node.type === 'element' && skipGenerated && node.data?.generated) return '';
  const text = node.children.map((child) => readTreeText(child, skipGenerated)).join('');
  return node.type === 'element' && INLINE.has(node.tagName) ? text : `\n${text}\n`;
}

import type { Definition, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/**
 * Turns links and images by reference into links and images, and takes the definitions out. (`remark-inline-links`
 * does the same, but loses the positions of the links.) A reference without a definition is no such node.
 */
export function inlineLinks(tree: Root): void {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return;
    if (node.type === 'definition') {
      parent.children.splice(index, 1);
      return index;
    }
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return;
    const { url = '', title } = definitions.get(node.identifier) ?? {};
    const { position } = node;
    const common = { url, ...(title != null && { title }), ...(position && { position }) };
    parent.children[index] =
      node.type === 'linkReference'
        ? { type: 'link', ...common, children: node.children }
        : { type: 'image', ...common, ...(node.alt != null && { alt: node.alt }) };
    return index;
  });
}

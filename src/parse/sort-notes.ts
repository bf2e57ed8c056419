import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Notes in the order in which they are numbered: by the first reference in the text, then by those in
 * notes themselves. Notes that nothing refers to stand at the end.
 */
export function sortNotes(
  notes: readonly FootnoteDefinition[],
  tree: Root,
): readonly FootnoteDefinition[] {
  if (notes.length === 0) return notes;
  const order = new Set<string>();
  const collect = (node: Nodes) =>
    visit(node, (child) => {
      if (child.type === 'footnoteDefinition') return SKIP;
      if (child.type === 'footnoteReference') order.add(child.identifier);
      return undefined;
    });
  collect(tree);
  for (const id of order) notes.find((it) => it.identifier === id)?.children.forEach(collect);
  const ranks = [...order];
  const rank = ({ identifier }: FootnoteDefinition) => {
    const index = ranks.indexOf(identifier);
    return index < 0 ? ranks.length : index;
  };
  return notes.toSorted((a, b) => rank(a) - rank(b));
}

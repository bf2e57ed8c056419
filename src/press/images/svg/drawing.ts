import { visit } from 'unist-util-visit';
import type { Element } from 'xast';

/** An element of a drawing, with its line in the SVG. */
export interface Drawn extends Element {
  children: Element['children'];
  readonly line: number;
}

/** All elements, in their order. */
export function listElements(root: Drawn): readonly Drawn[] {
  const elements: Drawn[] = [];
  visit(root, 'element', (element) => {
    elements.push(element as Drawn);
  });
  return elements;
}

/** The text of an element that holds nothing else. */
export function toText({ children }: Drawn): string {
  return children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}

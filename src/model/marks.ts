import type { Element, ElementContent, ElementData } from 'hast';
import type { ContentSlot } from './slots.js';

declare module 'hast' {
  interface ElementData {
    /** The text of the element is the template's, not the writer's. */
    generated?: boolean;
    /** The slot of the template that the element was put into. */
    slot?: ContentSlot;
  }
  interface TextData {
    /** The slot of the template that the text was put into. */
    slot?: ContentSlot;
  }
}

/** Data of an element whose text is not the writer's. (`position` is there for the HTML parser's types alone.) */
export const generated: ElementData = { position: {}, generated: true };

/** Marks text that the template or the tool adds: the proof does not look for it in the model. */
export function markGenerated(element: Element): Element {
  return { ...element, data: generated };
}

/** Marks a node with the slot that it was put into: there the proof looks for its words. */
export function markSlot(node: ElementContent, slot: ContentSlot): ElementContent {
  if (node.type === 'text') return { ...node, data: { ...node.data, slot } };
  if (node.type !== 'element') return node;
  return { ...node, data: { position: {}, ...node.data, slot } };
}

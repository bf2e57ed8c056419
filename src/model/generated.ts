import type { Element, ElementData } from 'hast';

declare module 'hast' {
  interface ElementData {
    /** The text of the element is the template's, not the writer's. */
    generated?: boolean;
  }
}

/** Data of an element whose text is not the writer's. (`position` is there for the HTML parser's types alone.) */
export const generated: ElementData = { position: {}, generated: true };

/** Marks text that the template or the tool adds: the proof does not look for it in the model. */
export function markGenerated(element: Element): Element {
  return { ...element, data: generated };
}

import type { Element, ElementContent, Root, RootContent } from 'hast';
import { markSlot } from '../model/marks.js';
import type { ContentSlot } from '../model/slots.js';
import type { Labels } from '../model/template.js';

/** What goes into each slot. */
export type Slots = Readonly<Record<ContentSlot, readonly ElementContent[]>>;

/** Some nodes with their slots filled, and whether anything was written into those. */
interface Filled {
  readonly children: ElementContent[];
  /** Undefined if there was no slot for text among them. */
  readonly written: boolean | undefined;
}

/**
 * A copy of a template's page with its slots filled. An element that holds slots for text, all of them empty,
 * goes with them: no deck, no paragraph for it.
 */
export function fillSlots(page: Root, slots: Slots, labels: Labels): Root {
  return { type: 'root', children: page.children.flatMap((node) => fillRoot(node, slots, labels)) };
}

function fillRoot(node: RootContent, slots: Slots, labels: Labels): RootContent[] {
  return node.type === 'doctype' ? [node] : fillNode(node, slots, labels).children;
}

function fillNode(node: ElementContent | RootContent, slots: Slots, labels: Labels): Filled {
  if (node.type === 'text')
    return { children: [{ type: 'text', value: node.value }], written: undefined };
  if (node.type !== 'element') return { children: [], written: undefined };
  if (node.tagName === 'slot') return fillSlot(node, slots, labels);
  const parts = node.children.map((child) => fillNode(child, slots, labels));
  const marks = parts.map(({ written }) => written).filter((written) => written !== undefined);
  const written = marks.length === 0 ? undefined : marks.includes(true);
  if (written === false) return { children: [], written };
  const { tagName, properties } = node;
  const children = parts.flatMap((part) => part.children);
  return {
    children: [{ type: 'element', tagName, properties: { ...properties }, children }],
    written,
  };
}

function fillSlot(slot: Element, slots: Slots, labels: Labels): Filled {
  const name = String(slot.properties['name']);
  const label = /^label:(.+)$/.exec(name)?.[1];
  if (label !== undefined) {
    const value = labels[label];
    if (value === undefined) throw new Error(`There is no label "${label}"`);
    return { children: [{ type: 'text', value }], written: undefined };
  }
  const slotName = name as ContentSlot;
  const children = slots[slotName].map((child) => markSlot(child, slotName));
  return { children, written: children.length > 0 };
}

import type { Nodes } from 'hast';
import type { ContentSlot } from '../model/slots.js';
import { isContents, isInline } from '../model/tree.js';

/** The running text of a tree, blocks parted by white space. Contents are none: formats write them each in its own way. */
export function readTreeText(node: Nodes): string {
  return readText(node, (it) => !isContents(it));
}

/** The writer's text in a tree, without what the tool added to it. */
export function readWrittenText(node: Nodes): string {
  return readText(node, isWritten);
}

/** The texts that were put into the slots of a document, without what the tool added to them. */
export function readSlotTexts(document: Nodes): ReadonlyMap<ContentSlot, string> {
  const texts = new Map<ContentSlot, string>();
  const walk = (node: Nodes): void => {
    const slot = node.data && 'slot' in node.data ? node.data.slot : undefined;
    if (slot) texts.set(slot, (texts.get(slot) ?? '') + readWrittenText(node));
    else if ('children' in node) node.children.forEach(walk);
  };
  walk(document);
  return texts;
}

function isWritten(node: Nodes): boolean {
  return node.type !== 'element' || node.data?.generated !== true;
}

function readText(node: Nodes, isWanted: (node: Nodes) => boolean): string {
  if (!isWanted(node)) return '';
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  const text = node.children.map((child) => readText(child, isWanted)).join('');
  return node.type === 'element' && isInline(node) ? text : `\n${text}\n`;
}

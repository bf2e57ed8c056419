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

/** The text that was put into one slot of a document, without what the tool added to it. */
export function readSlotText(node: Nodes, slot: ContentSlot): string {
  if ('data' in node && node.data && 'slot' in node.data && node.data.slot === slot) {
    return readWrittenText(node);
  }
  if (!('children' in node)) return '';
  return node.children.map((child) => readSlotText(child, slot)).join('');
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

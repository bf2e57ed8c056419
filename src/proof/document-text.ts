import type { Nodes } from 'hast';
import type { ContentSlot } from '../model/slots.js';
import { isInline } from '../model/tree.js';

/** The running text of a tree, blocks parted by white space. */
export function readTreeText(node: Nodes): string {
  return readText(node, () => true);
}

/** The text that was put into one slot of a document, without what the tool added to it. */
export function readSlotText(node: Nodes, slot: ContentSlot): string {
  const isOther = (it: Nodes) => it.type === 'element' && it.data?.generated === true;
  if ('data' in node && node.data && 'slot' in node.data && node.data.slot === slot) {
    return readText(node, (it) => !isOther(it));
  }
  if (!('children' in node)) return '';
  return node.children.map((child) => readSlotText(child, slot)).join('');
}

function readText(node: Nodes, isWanted: (node: Nodes) => boolean): string {
  if (!isWanted(node)) return '';
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  const text = node.children.map((child) => readText(child, isWanted)).join('');
  return node.type === 'element' && isInline(node) ? text : `\n${text}\n`;
}

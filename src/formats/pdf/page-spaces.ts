import type { Element, ElementContent, Text } from 'hast';
import { isInline } from '../../model/tree.js';

/** What stands at the end of the line that is being read. */
interface Line {
  /** The last text in it, unless something else follows. */
  last: Text | undefined;
  /** Whether another space would be one too many. */
  blank: boolean;
}

/**
 * Takes the white space out of a tree that a browser would not show, so that `white-space: pre-wrap` changes
 * nothing but that spaces at line ends are painted. A forced line break gets a space before it.
 */
export function setPrintSpaces(root: Element): void {
  const line: Line = { last: undefined, blank: true };
  readBlock(root, line);
}

function readBlock(element: Element, line: Line): void {
  endLine(line);
  for (const child of element.children) readNode(child, line);
  endLine(line);
}

function readNode(node: ElementContent, line: Line): void {
  if (node.type === 'text') readText(node, line);
  if (node.type !== 'element') return;
  if (node.tagName === 'pre') readPreformatted(node, line);
  else if (node.tagName === 'br') breakLine(line);
  else if (!isInline(node)) readBlock(node, line);
  else if (node.children.length > 0) for (const child of node.children) readNode(child, line);
  else {
    line.last = undefined;
    line.blank = false;
  }
}

function readText(text: Text, line: Line): void {
  const collapsed = text.value.replace(/[ \t\n\f\r]+/g, ' ');
  text.value = line.blank ? collapsed.replace(/^ /, '') : collapsed;
  if (text.value === '') return;
  line.last = text;
  line.blank = text.value.endsWith(' ');
}

function readPreformatted(element: Element, line: Line): void {
  endLine(line);
  padLineEnds(element);
}

function padLineEnds(element: Element): void {
  for (const child of element.children) {
    if (child.type === 'text') child.value = child.value.replace(/\n/g, ' \n');
    if (child.type === 'element') padLineEnds(child);
  }
}

function breakLine(line: Line): void {
  if (line.last && !line.blank) line.last.value += ' ';
  line.last = undefined;
  line.blank = true;
}

function endLine(line: Line): void {
  if (line.last) line.last.value = line.last.value.replace(/ $/, '');
  line.last = undefined;
  line.blank = true;
}

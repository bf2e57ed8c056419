import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { findElement, isContents, isInline } from '../../model/tree.js';
import { readZip } from './read-zip.js';

/** Reads the text of the chapters of an EPUB in the order of its spine, without the navigation. (The cover is a picture.) */
export function readBookText(value: Uint8Array): string {
  const files = readZip(value);
  const path = findPackage(readTree(files, 'META-INF/container.xml'));
  const pages = listPages(readTree(files, path));
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return pages
    .map((href) => readTree(files, folder + href))
    .map((page) => readNode(findElement(page, 'body')))
    .join('\n')
    .trim();
}

function readTree(files: ReadonlyMap<string, Uint8Array>, name: string): Root {
  const bytes = files.get(name);
  if (!bytes) throw new Error(`The book has no ${name}`);
  return fromHtml(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

function findPackage(container: Root): string {
  const [path] = listElements(container, 'rootfile').map((file) => file.properties['full-path']);
  if (typeof path !== 'string') throw new Error('The book names no package document');
  return path;
}

/** Files of the spine, in order, without the navigation document. */
function listPages(packageDocument: Root): string[] {
  const items = new Map(
    listElements(packageDocument, 'item').map((item) => [item.properties['id'], item.properties]),
  );
  return listElements(packageDocument, 'itemref')
    .map((reference) => items.get(String(reference.properties['idref'])))
    .filter((item) => item?.['properties'] !== 'nav')
    .map((item) => String(item?.['href']));
}

function listElements(tree: Root, name: string): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (element) => {
    if (element.tagName === name) found.push(element);
  });
  return found;
}

function readNode(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || isContents(node)) return '';
  const text = node.children.map(readNode).join('');
  return isInline(node) ? text : `\n${text}\n`;
}

import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { EXIT, visit } from 'unist-util-visit';
import { readZip } from './read-zip.js';

/** Elements that stand within a line; any other ends the word before it (HTML, 15.3, `display: inline`). */
const INLINE = new Set(
  (
    'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rb rp rt ruby s samp small span strong ' +
    'sub sup time tspan u var wbr'
  ).split(' '),
);

/** Reads the text of the chapters of an EPUB in the order of its spine, without the navigation. (The cover is a picture.) */
export function readBookText(value: Uint8Array): string {
  const files = readZip(value);
  const path = findPackage(readTree(files, 'META-INF/container.xml'));
  const pages = listPages(readTree(files, path));
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return pages
    .map((href) => readTree(files, folder + href))
    .map((page) => readNode(findBody(page)))
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

function findBody(page: Root): Element {
  let body: Element | undefined;
  visit(page, 'element', (element) => {
    if (element.tagName !== 'body') return undefined;
    body = element;
    return EXIT;
  });
  if (!body) throw new Error('A page of the book has no body');
  return body;
}

function readNode(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  const text = node.children.map(readNode).join('');
  return INLINE.has(node.tagName) ? text : `\n${text}\n`;
}

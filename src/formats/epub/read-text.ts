import type { Element, Nodes, Root } from 'hast';
import { eachElement, findElement, isContents, isInline } from '../../model/tree.js';
import { readXml } from './read-xml.js';
import { readZip } from './read-zip.js';

/** The files of a book that are XML. */
const XML = /\.(?:xml|opf|xhtml|ncx)$/;

/**
 * Reads the text of the chapters of an EPUB in the order of its spine, without the navigation. (The cover is a picture.)
 * All its XML is read, as reading systems do. Throws if anything of it is damaged.
 */
export function readBookText(value: Uint8Array): string {
  const trees = new Map<string, Root>();
  for (const [name, bytes] of readZip(value)) {
    if (XML.test(name)) trees.set(name, readXml(decoder.decode(bytes), name));
  }
  const path = findPackage(findTree(trees, 'META-INF/container.xml'));
  const pages = listPages(findTree(trees, path));
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return pages
    .map((href) => findTree(trees, folder + href))
    .map((page) => readNode(findElement(page, 'body')))
    .join('\n')
    .trim();
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function findTree(trees: ReadonlyMap<string, Root>, name: string): Root {
  const tree = trees.get(name);
  if (!tree) throw new Error(`The book has no ${name}`);
  return tree;
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
  eachElement(tree, (element) => {
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

import type { Element, ElementContent, Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { toText } from 'hast-util-to-text';
import { h } from 'hastscript';
import { parse } from 'parse5';
import type { Format } from '../../model/format.js';
import { copyTree } from '../../model/copy-tree.js';
import { embedImage } from '../../model/embed.js';
import { writeHtml } from '../../model/html.js';
import { eachElement, findElement, isContents } from '../../model/tree.js';
import { makeHead, makeSheet } from './head.js';

/** A web page that is one file: styles, fonts and images are in it, and it asks for nothing. */
export const html: Format = {
  name: 'html',
  extension: '.html',
  mediaType: 'text/html',
  render(input) {
    const document = copyTree(input.document);
    const head = makeHead(input);
    const parents: Element[] = [];
    eachElement(document, (node) => {
      if (node.tagName === 'head') node.children = [...node.children, ...head];
      if (node.tagName === 'img') embedImage(node, input.images);
      if (node.children.some(isBlockFormula)) parents.push(node);
    });
    for (const parent of parents) parent.children = parent.children.map(letMove);
    const [before, after] = writeHtml(document);
    const parts = [Buffer.from(before), makeSheet(input), Buffer.from(`${after}\n`)];
    return Promise.resolve({ value: Buffer.concat(parts) });
  },
  readText(value) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.length);
    const page = bytes.toString('utf8', bytes.lastIndexOf('<body'));
    const main = findElement(parseHtml(page), 'main');
    removeContents(main);
    return Promise.resolve(toText(main));
  },
};

/** A formula that is wider than a phone can be moved by keys, too, in a frame: a formula itself takes no focus. */
function letMove(node: ElementContent): ElementContent {
  return isBlockFormula(node) ? h('div.formula', { tabIndex: 0 }, [node]) : node;
}

function isBlockFormula(node: ElementContent): boolean {
  return (
    node.type === 'element' && node.tagName === 'math' && node.properties['display'] === 'block'
  );
}

/** Contents are no running text. */
function removeContents(main: Element): void {
  eachElement(main, (element) => {
    if (!element.children.some(isContents)) return;
    element.children = element.children.filter((child) => !isContents(child));
  });
}

/** A page as a browser without scripts reads it. */
function parseHtml(page: string): Root {
  const tree = fromParse5(parse(page, { scriptingEnabled: false }));
  if (tree.type !== 'root') throw new Error('A page is no document');
  return tree;
}

import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import type { Format } from '../../model/format.js';
import { embedImage } from '../../model/embed.js';
import { findElement, isContents } from '../../model/tree.js';
import { makeHead } from './head.js';

/** A web page that is one file: styles, fonts and images are in it, and it asks for nothing. */
export const html: Format = {
  name: 'html',
  extension: '.html',
  mediaType: 'text/html',
  render(input) {
    const document = structuredClone(input.document);
    const head = makeHead(input);
    visit(document, 'element', (node, index, parent) => {
      if (node.tagName === 'head') node.children = [...node.children, ...head];
      if (node.tagName === 'img') embedImage(node, input.images);
      if (!isBlockFormula(node) || !parent || index === undefined) return undefined;
      parent.children[index] = letMove(node);
      return SKIP;
    });
    return Promise.resolve({ value: new TextEncoder().encode(`${stringify(document)}\n`) });
  },
  readText(value) {
    const page = new TextDecoder().decode(value);
    const main = findElement(fromHtml(page.slice(page.lastIndexOf('<body'))), 'main');
    removeContents(main);
    return Promise.resolve(toText(main));
  },
};

/** A formula that is wider than a phone can be moved by keys, too, in a frame: a formula itself takes no focus. */
function letMove(formula: Element): Element {
  return h('div.formula', { tabIndex: 0 }, [formula]);
}

function isBlockFormula({ tagName, properties }: Element): boolean {
  return tagName === 'math' && properties['display'] === 'block';
}

/** Contents are no running text. */
function removeContents(main: Element): void {
  visit(main, 'element', (node, index, parent) => {
    if (!isContents(node) || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
}

function stringify(document: Root): string {
  return unified().use(rehypeStringify).stringify(document);
}

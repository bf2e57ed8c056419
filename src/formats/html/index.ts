import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Format, RenderInput } from '../../model/format.js';
import { toDataUrl } from '../../model/style-sheet.js';
import { makeHead } from './head.js';

/** A web page that is one file: styles, fonts and images are in it, and it asks for nothing. */
export const html: Format = {
  name: 'html',
  extension: '.html',
  mediaType: 'text/html',
  render(input) {
    const document = structuredClone(input.document);
    const head = makeHead(input);
    visit(document, 'element', (node) => {
      if (node.tagName === 'head') node.children = [...node.children, ...head];
      if (node.tagName === 'img') embedImage(node, input);
    });
    return Promise.resolve({ value: new TextEncoder().encode(`${stringify(document)}\n`) });
  },
  readText(value) {
    const page = new TextDecoder().decode(value);
    const main = findMain(fromHtml(page.slice(page.lastIndexOf('<body'))));
    return Promise.resolve(toText(main));
  },
};

function stringify(document: Root): string {
  return unified().use(rehypeStringify).stringify(document);
}

function embedImage(image: Element, { images }: RenderInput): void {
  const asset = images.get(String(image.properties['src']));
  if (!asset) throw new Error(`No image was read for ${String(image.properties['src'])}`);
  const { mediaType, data, width, height } = asset;
  image.properties = { ...image.properties, src: toDataUrl(mediaType, data), width, height };
}

function findMain(document: Root): Element {
  let main: Element | undefined;
  visit(document, 'element', (node) => {
    if (node.tagName === 'main') main ??= node;
  });
  if (!main) throw new Error('The page has no <main>');
  return main;
}

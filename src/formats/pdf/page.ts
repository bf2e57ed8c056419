import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { RenderInput } from '../../model/format.js';
import { toDataUrl } from '../../model/style-sheet.js';
import { setPrintRoles } from './page-roles.js';
import { setPrintSpaces } from './page-spaces.js';
import { makePrintStyle } from './page-style.js';

/** The page may show what is in it, and nothing else. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/**
 * The HTML that the browser prints: a copy of the document with styles, fonts and images in it.
 * Of the body only `main` stays: a link that skips to it is of no use on paper.
 */
export function makePage(input: RenderInput): string {
  const document = structuredClone(input.document);
  const main = findMain(document);
  setPrintSpaces(main);
  setPrintRoles(main);
  visit(document, 'element', (node) => {
    if (node.tagName === 'head') node.children = [...node.children, ...makeHead(input)];
    if (node.tagName === 'body') node.children = [main];
    if (node.tagName === 'img') embedImage(node, input);
  });
  return unified().use(rehypeStringify).stringify(document);
}

function findMain(document: Root): Element {
  let main: Element | undefined;
  visit(document, 'element', (node) => {
    if (node.tagName === 'main') main ??= node;
  });
  if (!main) throw new Error('The document has no <main>');
  return main;
}

function makeHead(input: RenderInput): Element[] {
  return [
    h('meta', { httpEquiv: 'Content-Security-Policy', content: POLICY }),
    h('style', makePrintStyle(input)),
  ];
}

function embedImage(image: Element, { images }: RenderInput): void {
  const source = String(image.properties['src']);
  const asset = images.get(source);
  if (!asset) throw new Error(`No image was read for ${source}`);
  const { mediaType, data, width, height } = asset;
  image.properties = { ...image.properties, src: toDataUrl(mediaType, data), width, height };
}

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { RenderInput } from '../../model/format.js';
import { copyTree } from '../../model/copy-tree.js';
import { embedImage } from '../../model/embed.js';
import { SHEET, writeHtml } from '../../model/html.js';
import { readLabel } from '../../model/labels.js';
import { partPage, type PrintPage } from '../../model/print-page.js';
import { rememberBy } from '../../model/remember.js';
import { eachElement, findElement } from '../../model/tree.js';
import { hasContents, insertContents } from './contents.js';
import { setPrintRoles } from './page-roles.js';
import { setPrintSpaces } from './page-spaces.js';
import { makeOwnStyle, makePrintStyle } from './page-style.js';

/** The page may show what is in it, and nothing else. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/**
 * The HTML that the browser prints: a copy of the document with styles, fonts and images in it, and with contents
 * if it has some. Of the body only `main` stays: a link that skips to it is of no use on paper.
 * @param pages numbers of pages by anchors, for the contents
 */
export function makePage(
  input: RenderInput,
  pages: ReadonlyMap<string, string> = new Map(),
): PrintPage {
  const document = copyTree(input.document);
  const main = findElement(document, 'main');
  if (hasContents(main)) insertContents(main, readLabel(input.labels, 'contents'), pages);
  setPrintSpaces(main);
  setPrintRoles(main);
  eachElement(document, (node) => {
    if (node.tagName === 'head') node.children = makeHead(node);
    if (node.tagName === 'body') node.children = [h('style', makeOwnStyle(input)), main];
    if (node.tagName === 'img') embedImage(node, input.images);
  });
  const [before, after] = writeHtml(document);
  const { shell, body } = partPage(after);
  return { shell: joinShell(before, makePrintStyle(input), shell), body };
}

const joinShell = rememberBy(
  (...parts: readonly string[]) => parts,
  (...parts) => parts.join(''),
);

/** Nothing in the head is of one briefing alone, so that the page of the last one can be kept. */
function makeHead({ children }: Element): ElementContent[] {
  const isTitle = (node: ElementContent) => node.type === 'element' && node.tagName === 'title';
  return [
    ...children.filter((node) => !isTitle(node)),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: POLICY }),
    h('style', SHEET),
  ];
}

import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString } from './pdf-lib.js';
import type { PDFDocument } from './pdf-lib.js';

/** Longest text that a viewer shows beside a link; a note may be longer. */
const MAX_LENGTH = 200;

/**
 * Says of each link where it leads (ISO 14289-1, 7.18.5): the address, or the label of the link or the text
 * of its target within the document.
 */
export function describeLinks(document: PDFDocument, source: Root): void {
  const targets = describeTargets(source);
  for (const page of document.getPages()) {
    const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray);
    for (const entry of annotations?.asArray() ?? []) {
      const annotation = document.context.lookup(entry, PDFDict);
      if (annotation.get(PDFName.of('Subtype')) !== PDFName.of('Link')) continue;
      const text = describe(annotation, targets);
      annotation.set(PDFName.of('Contents'), PDFHexString.fromText(text));
    }
  }
}

function describe(annotation: PDFDict, targets: ReadonlyMap<string, string>): string {
  const action = annotation.lookupMaybe(PDFName.of('A'), PDFDict);
  const address = action?.lookup(PDFName.of('URI'));
  if (address instanceof PDFString || address instanceof PDFHexString) return address.decodeText();
  const target = annotation.lookup(PDFName.of('Dest'));
  if (!(target instanceof PDFName)) throw new Error('A link in the PDF leads nowhere');
  return targets.get(target.decodeText()) ?? target.decodeText();
}

/** Descriptions of the places that links within the document lead to, by the names that Chromium gives them. */
function describeTargets(source: Root): Map<string, string> {
  const targets = new Map<string, string>();
  const labels = new Map<string, string>();
  visit(source, 'element', (node) => {
    const { id, href, ariaLabel } = node.properties;
    if (typeof id === 'string') targets.set(toFragment(`#${id}`), describeTarget(node));
    if (typeof href !== 'string' || !href.startsWith('#') || typeof ariaLabel !== 'string') return;
    labels.set(toFragment(href), ariaLabel);
  });
  return new Map([...targets, ...labels]);
}

/** A fragment as it stands in an address: `%C3%BCber` for `#über`. */
function toFragment(href: string): string {
  return new URL(href, 'about:blank').hash.slice(1);
}

/** The heading of a target if it has one, else its text without links back from it. */
function describeTarget(target: Element): string {
  let heading: Element | undefined;
  let text = '';
  visit(target, (node) => {
    if (node.type === 'text') text += node.value;
    if (node.type !== 'element') return undefined;
    if (/^h[1-6]$/.test(node.tagName)) heading ??= node;
    return node.properties['dataFootnoteBackref'] === undefined ? undefined : SKIP;
  });
  const line = (heading ? toString(heading) : text).replace(/\s+/g, ' ').trim();
  return line.length <= MAX_LENGTH ? line : `${line.slice(0, MAX_LENGTH - 1)}…`;
}

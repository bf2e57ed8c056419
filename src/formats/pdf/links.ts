import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { eachElement, findFirst } from '../../model/tree.js';
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString } from './pdf-lib.js';
import type { PDFDocument } from './pdf-lib.js';

/** Longest text that a viewer shows beside a link; a note may be longer. */
const MAX_LENGTH = 200;

/**
 * Says of each link where it leads (ISO 14289-1, 7.18.5): the address, or the label of the link or the text
 * of its target within the document.
 */
export function describeLinks(document: PDFDocument, source: Root): void {
  const describeName = describeTargets(source);
  for (const page of document.getPages()) {
    const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray);
    for (const entry of annotations?.asArray() ?? []) {
      const annotation = document.context.lookup(entry, PDFDict);
      if (annotation.get(PDFName.of('Subtype')) !== PDFName.of('Link')) continue;
      const text = describe(annotation, describeName);
      annotation.set(PDFName.of('Contents'), PDFHexString.fromText(text));
    }
  }
}

function describe(annotation: PDFDict, describeName: (name: string) => string | undefined): string {
  const action = annotation.lookupMaybe(PDFName.of('A'), PDFDict);
  const address = action?.lookup(PDFName.of('URI'));
  if (address instanceof PDFString || address instanceof PDFHexString) return address.decodeText();
  const target = annotation.lookup(PDFName.of('Dest'));
  if (!(target instanceof PDFName)) throw new Error('A link in the PDF leads nowhere');
  return describeName(target.decodeText()) ?? target.decodeText();
}

/**
 * Gives a function that describes a place to which a link within the document leads, by the name that Chromium gives
 * it; undefined if there is none. Few of all places are led to.
 */
function describeTargets(source: Root): (name: string) => string | undefined {
  const targets = new Map<string, Element>();
  const labels = new Map<string, string>();
  eachElement(source, (element) => {
    const { id, href, ariaLabel } = element.properties;
    if (typeof id === 'string') targets.set(toFragment(`#${id}`), element);
    if (typeof href !== 'string' || !href.startsWith('#') || typeof ariaLabel !== 'string') return;
    labels.set(toFragment(href), ariaLabel);
  });
  return (name) => {
    const target = targets.get(name);
    return labels.get(name) ?? (target && describeTarget(target));
  };
}

/** A fragment as it stands in an address: `%C3%BCber` for `#über`. */
function toFragment(href: string): string {
  return /^#[\w-]*$/.test(href) ? href.slice(1) : new URL(href, 'about:blank').hash.slice(1);
}

/** The heading of a target if it has one, else its text without links back from it. */
function describeTarget(target: Element): string {
  const heading = findFirst(target, ({ tagName }) => /^h[1-6]$/.test(tagName));
  const line = (heading ? toString(heading) : readWords(target)).replace(/\s+/g, ' ').trim();
  return line.length <= MAX_LENGTH ? line : `${line.slice(0, MAX_LENGTH - 1)}…`;
}

function readWords(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || node.properties['dataFootnoteBackref'] !== undefined) return '';
  return node.children.map(readWords).join('');
}

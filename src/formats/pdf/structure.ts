import { rememberFor } from '../../model/remember.js';
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
} from './pdf-lib.js';
import type { PDFDocument, PDFObject } from './pdf-lib.js';

/** A marked-content sequence that belongs to a structure element (ISO 32000-1, 14.7.4.2). */
export interface ContentItem {
  readonly page: PDFRef;
  readonly mcid: number;
}

/** A child of a structure element: another element, or content of a page. */
export type StructureKid =
  | { readonly kind: 'element'; readonly ref: PDFRef; readonly element: PDFDict }
  | ({ readonly kind: 'content' } & ContentItem);

/** The root of the structure tree. Throws if the file has none: the browser was not told to tag it. */
export function findStructureRoot({ catalog }: PDFDocument): PDFDict {
  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  if (!root) throw new Error('The PDF has no structure tree');
  return root;
}

/** The structure type of an element, such as `P`. */
export function readType(element: PDFDict): string | undefined {
  const name = element.lookupMaybe(PDFName.of('S'), PDFName);
  return name && decodeName(name);
}

/** There is one object for each name. */
const decodeName = rememberFor((name: PDFName) => name.decodeText());

/** The language of an element, if it has its own. */
export function readLang(element: PDFDict): string | undefined {
  const value = element.lookup(PDFName.of('Lang'));
  return value instanceof PDFString || value instanceof PDFHexString
    ? value.decodeText()
    : undefined;
}

/** The entries of `K`, as they are written. */
export function listEntries(element: PDFDict): PDFObject[] {
  const value = element.get(PDFName.of('K'));
  if (value === undefined) return [];
  const kids = element.context.lookup(value);
  return kids instanceof PDFArray ? kids.asArray() : [value];
}

/** The children of an element in reading order; references to annotations are left out. */
export function listKids(element: PDFDict): StructureKid[] {
  return listEntries(element)
    .map((entry) => readEntry(entry, element))
    .filter((kid) => kid !== undefined);
}

/** An element, and how others refer to it. */
export interface StructureElement {
  readonly ref: PDFRef;
  readonly element: PDFDict;
}

/** All elements below one, in reading order. */
export function listElements(root: PDFDict): readonly StructureElement[] {
  const found: StructureElement[] = [];
  const walk = (parent: PDFDict): void => {
    for (const kid of listKids(parent)) {
      if (kid.kind !== 'element') continue;
      found.push(kid);
      walk(kid.element);
    }
  };
  walk(root);
  return found;
}

function readEntry(entry: PDFObject, parent: PDFDict): StructureKid | undefined {
  if (entry instanceof PDFNumber) return toContent(entry, parent);
  const value = parent.context.lookup(entry);
  if (!(value instanceof PDFDict)) return undefined;
  const mcid = value.lookupMaybe(PDFName.of('MCID'), PDFNumber);
  if (mcid) return toContent(mcid, value.has(PDFName.of('Pg')) ? value : parent);
  if (!(entry instanceof PDFRef) || readType(value) === undefined) return undefined;
  return { kind: 'element', ref: entry, element: value };
}

/** @param holder what names the page of the content: its reference, or its element */
function toContent(mcid: PDFNumber, holder: PDFDict): StructureKid {
  const page = holder.get(PDFName.of('Pg'));
  if (!(page instanceof PDFRef)) throw new Error('Content in the structure tree names no page');
  return { kind: 'content', page, mcid: mcid.asNumber() };
}

import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString } from './pdf-lib.js';
import type { PDFDocument, PDFObject, PDFRef } from './pdf-lib.js';
import { tagContents } from './contents-structure.js';
import { tagFormulae } from './formulae.js';
import {
  findStructureRoot,
  listElements,
  listEntries,
  readType,
  type StructureElement,
} from './structure.js';

/** The standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
const STANDARD = new Set([
  'Document',
  'Part',
  'Art',
  'Sect',
  'Div',
  'BlockQuote',
  'Caption',
  'TOC',
  'TOCI',
  'Index',
  'NonStruct',
  'Private',
  'P',
  'H',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'L',
  'LI',
  'Lbl',
  'LBody',
  'Table',
  'TR',
  'TH',
  'TD',
  'THead',
  'TBody',
  'TFoot',
  'Span',
  'Quote',
  'Note',
  'Reference',
  'BibEntry',
  'Code',
  'Link',
  'Annot',
  'Ruby',
  'RB',
  'RT',
  'RP',
  'Warichu',
  'WT',
  'WP',
  'Figure',
  'Formula',
  'Form',
]);

/** What the types of PDF 2.0 that Chromium writes are nearest to; the others are spans. */
const NEAREST: Readonly<Record<string, string>> = {
  Aside: 'Sect',
  DocumentFragment: 'Sect',
  FENote: 'Note',
  Title: 'P',
};

/**
 * Brings the structure tree that Chromium wrote in line with ISO 14289-1: list items have bodies, formulae are such, all types
 * are standard or mapped to standard ones, and the ids of elements don't depend on what the browser did before.
 */
export function mendStructure(document: PDFDocument): void {
  const root = findStructureRoot(document);
  const elements = listElements(root);
  tagContents(elements);
  tagFormulae(elements);
  for (const item of elements) {
    if (readType(item.element) === 'LI') insertListBody(item.ref, item.element);
  }
  mapTypes(root, elements);
  renameElements(root, elements);
}

/**
 * Turns an item into the body of a new item that takes its place: so the content, which knows the element
 * that it belongs to, stays where it is.
 */
function insertListBody(ref: PDFRef, body: PDFDict): void {
  const { context } = body;
  const labels = listEntries(body).filter((kid) => isLabel(context.lookup(kid)));
  const parent = body.lookup(PDFName.of('P'), PDFDict);
  const item = context.obj({ Type: 'StructElem', S: 'LI', K: [...labels, ref] });
  const itemRef = context.register(item);
  item.set(PDFName.of('P'), body.get(PDFName.of('P')) ?? itemRef);
  for (const label of labels) context.lookup(label, PDFDict).set(PDFName.of('P'), itemRef);
  setKids(parent, replace(listEntries(parent), ref, itemRef));
  setKids(
    body,
    listEntries(body).filter((kid) => !labels.includes(kid)),
  );
  body.set(PDFName.of('S'), PDFName.of('LBody'));
  body.set(PDFName.of('P'), itemRef);
}

function isLabel(value: PDFObject | undefined): boolean {
  return value instanceof PDFDict && readType(value) === 'Lbl';
}

function replace(kids: readonly PDFObject[], old: PDFRef, next: PDFRef): PDFObject[] {
  return kids.map((kid) => (kid === old ? next : kid));
}

function setKids(element: PDFDict, kids: readonly PDFObject[]): void {
  element.set(PDFName.of('K'), element.context.obj([...kids]));
}

function mapTypes(root: PDFDict, elements: readonly StructureElement[]): void {
  const types = elements.map(({ element }) => readType(element) ?? '');
  const foreign = [...new Set(types)].filter((type) => !STANDARD.has(type)).toSorted();
  const map = Object.fromEntries(foreign.map((type) => [type, NEAREST[type] ?? 'Span']));
  root.set(PDFName.of('RoleMap'), root.context.obj(map));
}

/** Chromium's ids count the nodes of all pages that a browser has shown; ours count the elements of this file. */
function renameElements(root: PDFDict, elements: readonly StructureElement[]): void {
  const named = elements.filter(({ element }) => element.has(PDFName.of('ID')));
  if (named.length === 0) {
    root.delete(PDFName.of('IDTree'));
    return;
  }
  const names = new Map<string, PDFString>();
  const tree: PDFObject[] = [];
  for (const { ref, element } of named) {
    const name = PDFString.of(`e${String(names.size + 1).padStart(6, '0')}`);
    names.set(readString(element.get(PDFName.of('ID'))), name);
    element.set(PDFName.of('ID'), name);
    tree.push(name, ref);
  }
  for (const { element } of elements) renameHeaders(element, names);
  root.set(PDFName.of('IDTree'), root.context.obj({ Names: tree }));
}

function renameHeaders(element: PDFDict, names: ReadonlyMap<string, PDFString>): void {
  const key = PDFName.of('Headers');
  for (const attributes of listAttributes(element)) {
    const headers = attributes.lookupMaybe(key, PDFArray)?.asArray() ?? [];
    const renamed = headers.flatMap((header) => names.get(readString(header)) ?? []);
    if (renamed.length > 0) attributes.set(key, element.context.obj(renamed));
    else attributes.delete(key);
  }
}

function listAttributes(element: PDFDict): PDFDict[] {
  const value = element.lookup(PDFName.of('A'));
  const entries = value instanceof PDFArray ? value.asArray() : value ? [value] : [];
  return entries
    .map((entry) => element.context.lookup(entry))
    .filter((entry) => entry instanceof PDFDict);
}

function readString(value: PDFObject | undefined): string {
  if (value instanceof PDFString || value instanceof PDFHexString) return value.decodeText();
  throw new Error('An element id in the structure tree is no string');
}

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as Library from '@cantoo/pdf-lib';
import { speedUpParser, speedUpStreams } from './parser.js';
import { speedUpWriter } from './writer.js';

const load = createRequire(import.meta.url);

/**
 * The library that reads and writes PDF objects, from its one-file build: its ES modules are 340 files
 * and take three times as long to load.
 */
const library = load(findFile()) as typeof Library;

function findFile(): string {
  return join(dirname(load.resolve('@cantoo/pdf-lib')), '../dist/pdf-lib.min.js');
}

export const { ParseSpeeds } = library;
export const decodePDFRawStream: typeof Library.decodePDFRawStream = library.decodePDFRawStream;

export const PDFArray = library.PDFArray;
export type PDFArray = Library.PDFArray;
export const PDFContext = library.PDFContext;
export type PDFContext = Library.PDFContext;
export const PDFDict = library.PDFDict;
export type PDFDict = Library.PDFDict;
export const PDFDocument = library.PDFDocument;
export type PDFDocument = Library.PDFDocument;
export const PDFHeader = library.PDFHeader;
export type PDFHeader = Library.PDFHeader;
export const PDFHexString = library.PDFHexString;
export type PDFHexString = Library.PDFHexString;
export const PDFName = library.PDFName;
export type PDFName = Library.PDFName;
export const PDFNumber = library.PDFNumber;
export type PDFNumber = Library.PDFNumber;
export const PDFObject = library.PDFObject;
export type PDFObject = Library.PDFObject;
export const PDFPage = library.PDFPage;
export type PDFPage = Library.PDFPage;
export const PDFRawStream = library.PDFRawStream;
export type PDFRawStream = Library.PDFRawStream;
export const PDFRef = library.PDFRef;
export type PDFRef = Library.PDFRef;
export const PDFStream = library.PDFStream;
export type PDFStream = Library.PDFStream;
export const PDFString = library.PDFString;
export type PDFString = Library.PDFString;

const makeName = PDFName.of;
const names = new Map<string, Library.PDFName>();

/** The library looks for escapes in each name, before it finds that it has it: a tenth of the time of a file. */
PDFName.of = function find(name) {
  const known = names.get(name);
  if (known) return known;
  const made = makeName(name);
  names.set(name, made);
  return made;
};

/** The stream that holds where each object of a file lies, in the order of their numbers. */
interface CrossReferences {
  readonly entries: { readonly ref: Library.PDFRef }[];
  appendEntry: (this: CrossReferences, entry: { readonly ref: Library.PDFRef }) => void;
}

/**
 * The library looks through all entries for the place of each, although they come in order: 29,000 objects, of a text
 * with 7,000 links, took 4 s to save.
 */
const references = library.PDFCrossRefStream.prototype as unknown as CrossReferences;
const { appendEntry } = references;
references.appendEntry = function append(entry) {
  const last = this.entries.at(-1)?.ref.objectNumber ?? 0;
  if (last <= entry.ref.objectNumber) this.entries.push(entry);
  else appendEntry.call(this, entry);
};

speedUpParser(library);
speedUpStreams(library);
speedUpWriter(library);

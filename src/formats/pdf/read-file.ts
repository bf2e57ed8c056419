import { findEnd, skipBlank } from './content-stream.js';
import {
  makeDocument,
  PDFArray,
  PDFBool,
  PDFCatalog,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFPageLeaf,
  PDFPageTree,
  PDFRawStream,
  PDFRef,
  PDFString,
} from './pdf-lib.js';
import type { PDFDocument, PDFObject } from './pdf-lib.js';
import { readStream } from './streams.js';

/** PDF syntax, one character a byte, and where it is read. */
interface Reader {
  readonly text: string;
  at: number;
  readonly context: PDFContext;
}

const OBJECT = /(\d+)[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+obj/y;
const REFERENCE = /(\d+)[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const END = /startxref\s+\d+\s+%%EOF\s*$/y;
const STREAM = /[\0\t\n\f\r ]*stream\r?\n/y;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

const TYPE = PDFName.of('Type');
const LENGTH = PDFName.of('Length');
const [ROOT, INFO] = [PDFName.of('Root'), PDFName.of('Info')];
/** Of files that were changed later, or are encrypted: neither is made here. */
const UNKNOWN = [PDFName.of('Prev'), PDFName.of('Encrypt')];
const OBJECT_STREAM = PDFName.of('ObjStm');
const CROSS_REFERENCES = PDFName.of('XRef');

const references: PDFRef[] = [];

const words = new Map<string, PDFObject>([
  ['true', PDFBool.True],
  ['false', PDFBool.False],
  ['null', PDFNull],
]);

/** What makes dictionaries of a type; others are plain. */
const MAKERS = new Map<PDFObject | undefined, typeof PDFDict.fromMapWithContext>([
  [PDFName.of('Catalog'), PDFCatalog.fromMapWithContext],
  [PDFName.of('Pages'), PDFPageTree.fromMapWithContext],
  [PDFName.of('Page'), PDFPageLeaf.fromMapWithContext],
]);

/**
 * Reads a file as the browser or Galley writes it: objects, one after the other, and one trailer. The library makes several
 * calls for each character, and mends what is broken; here that is an error.
 */
export function readFile(bytes: Uint8Array): PDFDocument {
  const context = PDFContext.create();
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const reader = { text, at: skipBlank(text, 0), context };
  for (let found = match(reader, OBJECT); found; found = match(reader, OBJECT)) {
    const value = readObject(reader);
    const object = value instanceof PDFDict ? readContents(reader, value, bytes) : value;
    if (!holdsObjects(object)) context.assign(toReference(found), object);
    skipWord(reader, 'endobj');
  }
  if (text.startsWith('xref', reader.at)) readTrailer(reader);
  if (!context.trailerInfo.Root || !match(reader, END)) fail(reader.at);
  return makeDocument(context);
}

/** Reads an object that is no stream (ISO 32000-1, 7.3). */
export function readObject(reader: Reader): PDFObject {
  const { text } = reader;
  const start = skipBlank(text, reader.at);
  const end = findEnd(text, start);
  reader.at = end;
  switch (text.charAt(start)) {
    case '/':
      return PDFName.of(text.slice(start + 1, end));
    case '<':
      if (text[start + 1] === '<') return readDict(reader);
      return PDFHexString.of(text.slice(start + 1, end - 1));
    case '(':
      return PDFString.of(text.slice(start + 1, end - 1));
    case '[':
      return readArray(reader);
    default:
      return readReference(reader, start) ?? readWord(text.slice(start, end), start);
  }
}

function readDict(reader: Reader): PDFDict {
  const { text, context } = reader;
  const entries = new Map<PDFName, PDFObject>();
  for (
    let at = skipBlank(text, reader.at);
    !text.startsWith('>>', at);
    at = skipBlank(text, reader.at)
  ) {
    const name = readObject(reader);
    if (!(name instanceof PDFName)) return fail(at);
    entries.set(name, readObject(reader));
  }
  skipWord(reader, '>>');
  const make = MAKERS.get(entries.get(TYPE)) ?? PDFDict.fromMapWithContext;
  return make(entries, context);
}

function readArray(reader: Reader): PDFArray {
  const { text, context } = reader;
  const array = PDFArray.withContext(context);
  while (text[skipBlank(text, reader.at)] !== ']') array.push(readObject(reader));
  skipWord(reader, ']');
  return array;
}

function readReference(reader: Reader, start: number): PDFRef | undefined {
  const { at } = reader;
  reader.at = start;
  const found = match(reader, REFERENCE);
  if (found) return toReference(found);
  reader.at = at;
  return undefined;
}

/** There is one object for each reference; the library looks for it by its text. */
function toReference([, number, generation]: RegExpExecArray): PDFRef {
  if (generation !== '0') return PDFRef.of(Number(number), Number(generation));
  return (references[Number(number)] ??= PDFRef.of(Number(number)));
}

/** Most numbers are small, and the same again and again. */
function readWord(word: string, start: number): PDFObject {
  const known = words.get(word);
  if (known) return known;
  if (!NUMBER.test(word)) fail(start);
  const number = PDFNumber.of(Number(word));
  if (word.length < 4) words.set(word, number);
  return number;
}

/** A dictionary with what follows it if that is a stream. */
function readContents(reader: Reader, dict: PDFDict, bytes: Uint8Array): PDFDict | PDFRawStream {
  if (!match(reader, STREAM)) return dict;
  const start = reader.at;
  const length = dict.lookup(LENGTH);
  if (!(length instanceof PDFNumber)) return fail(start);
  reader.at += length.asNumber();
  const stream = PDFRawStream.of(dict, bytes.subarray(start, reader.at));
  skipWord(reader, 'endstream');
  return stream;
}

/** Reads what is of the file rather than of the document: objects that are packed, and the trailer. */
function holdsObjects(object: PDFObject): boolean {
  if (!(object instanceof PDFRawStream)) return false;
  const type = object.dict.get(TYPE);
  if (type === OBJECT_STREAM) readObjectStream(object);
  if (type === CROSS_REFERENCES) noteTrailer(object.dict);
  return type === OBJECT_STREAM || type === CROSS_REFERENCES;
}

/** ISO 32000-1, 7.5.7. */
function readObjectStream(stream: PDFRawStream): void {
  const { context } = stream.dict;
  const text = readStream(stream);
  const first = stream.dict.lookup(PDFName.of('First'), PDFNumber).asNumber();
  const places = text.slice(0, first).trim().split(/\s+/).map(Number);
  for (let index = 0; index + 1 < places.length; index += 2) {
    const at = first + (places[index + 1] ?? 0);
    context.assign(PDFRef.of(places[index] ?? 0), readObject({ text, at, context }));
  }
}

function readTrailer(reader: Reader): void {
  reader.at = reader.text.indexOf('trailer', reader.at);
  skipWord(reader, 'trailer');
  const trailer = readObject(reader);
  if (trailer instanceof PDFDict) noteTrailer(trailer);
}

function noteTrailer(trailer: PDFDict): void {
  const { trailerInfo } = trailer.context;
  if (UNKNOWN.some((name) => trailer.has(name)))
    throw new Error('The PDF was changed later, or is encrypted');
  const [root, info] = [trailer.get(ROOT), trailer.get(INFO)];
  if (root) trailerInfo.Root = root;
  if (info) trailerInfo.Info = info;
}

/** What an expression finds where a reader stands; the reader then stands after it. */
function match(reader: Reader, expression: RegExp): RegExpExecArray | null {
  expression.lastIndex = reader.at;
  const found = expression.exec(reader.text);
  if (found) reader.at = expression.lastIndex;
  return found;
}

function skipWord(reader: Reader, word: string): void {
  const at = skipBlank(reader.text, reader.at);
  if (!reader.text.startsWith(word, at)) fail(at);
  reader.at = skipBlank(reader.text, at + word.length);
}

function fail(at: number): never {
  throw new Error(`The PDF is broken at byte ${String(at)}`);
}

import { deflateZlib } from '../../model/deflate.js';
import {
  PDFArray,
  PDFCatalog,
  PDFDict,
  PDFPageLeaf,
  PDFPageTree,
  PDFRawStream,
} from './pdf-lib.js';
import type { PDFContext, PDFDocument, PDFObject, PDFRef } from './pdf-lib.js';

/** What of a file is written already. */
interface Output {
  readonly context: PDFContext;
  readonly parts: Uint8Array[];
  /** In bytes. */
  size: number;
  /** Where each object is, in the order in which they are written. */
  readonly places: Place[];
}

/** An entry of the cross-reference stream (ISO 32000-1, 7.5.8.3): the number of an object, and the three fields of its entry. */
type Place = readonly [number: number, kind: number, where: number, index: number];

type IndirectObject = [PDFRef, PDFObject];

/** How many objects are packed together. */
const PACK = 200;

/** What may follow a name with nothing in between. */
const DELIMITERS = new Set(['/', '<', '(', '[']);

/** Begins the list of objects that are no more. */
const FREE: Place = [0, 0, 0, 65535];

/**
 * Writes a file: streams and what a reader needs first, one after the other, then all other objects packed (ISO 32000-1, 7.5.7).
 * The library measures each object several times before it writes it, byte by byte.
 */
export function writeFile({ context }: PDFDocument): Uint8Array {
  const output: Output = { context, parts: [], size: 0, places: [FREE] };
  writeText(output, `${context.header.toString()}\n\n`);
  const objects = context.enumerateIndirectObjects();
  const packed: IndirectObject[] = [];
  for (const entry of objects) {
    if (isPacked(...entry)) packed.push(entry);
    else writeObject(output, ...entry);
  }
  for (let at = 0; at < packed.length; at += PACK) writePack(output, packed.slice(at, at + PACK));
  writeCrossReferences(output);
  return Buffer.concat(output.parts, output.size);
}

/** Packed objects have no generation of their own. */
function isPacked({ generationNumber }: PDFRef, object: PDFObject): boolean {
  const isLoose =
    generationNumber > 0 ||
    object instanceof PDFRawStream ||
    object instanceof PDFCatalog ||
    object instanceof PDFPageTree ||
    object instanceof PDFPageLeaf;
  return !isLoose;
}

function writeObject(output: Output, ref: PDFRef, object: PDFObject): void {
  output.places.push([ref.objectNumber, 1, output.size, ref.generationNumber]);
  const { objectNumber, generationNumber } = ref;
  writeText(output, `${String(objectNumber)} ${String(generationNumber)} obj\n`);
  if (object instanceof PDFRawStream) {
    object.updateDict();
    writeText(output, `${toSyntax(object.dict)}\nstream\n`);
    write(output, object.getContents());
    writeText(output, '\nendstream');
  } else writeText(output, toSyntax(object));
  writeText(output, '\nendobj\n\n');
}

function writePack(output: Output, objects: readonly IndirectObject[]): void {
  const { context } = output;
  const ref = context.nextRef();
  let head = '';
  let body = '';
  for (const [index, [{ objectNumber }, object]] of objects.entries()) {
    output.places.push([objectNumber, 2, ref.objectNumber, index]);
    head += `${String(objectNumber)} ${String(body.length)} `;
    body += `${toSyntax(object)}\n`;
  }
  const entries = { Filter: 'FlateDecode', Type: 'ObjStm', N: objects.length, First: head.length };
  const contents = deflateZlib(Buffer.from(head + body, 'latin1'));
  writeObject(output, ref, PDFRawStream.of(context.obj(entries), contents));
}

/** An object as it is written: the library puts white space round all that is in dictionaries and arrays. */
function toSyntax(object: PDFObject): string {
  if (object instanceof PDFArray) return `[${object.asArray().map(toSyntax).join(' ')}]`;
  if (!(object instanceof PDFDict)) return object.toString();
  let entries = '';
  for (const [name, value] of object.entries()) {
    const syntax = toSyntax(value);
    entries += name.toString() + (DELIMITERS.has(syntax.charAt(0)) ? syntax : ` ${syntax}`);
  }
  return `<<${entries}>>`;
}

/** ISO 32000-1, 7.5.8. */
function writeCrossReferences(output: Output): void {
  const { context, places, size } = output;
  const ref = context.nextRef();
  const { Root, Info, ID } = context.trailerInfo;
  const all = [...places, [ref.objectNumber, 1, size, 0] as const].toSorted(([a], [b]) => a - b);
  const widths = [1, 2, 3].map((field) => measureField(all, field));
  const entries = {
    Size: ref.objectNumber + 1,
    Root,
    Info,
    ID,
    Filter: 'FlateDecode',
    Type: 'XRef',
    Length: 0,
    W: widths,
    Index: listSections(all.map(([number]) => number)),
  };
  const contents = deflateZlib(packPlaces(all, widths));
  writeObject(output, ref, PDFRawStream.of(context.obj(entries), contents));
  writeText(output, `startxref\n${String(size)}\n%%EOF`);
}

function packPlaces(places: readonly Place[], widths: readonly number[]): Uint8Array {
  const width = widths.reduce((sum, next) => sum + next, 0);
  const bytes = Buffer.alloc(width * places.length);
  let at = 0;
  for (const place of places) {
    for (const [field, size] of widths.entries())
      at = bytes.writeUIntBE(place[field + 1] ?? 0, at, size);
  }
  return bytes;
}

/** The first number and the count of each run of numbers that follow one another. */
function listSections(numbers: readonly number[]): number[] {
  const starts = numbers.filter((number, index) => number - 1 !== numbers[index - 1]);
  const ends = numbers.filter((number, index) => number + 1 !== numbers[index + 1]);
  return starts.flatMap((start, index) => [start, (ends[index] ?? start) - start + 1]);
}

/** How many bytes a field of all entries takes. */
function measureField(places: readonly Place[], field: number): number {
  const largest = places.reduce((max, place) => Math.max(max, place[field] ?? 0), 1);
  return Math.ceil(Math.log2(largest + 1) / 8);
}

function writeText(output: Output, text: string): void {
  write(output, Buffer.from(text, 'latin1'));
}

function write(output: Output, bytes: Uint8Array): void {
  output.parts.push(bytes);
  output.size += bytes.length;
}

import { deflateZlib } from '../../model/deflate.js';
import {
  PDFArray,
  PDFCatalog,
  PDFDict,
  PDFPageLeaf,
  PDFPageTree,
  PDFRawStream,
  PDFRef,
} from './pdf-lib.js';
import type { PDFContext, PDFDocument, PDFObject } from './pdf-lib.js';

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

/** An object that others refer to, as it is written. */
interface Written {
  readonly ref: PDFRef;
  readonly object: PDFObject;
  /** Of a stream, that of its dictionary. */
  readonly syntax: string;
}

/** How many objects are packed together. */
const PACK = 200;

/** What may follow a name with nothing in between. */
const DELIMITERS = new Set(['/', '<', '(', '[']);

/** Begins the list of objects that are no more. */
const FREE: Place = [0, 0, 0, 65535];

/**
 * Writes a file: streams and what a reader needs first, one after the other, then all other objects packed (ISO 32000-1, 7.5.7).
 * The library measures each object several times before it writes it, byte by byte. What nothing refers to any more is left out:
 * it would differ from one print to the next.
 */
export function writeFile({ context }: PDFDocument): Uint8Array {
  const output: Output = { context, parts: [], size: 0, places: [FREE] };
  writeText(output, `${context.header.toString()}\n\n`);
  const packed: Written[] = [];
  for (const written of listUsed(context)) {
    if (isPacked(written)) packed.push(written);
    else writeObject(output, written);
  }
  for (let at = 0; at < packed.length; at += PACK) writePack(output, packed.slice(at, at + PACK));
  writeCrossReferences(output);
  return Buffer.concat(output.parts, output.size);
}

/** The objects that can be reached, by their numbers. */
function listUsed(context: PDFContext): readonly Written[] {
  const used = new Map<PDFObject, Written>();
  const { Root, Info } = context.trailerInfo;
  const open = [Root, Info].filter((it) => it instanceof PDFRef);
  for (let ref = open.pop(); ref; ref = open.pop()) {
    const object = used.has(ref) ? undefined : context.lookup(ref);
    if (object) used.set(ref, describe(ref, object, open));
  }
  return [...used.values()].toSorted((a, b) => a.ref.objectNumber - b.ref.objectNumber);
}

/** Packed objects have no generation of their own. */
function isPacked({ ref, object }: Written): boolean {
  const isLoose =
    ref.generationNumber > 0 ||
    object instanceof PDFRawStream ||
    object instanceof PDFCatalog ||
    object instanceof PDFPageTree ||
    object instanceof PDFPageLeaf;
  return !isLoose;
}

function writeObject(output: Output, { ref, object, syntax }: Written): void {
  output.places.push([ref.objectNumber, 1, output.size, ref.generationNumber]);
  const { objectNumber, generationNumber } = ref;
  writeText(output, `${String(objectNumber)} ${String(generationNumber)} obj\n${syntax}`);
  if (object instanceof PDFRawStream) {
    writeText(output, '\nstream\n');
    writeBytes(output, object.getContents());
    writeText(output, '\nendstream');
  }
  writeText(output, '\nendobj\n\n');
}

function writePack(output: Output, objects: readonly Written[]): void {
  const { context } = output;
  const pack = context.nextRef();
  let head = '';
  let body = '';
  for (const [index, { ref, syntax }] of objects.entries()) {
    output.places.push([ref.objectNumber, 2, pack.objectNumber, index]);
    head += `${String(ref.objectNumber)} ${String(body.length)} `;
    body += `${syntax}\n`;
  }
  const entries = { Filter: 'FlateDecode', Type: 'ObjStm', N: objects.length, First: head.length };
  const contents = deflateZlib(Buffer.from(head + body, 'latin1'));
  writeStream(output, pack, context.obj(entries), contents);
}

function writeStream(output: Output, ref: PDFRef, entries: PDFDict, contents: Uint8Array): void {
  writeObject(output, describe(ref, PDFRawStream.of(entries, contents), []));
}

/** @param refs what the object refers to is put here */
function describe(ref: PDFRef, object: PDFObject, refs: PDFRef[]): Written {
  if (!(object instanceof PDFRawStream)) return { ref, object, syntax: toSyntax(object, refs) };
  object.updateDict();
  return { ref, object, syntax: toSyntax(object.dict, refs) };
}

/**
 * An object as it is written: the library puts white space round all that is in dictionaries and arrays.
 * @param refs what the object refers to is put here
 */
function toSyntax(object: PDFObject, refs: PDFRef[]): string {
  if (object instanceof PDFRef) refs.push(object);
  if (object instanceof PDFArray) {
    const items = object.asArray().map((it) => toSyntax(it, refs));
    return `[${items.join(' ')}]`;
  }
  if (!(object instanceof PDFDict)) return object.toString();
  let entries = '';
  for (const [name, value] of object.entries()) {
    const syntax = toSyntax(value, refs);
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
  writeStream(output, ref, context.obj(entries), contents);
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
  writeBytes(output, Buffer.from(text, 'latin1'));
}

function writeBytes(output: Output, bytes: Uint8Array): void {
  output.parts.push(bytes);
  output.size += bytes.length;
}

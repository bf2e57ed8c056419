import { PDFDocument as Library } from '@cantoo/pdf-lib';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { PDFName, PDFRef, type PDFDict } from '../src/formats/pdf/pdf-lib.js';
import { readFile, readObject } from '../src/formats/pdf/read-file.js';
import { writeFile } from '../src/formats/pdf/write-file.js';

const OPTIONS = { updateMetadata: false, throwOnInvalidObject: true };

const SYNTAX: readonly (readonly [string, string])[] = [
  ['<</Type /StructElem/S/P /K [0 1 12 0 R 3 0 R]/Pg 5 0 R>>', 'dictionary'],
  ['[1 2 0 R 3 4 5 R 6 7 8 9]', 'references among numbers'],
  ['[.5 -.25 +1 1. -7 0.000001 100000 00012]', 'numbers'],
  ['<</A#20B true/C.D false/E [null]/F/G/+H-I_J/9>>', 'names'],
  ['% first\n<</A (text \\) (in) it)%last\n/B <48 65>/C<</D[]/E<>>>>>', 'strings and comments'],
  ['[/Name(text)/Name<41>/Name[1]1[2]2<</A 1>>3/A]', 'nothing in between'],
];

/** A file of one object, and of what it takes to be one. */
function wrap(syntax: string, end = 'xref\n0 0\ntrailer\n<</Size 3/Root 1 0 R>>'): string {
  return `%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\n2 0 obj\n${syntax}\nendobj\n${end}\nstartxref\n0\n%%EOF`;
}

function list(document: Pick<Library, 'context'>): string[] {
  const objects = document.context.enumerateIndirectObjects();
  return objects.map(([ref, object]) => `${ref.toString()} ${object.toString()}`);
}

describe('reading', () => {
  test.each(SYNTAX)('%s is read as the library reads it (%s)', async (syntax) => {
    const bytes = Buffer.from(wrap(syntax), 'latin1');
    expect(list(readFile(bytes))).toEqual(list(await Library.load(bytes, OPTIONS)));
  });

  test.each([
    ['[1 2', 'an array without an end'],
    ['<</A 1', 'a dictionary without an end'],
    ['<<1 2>>', 'a key that is no name'],
    ['nil', 'an unknown word'],
    ['<</Length 3>>\nstream\nfour\nendstream', 'a stream that is longer'],
    ['(text', 'a string without an end'],
    ['<</Length 9 0 R>>\nstream\nfour\nendstream', 'a stream of a length that is not known yet'],
  ])('%s is an error: %s', (syntax) => {
    expect(() => readFile(Buffer.from(wrap(syntax)))).toThrow(/byte/);
  });

  test.each([
    ['', 'nothing that ends the file'],
    ['xref\n0 0\ntrailer\n<</Size 3>>', 'no root'],
    ['junk\nxref\n0 0\ntrailer\n<</Size 3/Root 1 0 R>>', 'something else after the objects'],
    ['xref\n0 0\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n3 0 obj\n1\nendobj', 'a change'],
  ])('%s is an error: %s', (end) => {
    expect(() => readFile(Buffer.from(wrap('1', end)))).toThrow(/byte/);
  });

  test('a file that was changed later, or is encrypted, is an error', () => {
    for (const entry of ['/Prev 9', '/Encrypt 2 0 R']) {
      const end = `xref\n0 0\ntrailer\n<</Root 1 0 R${entry}>>`;
      expect(() => readFile(Buffer.from(wrap('1', end)))).toThrow('changed later');
    }
  });

  test('a stream keeps its bytes', () => {
    const file = readFile(Buffer.from(wrap('<</Length 6>>\nstream\nendobj\nendstream')));
    expect(list(file)[1]).toContain('stream\nendobj\nendstream');
  });
});

describe('writing', () => {
  const document = readFile(Buffer.from(wrap('[(kept)]')));
  const { context } = document;
  const numbers = Array.from({ length: 420 }, (_, index) => context.register(context.obj([index])));
  const stream = context.register(context.stream(Buffer.from([0, 255, 10, 13]), { Kind: 'Bytes' }));
  const kept = [PDFRef.of(2), ...numbers.slice(0, 3), ...numbers.slice(70), stream];
  document.catalog.set(PDFName.of('Kept'), context.obj(kept));
  const bytes = writeFile(document);
  for (const ref of numbers.slice(3, 70)) context.delete(ref);
  const before = list(document);

  test('the library reads what was written, without what nothing refers to, and so do we', async () => {
    const isOfFile = (line: string) => /\/Type \/(?:ObjStm|XRef)/.test(line);
    const lines = list(await Library.load(bytes, OPTIONS));
    expect(lines.filter((line) => !isOfFile(line))).toEqual(before);
    expect(list(readFile(bytes))).toEqual(before);
  });

  test('objects are where the cross-references have them', () => {
    const text = Buffer.from(bytes).toString('latin1');
    const [, start = ''] = /startxref\n(\d+)\n%%EOF$/.exec(text) ?? [];
    const places = readPlaces(text.slice(Number(start)));
    expect(places.size).toBe(before.length + text.split('/ObjStm').length + 1);
    for (const [number, [kind, where, index]] of places) {
      if (kind === 1) expect(text.slice(where)).toMatch(new RegExp(`^${String(number)} 0 obj\n`));
      if (kind !== 2) continue;
      const [container, offset = 0] = places.get(where) ?? [];
      expect(container).toBe(1);
      expect(Number(readPack(text.slice(offset))[2 * index])).toBe(number);
    }
  });
});

/** What is in a pack of objects, from its list of numbers and places on, in words. */
function readPack(text: string): string[] {
  const { groups } = /\/Length (?<length>\d+)/.exec(text) ?? {};
  const body = text.indexOf('stream\n') + 7;
  const packed = Buffer.from(text.slice(body, body + Number(groups?.['length'])), 'latin1');
  return inflateSync(packed).toString('latin1').split(' ');
}

/** The kind of each object, and where it is: an offset, or the number of what it is packed in and its place there. */
function readPlaces(text: string): Map<number, readonly [number, number, number]> {
  const { context } = readFile(Buffer.from(wrap('0')));
  const stream = readObject({ text: text.slice(text.indexOf('<<')), at: 0, context });
  const readNumbers = (name: string) =>
    [...String((stream as PDFDict).get(PDFName.of(name))).matchAll(/\d+/g)].map(Number);
  const [first = 0, second = 0, third = 0] = readNumbers('W');
  const body = text.indexOf('stream\n') + 7;
  const [length = 0] = readNumbers('Length');
  const rows = inflateSync(Buffer.from(text.slice(body, body + length), 'latin1'));
  const places = new Map<number, readonly [number, number, number]>();
  const index = readNumbers('Index');
  let at = 0;
  for (let section = 0; section < index.length; section += 2) {
    for (let count = 0; count < (index[section + 1] ?? 0); count++) {
      const kind = rows.readUIntBE(at, first);
      const where = rows.readUIntBE(at + first, second);
      const within = rows.readUIntBE(at + first + second, third);
      places.set((index[section] ?? 0) + count, [kind, where, within]);
      at += first + second + third;
    }
  }
  return places;
}

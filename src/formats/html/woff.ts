import { deflateZlib } from '../../model/deflate.js';

/** Sizes in bytes, from WOFF File Format 1.0 (W3C Recommendation, 13 December 2012), sections 3 and 4. */
const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

/** A table of a font as its directory tells it, and its bytes as they are stored. */
interface Table {
  readonly tag: number;
  readonly checksum: number;
  readonly length: number;
  readonly stored: Uint8Array;
}

/**
 * Packs a TrueType font as WOFF 1.0: each table is deflated if that makes it smaller. The deflater is
 * JavaScript, since the one in Node may give other bytes on another processor.
 */
export function packWoff(font: Uint8Array): Buffer {
  const sfnt = Buffer.from(font.buffer, font.byteOffset, font.byteLength);
  const tables = readTables(sfnt);
  const data = tables.map(({ stored }) => pad(stored));
  const directory = WOFF_HEADER + tables.length * WOFF_ENTRY;
  const head = Buffer.alloc(directory);
  const size = data.reduce((sum, { length }) => sum + length, directory);
  writeHeader(head, sfnt.readUInt32BE(0), tables, size);
  let offset = directory;
  for (const [index, table] of tables.entries()) {
    const fields = [table.tag, offset, table.stored.length, table.length, table.checksum];
    fields.forEach((field, at) =>
      head.writeUInt32BE(field, WOFF_HEADER + index * WOFF_ENTRY + at * 4),
    );
    offset += data[index]?.length ?? 0;
  }
  return Buffer.concat([head, ...data]);
}

function readTables(sfnt: Buffer): readonly Table[] {
  const entries = Array.from({ length: sfnt.readUInt16BE(4) }, (_, index) => {
    const at = SFNT_HEADER + index * SFNT_ENTRY;
    const [tag = 0, checksum = 0, offset = 0, length = 0] = [0, 4, 8, 12].map((field) =>
      sfnt.readUInt32BE(at + field),
    );
    return { tag, checksum, offset, length };
  });
  return entries.map(({ tag, checksum, offset, length }) => {
    const bytes = sfnt.subarray(offset, offset + length);
    const packed = deflateZlib(bytes);
    return { tag, checksum, length, stored: packed.length < length ? packed : bytes };
  });
}

function writeHeader(head: Buffer, flavor: number, tables: readonly Table[], size: number): void {
  const directory = SFNT_HEADER + tables.length * SFNT_ENTRY;
  const whole = tables.reduce((sum, { length }) => sum + align(length), directory);
  head.write('wOFF', 0, 'latin1');
  head.writeUInt32BE(flavor, 4);
  head.writeUInt32BE(size, 8);
  head.writeUInt16BE(tables.length, 12);
  head.writeUInt32BE(whole, 16);
  head.writeUInt16BE(1, 20);
}

function pad(bytes: Uint8Array): Uint8Array {
  const padded = Buffer.alloc(align(bytes.length));
  padded.set(bytes);
  return padded;
}

function align(length: number): number {
  return Math.ceil(length / 4) * 4;
}

import { crc32 } from 'node:zlib';
import { deflate } from '../../model/deflate.js';

/** A file for an archive. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether it is left as it is. */
  readonly isStored: boolean;
}

/** A file as an archive holds it. */
export interface PackedFile {
  readonly name: string;
  readonly isStored: boolean;
  readonly packed: Uint8Array;
  /** In bytes, before it was packed. */
  readonly size: number;
  /** CRC-32 of the file before it was packed. */
  readonly sum: number;
}

/** Signatures and fields: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16; names in UTF-8 (flag 11). */
const LOCAL_HEADER = 0x04_03_4b_50;
const CENTRAL_HEADER = 0x02_01_4b_50;
const END_OF_DIRECTORY = 0x06_05_4b_50;
const VERSION = 20;
const UTF_8 = 0x08_00;
const STORED = 0;
const DEFLATED = 8;

/** The first midnight that a zip archive can tell: 1 January 1980. */
const TIME = 0;
const DATE = 0x21;

/** Packs a file. */
export function packFile({ name, bytes, isStored }: ZipFile): PackedFile {
  const packed = isStored ? bytes : deflate(bytes);
  return { name, isStored, packed, size: bytes.length, sum: crc32(bytes) };
}

/** Packs files, in their order, but for those that are; equal files give equal bytes, without a clock. */
export function writeZip(files: readonly (ZipFile | PackedFile)[]): Uint8Array {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const { name, isStored, packed, size, sum } = 'packed' in file ? file : packFile(file);
    const path = Buffer.from(name);
    const fields = [
      [VERSION, 2],
      [UTF_8, 2],
      [isStored ? STORED : DEFLATED, 2],
      [TIME, 2],
      [DATE, 2],
      [sum, 4],
      [packed.length, 4],
      [size, 4],
      [path.length, 2],
      [0, 2],
    ] as const;
    const local = writeFields([[LOCAL_HEADER, 4], ...fields]);
    // After the shared ones: no comment, the first disk, no attributes, where the file is.
    directory.push(
      writeFields([
        [CENTRAL_HEADER, 4],
        [VERSION, 2],
        ...fields,
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 4],
        [offset, 4],
      ]),
      path,
    );
    entries.push(local, path, Buffer.from(packed.buffer, packed.byteOffset, packed.length));
    offset += local.length + path.length + packed.length;
  }
  const size = directory.reduce((total, { length }) => total + length, 0);
  const end = writeFields([
    [END_OF_DIRECTORY, 4],
    [0, 2],
    [0, 2],
    [files.length, 2],
    [files.length, 2],
    [size, 4],
    [offset, 4],
    [0, 2],
  ]);
  return Buffer.concat([...entries, ...directory, end]);
}

/** Numbers of two or four bytes, the lowest first. */
function writeFields(fields: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  const length = fields.reduce((sum, [, bytes]) => sum + bytes, 0);
  const record = Buffer.alloc(length);
  let at = 0;
  for (const [value, bytes] of fields) {
    at = record.writeUIntLE(value, at, bytes);
  }
  return record;
}

import { crc32 } from 'node:zlib';
import type { IndexedPicture } from './indexed-picture.js';
import { joinRows, type PackedRows } from './pack-rows.js';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Eight bits a sample, colours from a palette; no other compression, filter or interlacing there is. */
const HEAD = [8, 3, 0, 0, 0];

/**
 * Writes a picture, whose rows are packed, as PNG with a palette. PNG (Portable Network Graphics) Specification, third
 * edition.
 */
export function encodePng(
  picture: Omit<IndexedPicture, 'rows'>,
  packed: readonly PackedRows[],
): Uint8Array {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(picture.width, 0);
  size.writeUInt32BE(picture.height, 4);
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    writeChunk('IHDR', Buffer.concat([size, Buffer.from(HEAD)])),
    writeChunk(
      'PLTE',
      Buffer.from([...picture.colours.keys()].join('').replaceAll('#', ''), 'hex'),
    ),
    writeChunk('IDAT', joinRows(packed)),
    writeChunk('IEND', new Uint8Array()),
  ]);
}

function writeChunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

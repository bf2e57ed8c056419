import { promisify } from 'node:util';
import { constants, crc32, deflate } from 'node:zlib';
import type { IndexedPicture } from './indexed-picture.js';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Filter type 2 of PNG: each byte as its difference from the one above. */
const UP = 2;

/** Eight bits a sample, colours from a palette; no other compression, filter or interlacing there is. */
const HEAD = [8, 3, 0, 0, 0];

/**
 * Writes a picture as PNG with a palette. Most rows of a drawn page are like the one above, and only runs are looked
 * for, which no processor does in its own way: the bytes are the same on every machine. PNG (Portable Network Graphics)
 * Specification, third edition.
 */
export async function encodePng(picture: IndexedPicture): Promise<Uint8Array> {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(picture.width, 0);
  size.writeUInt32BE(picture.height, 4);
  const rows = await promisify(deflate)(filterRows(picture), { strategy: constants.Z_RLE });
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    writeChunk('IHDR', Buffer.concat([size, Buffer.from(HEAD)])),
    writeChunk('PLTE', Buffer.concat([...picture.colours.keys()].map(toRgb))),
    writeChunk('IDAT', rows),
    writeChunk('IEND', new Uint8Array()),
  ]);
}

function filterRows({ width, height, indexes }: IndexedPicture): Uint8Array {
  const bytes = Buffer.from(indexes.buffer, indexes.byteOffset, indexes.length);
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    const out = y * (width + 1) + 1;
    rows[out - 1] = UP;
    const start = y * width;
    if (y > 0 && bytes.compare(bytes, start - width, start, start, start + width) === 0) continue;
    for (let x = start; x < start + width; x += 1) {
      rows[out + x - start] = (indexes[x] ?? 0) - (y > 0 ? (indexes[x - width] ?? 0) : 0);
    }
  }
  return rows;
}

/** The bytes of a pixel that was read as one number; the lowest comes first on all processors that Node runs on. */
function toRgb(pixel: number): Uint8Array {
  return Uint8Array.of(pixel & 0xff, (pixel >> 8) & 0xff, (pixel >> 16) & 0xff);
}

function writeChunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

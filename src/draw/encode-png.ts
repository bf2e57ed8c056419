import { promisify } from 'node:util';
import { constants, crc32, deflate } from 'node:zlib';
import type { IndexedPicture } from './indexed-picture.js';

const pack = promisify(deflate);

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Eight bits a sample, colours from a palette; no other compression, filter or interlacing there is. */
const HEAD = [8, 3, 0, 0, 0];

/**
 * Writes a picture as PNG with a palette. A drawn page has long runs of one colour, and only runs are looked for, which
 * no processor does in its own way: the bytes are the same on every machine. PNG (Portable Network Graphics)
 * Specification, third edition.
 */
export async function encodePng(picture: IndexedPicture): Promise<Uint8Array> {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(picture.width, 0);
  size.writeUInt32BE(picture.height, 4);
  const rows = await pack(listRows(picture), { strategy: constants.Z_RLE });
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    writeChunk('IHDR', Buffer.concat([size, Buffer.from(HEAD)])),
    writeChunk('PLTE', Buffer.concat([...picture.colours.keys()].map(toRgb))),
    writeChunk('IDAT', rows),
    writeChunk('IEND', new Uint8Array()),
  ]);
}

/** The rows of a picture, before each of which stands a filter type: none, 0. */
function listRows({ width, height, indexes }: IndexedPicture): Uint8Array {
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
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

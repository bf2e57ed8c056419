import { promisify } from 'node:util';
import { constants, crc32, deflate } from 'node:zlib';

/** A picture with the four bytes red, green, blue, alpha of each pixel, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Filter type 2 of PNG: each byte as its difference from the one above. */
const UP = 2;

/** Eight bits a sample, colours from a palette; no other compression, filter or interlacing there is. */
const HEAD = [8, 3, 0, 0, 0];

/** Most colours of a palette. */
const MAX_COLOURS = 256;

/**
 * Writes an opaque picture of few colours as PNG with a palette: a drawn page has some sixty, and most of its rows
 * are like the one above. Gives undefined if it has more than 256. Only runs are looked for, which no processor does
 * in its own way: the bytes are the same on every machine. PNG (Portable Network Graphics) Specification, third edition.
 */
export async function encodePng(picture: Pixels): Promise<Uint8Array | undefined> {
  const colours = new Map<number, number>();
  const rows = indexRows(picture, colours);
  if (!rows) return undefined;
  const size = Buffer.alloc(8);
  size.writeUInt32BE(picture.width, 0);
  size.writeUInt32BE(picture.height, 4);
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    writeChunk('IHDR', Buffer.concat([size, Buffer.from(HEAD)])),
    writeChunk('PLTE', Buffer.concat([...colours.keys()].map(toRgb))),
    writeChunk('IDAT', await promisify(deflate)(rows, { strategy: constants.Z_RLE })),
    writeChunk('IEND', new Uint8Array()),
  ]);
}

/** Pixels as one number each, for which they must lie at a multiple of four bytes. */
function asNumbers(pixels: Uint8Array): Int32Array {
  const { buffer, byteOffset, length } = pixels.byteOffset % 4 === 0 ? pixels : pixels.slice();
  return new Int32Array(buffer, byteOffset, length / 4);
}

/** Rows of filtered indexes into the palette, which is filled on the way. */
function indexRows(
  { width, height, pixels }: Pixels,
  colours: Map<number, number>,
): Uint8Array | undefined {
  const bytes = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  const numbers = asNumbers(pixels);
  const stride = width * 4;
  const rows = new Uint8Array((width + 1) * height);
  /** Indexes of the row above. */
  const indexes = new Uint8Array(width);
  for (let y = 0; y < height; y += 1) {
    const out = y * (width + 1) + 1;
    rows[out - 1] = UP;
    const start = y * stride;
    if (y > 0 && bytes.compare(bytes, start - stride, start, start, start + stride) === 0) continue;
    let last: number | undefined;
    let index = 0;
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const pixel = numbers[at] ?? 0;
      if (y > 0 && pixel === numbers[at - width]) continue;
      if (pixel !== last) index = findColour(pixel, colours);
      last = pixel;
      rows[out + x] = index - (indexes[x] ?? 0);
      indexes[x] = index;
    }
    if (colours.size > MAX_COLOURS) return undefined;
  }
  return rows;
}

function findColour(pixel: number, colours: Map<number, number>): number {
  const known = colours.get(pixel);
  if (known !== undefined) return known;
  colours.set(pixel, colours.size);
  return colours.size - 1;
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

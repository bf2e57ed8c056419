import { inflateSync } from 'node:zlib';
import { renderAsync } from '@resvg/resvg-js';
import { expect, it } from 'vitest';
import { encodePng } from '../src/draw/encode-png.js';

/** The chunks of a PNG, by their types. */
function readChunks(png: Buffer): ReadonlyMap<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
  }
  return chunks;
}

/** Red, green, blue, 255 of each pixel of a PNG with a palette whose rows all have the filter Up. */
function readPixels(png: Buffer): number[] {
  const chunks = readChunks(png);
  const [head, palette, data] = ['IHDR', 'PLTE', 'IDAT'].map((type) => chunks.get(type));
  const width = head?.readUInt32BE(0) ?? 0;
  const rows = inflateSync(data ?? Buffer.alloc(0));
  const indexes = rows.map(() => 0);
  rows.forEach((byte, at) => {
    if (at % (width + 1) > 0) indexes[at] = byte + (indexes[at - width - 1] ?? 0);
  });
  return [...indexes].flatMap((index, at) =>
    at % (width + 1) === 0 ? [] : [...(palette?.subarray(index * 3, index * 3 + 3) ?? []), 255],
  );
}

const draw = (inner: string) =>
  renderAsync(`<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">${inner}</svg>`);

it('writes the pixels that were drawn', async () => {
  const picture = await draw(
    '<rect width="60" height="40" fill="#f7f4ed"/><circle cx="31" cy="17" r="12.3" fill="#14304a"/>',
  );
  const png = await encodePng(picture);
  expect(readPixels(Buffer.from(png ?? []))).toEqual([...picture.pixels]);
});

it('leaves a picture of many colours to others', async () => {
  const bytes = Array.from({ length: 300 }, (_, at) => [at & 0xff, at >> 8, 0, 255]);
  const pixels = Uint8Array.from(bytes.flat());
  expect(await encodePng({ width: 300, height: 1, pixels })).toBeUndefined();
  const few = { width: 150, height: 1, pixels: pixels.subarray(0, 600) };
  expect(await encodePng(few)).toBeDefined();
});

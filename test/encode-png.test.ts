import { inflateSync } from 'node:zlib';
import { renderAsync } from '@resvg/resvg-js';
import { expect, it } from 'vitest';
import { encodePng } from '../src/draw/encode-png.js';
import { fillArea, makePicture, pasteArea } from '../src/draw/indexed-picture.js';

/** The chunks of a PNG, by their types. */
function readChunks(png: Buffer): ReadonlyMap<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
  }
  return chunks;
}

/** Red, green, blue, 255 of each pixel of a PNG with a palette whose rows have no filter. */
function readPixels(png: Buffer): number[] {
  const chunks = readChunks(png);
  const [head, palette, data] = ['IHDR', 'PLTE', 'IDAT'].map((type) => chunks.get(type));
  const width = head?.readUInt32BE(0) ?? 0;
  const rows = inflateSync(data ?? Buffer.alloc(0));
  return [...rows].flatMap((index, at) =>
    at % (width + 1) === 0 ? [] : [...(palette?.subarray(index * 3, index * 3 + 3) ?? []), 255],
  );
}

const GROUND = '#f7f4ed';
const whole = { x: 0, y: 0, width: 60, height: 40 };

it('writes the pixels of fields and of a part that was drawn', async () => {
  const drawing = `<rect width="60" height="40" fill="${GROUND}"/><circle cx="31" cy="17" r="12.3" fill="#14304a"/>`;
  const draw = ({ x, y, width, height }: typeof whole) =>
    renderAsync(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}">${drawing}</svg>`,
    );
  const part = { x: 15, y: 3, width: 31, height: 29 };
  const picture = makePicture(60, 40);
  fillArea(picture, whole, GROUND);
  expect(pasteArea(picture, part, (await draw(part)).pixels)).toBe(true);
  const png = Buffer.from(await encodePng(picture));
  expect(readPixels(png)).toEqual([...(await draw(whole)).pixels]);
});

it('takes no more colours than can be numbered', () => {
  const bytes = Array.from({ length: 300 }, (_, at) => [at & 0xff, at >> 8, 0, 255]);
  const pixels = Uint8Array.from(bytes.flat());
  const [few, many] = [makePicture(256, 1), makePicture(300, 1)];
  expect(pasteArea(few, { ...whole, width: 256, height: 1 }, pixels.subarray(0, 1024))).toBe(true);
  expect(pasteArea(many, { ...whole, width: 300, height: 1 }, pixels)).toBe(false);
});

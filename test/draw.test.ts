import { inflateSync } from 'node:zlib';
import { renderAsync, Resvg } from '@resvg/resvg-js';
import { expect, it } from 'vitest';
import { encodePng } from '../src/draw/encode-png.js';
import { fillOutline } from '../src/draw/fill-outline.js';
import { flattenPath } from '../src/draw/flatten-path.js';
import {
  fillArea,
  makePicture,
  numberColour,
  releasePicture,
  type IndexedPicture,
} from '../src/draw/indexed-picture.js';
import { mixColours } from '../src/draw/palette.js';

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

const PAPER = '#000000';
const INK = '#ffffff';
const AS_IT_IS = { x: 0, y: 0, scale: 1 };

const drawPath = async (data: string): Promise<number[]> => {
  const picture = makePicture(60, 40);
  fillArea(picture, { x: 0, y: 0, width: 60, height: 40 }, PAPER);
  const ramp = mixColours(PAPER, INK, 16).map((colour) => numberColour(picture, colour));
  fillOutline(picture, flattenPath(data, AS_IT_IS), Uint8Array.from(ramp));
  return readPixels(Buffer.from(await encodePng(picture)));
};

const wrap = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">${content}</svg>`;

it('writes the pixels of fields', async () => {
  const picture = makePicture(60, 40);
  fillArea(picture, { x: 0, y: 0, width: 60, height: 40 }, '#f7f4ed');
  fillArea(picture, { x: 7, y: 3, width: 20, height: 30 }, '#14304a');
  const { pixels } = await renderAsync(
    wrap(
      '<rect width="60" height="40" fill="#f7f4ed"/><rect x="7" y="3" width="20" height="30" fill="#14304a"/>',
    ),
  );
  expect(readPixels(Buffer.from(await encodePng(picture)))).toEqual([...pixels]);
});

it.each([
  ['a circle', '<circle cx="31" cy="17" r="12.3"/>'],
  ['what lies above itself', '<path d="M5 5 H40 V30 H5 Z M20 10 H55 V38.5 H20 Z"/>'],
  ['a hole', '<path d="M5 5 H40 V30 H5 Z M10 10 V20.25 H30 V10 Z"/>'],
  ['what lies partly outside', '<path d="M-20 -9 L30.5 50 L80 20 Q 60 -30 20 -5 Z"/>'],
  ['what lies outside', '<path d="M-20 -9 L-10 50 L-3 20 Z M70 -9 L65 50 L90 20 Z"/>'],
])('draws %s as the renderer does', async (_, shape) => {
  const svg = wrap(`<rect width="60" height="40"/><g fill="${INK}">${shape}</g>`);
  const [, , data = ''] = new Resvg(svg).toString().split(' d="');
  const drawn = await drawPath(data.slice(0, data.indexOf('"')));
  const expected = [...(await renderAsync(svg)).pixels];
  const differences = drawn.map((value, at) => Math.abs(value - (expected[at] ?? 0)));
  // It takes four samples a row; here coverage is exact.
  expect(Math.max(...differences)).toBeLessThan(48);
  expect(differences.filter((difference) => difference > 16).length).toBeLessThan(200);
});

it('knows curves and no other commands than the renderer writes', () => {
  const quadratic = flattenPath('M 0 0 Q 3 6 9 0 Z', AS_IT_IS);
  expect(quadratic.slice(-4)).toEqual([9, 0, 0, 0]);
  expect(quadratic.length / 4).toBeGreaterThan(5);
  const cubic = flattenPath('M 0 0 C 2 4 5 4 9 0 Z', AS_IT_IS);
  expect(cubic).toEqual(quadratic.map((value): unknown => expect.closeTo(value)));
  expect(() => flattenPath('M 0 0 H 3', AS_IT_IS)).toThrow('the command H');
});

it('draws on the rows of a picture that is done with as on fresh ones', async () => {
  const draw = async (picture: IndexedPicture) => {
    fillArea(picture, { x: 0, y: 0, width: 8, height: 8 }, PAPER);
    return Buffer.from(await encodePng(picture));
  };
  const fresh = makePicture(8, 8);
  const first = await draw(fresh);
  fillArea(fresh, { x: 2, y: 2, width: 4, height: 4 }, INK);
  releasePicture(fresh);
  const again = makePicture(8, 8);
  expect(again.rows).toBe(fresh.rows);
  expect(await draw(again)).toEqual(first);
});

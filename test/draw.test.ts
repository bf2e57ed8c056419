import { inflateSync } from 'node:zlib';
import { renderAsync, Resvg } from '@resvg/resvg-js';
import { expect, it } from 'vitest';
import { encodePng } from '../src/draw/encode-png.js';
import { fillOutline, findArea } from '../src/draw/fill-outline.js';
import { flattenPath } from '../src/draw/flatten-path.js';
import {
  fillArea,
  makePicture,
  numberColour,
  type IndexedPicture,
} from '../src/draw/indexed-picture.js';
import { joinRows, packRows } from '../src/draw/pack-rows.js';
import { paint } from '../src/draw/paint.js';
import { mixColours } from '../src/draw/palette.js';
import { cutStrips } from '../src/draw/strips.js';

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

const encode = (picture: IndexedPicture): Buffer =>
  Buffer.from(encodePng(picture, [packRows(picture.rows)]));

const PAPER = '#000000';
const INK = '#ffffff';
const AS_IT_IS = { x: 0, y: 0, scale: 1 };

const drawPath = (data: string): number[] => {
  const picture = makePicture(60, 40);
  fillArea(picture, { x: 0, y: 0, width: 60, height: 40 }, PAPER);
  const ramp = mixColours(PAPER, INK, 16).map((colour) => numberColour(picture, colour));
  const edges = flattenPath(data, AS_IT_IS);
  fillOutline(picture, edges, findArea(edges, picture), Uint8Array.from(ramp));
  return readPixels(encode(picture));
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
  expect(readPixels(encode(picture))).toEqual([...pixels]);
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
  const drawn = drawPath(data.slice(0, data.indexOf('"')));
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

it('draws on the rows of the picture before as on fresh ones', () => {
  const draw = (): Buffer => {
    const picture = makePicture(8, 8);
    fillArea(picture, { x: 0, y: 0, width: 8, height: 8 }, PAPER);
    return encode(picture);
  };
  const first = draw();
  const other = makePicture(8, 8);
  fillArea(other, { x: 2, y: 2, width: 4, height: 4 }, INK);
  expect(makePicture(8, 8).rows).toBe(other.rows);
  expect(draw()).toEqual(first);
});

it('draws on the rows of no other width and height that has as many bytes', () => {
  const picture = makePicture(5, 10);
  for (const colour of [PAPER, INK]) {
    fillArea(picture, { x: 0, y: 0, width: 5, height: 10 }, colour);
  }
  const { rows } = makePicture(9, 6);
  expect(rows.length).toBe(picture.rows.length);
  const filters = rows.filter((_, at) => at % 10 === 0);
  expect([...filters]).toEqual([0, 0, 0, 0, 0, 0]);
});

it('joins rows that were packed by themselves', () => {
  const rows = Uint8Array.from({ length: 200_000 }, (_, at) => (at % 91 === 0 ? at : 255));
  const cuts = [0, 1, 2, 66_000, 131_521, rows.length];
  const parts = cuts.slice(1).map((end, at) => packRows(rows.subarray(cuts[at], end)));
  // The reader checks the sum.
  expect(inflateSync(joinRows(parts)).equals(rows)).toBe(true);
});

it('joins long rows to some whose sum has 0 as its low half', () => {
  // The low half is 1 and all bytes, modulo 65,521.
  const first = new Uint8Array(257).fill(255);
  first[256] = 240;
  const parts = [first, new Uint8Array(640_400)];
  expect(inflateSync(joinRows(parts.map(packRows))).equals(Buffer.concat(parts))).toBe(true);
});

it('keeps no more memory than packed rows take', () => {
  const { blocks } = packRows(new Uint8Array(4000));
  expect(blocks.buffer.byteLength).toBe(blocks.length);
});

it('cuts into strips that are the same on all sheets, but for those with texts', () => {
  const texts = [
    { x: 0, y: 79, width: 9, height: 2 },
    { x: 9, y: 118, width: 9, height: 2 },
  ];
  const lengths = cutStrips(170, texts).map(({ top, bottom, isBlank }) => [top, bottom, isBlank]);
  expect(lengths).toEqual([
    [0, 40, true],
    [40, 120, false],
    [120, 160, true],
    [160, 170, true],
  ]);
});

it('paints each sheet with its own fields', () => {
  const draw = (x: number): number[][] => {
    const fields = [
      { x: 0, y: 0, width: 20, height: 90, fill: PAPER },
      { x, y: 30, width: 9, height: 40, fill: INK },
    ];
    const picture = makePicture(20, 90);
    for (const { fill, ...area } of fields) fillArea(picture, area, fill);
    const filled = encode(picture);
    const painted = Buffer.from(paint({ width: 20, height: 90, fields, texts: [] }));
    return [filled, painted].map(readPixels);
  };
  for (const x of [3, 5, 3]) {
    const [filled, painted] = draw(x);
    expect(painted).toEqual(filled);
  }
});

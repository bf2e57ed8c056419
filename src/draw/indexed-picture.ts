/** Pixels: a part of a picture, from its left upper corner. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture whose pixels are numbers of colours, row by row. */
export interface IndexedPicture {
  readonly width: number;
  readonly height: number;
  readonly indexes: Uint8Array;
  /** Numbers of colours by their four bytes red, green, blue, alpha, read as one number, the lowest byte first. */
  readonly colours: Map<number, number>;
}

/** Most colours of a picture. */
const MAX_COLOURS = 256;

/** Makes a picture without a colour. */
export function makePicture(width: number, height: number): IndexedPicture {
  return { width, height, indexes: new Uint8Array(width * height), colours: new Map() };
}

/** Fills an area with an opaque colour, such as `#14304a`. */
export function fillArea(picture: IndexedPicture, area: Area, colour: string): void {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    Number.parseInt(colour.slice(at, at + 2), 16),
  );
  const index = findColour(red | (green << 8) | (blue << 16) | (0xff << 24), picture.colours);
  for (let y = area.y; y < area.y + area.height; y += 1) {
    const start = y * picture.width + area.x;
    picture.indexes.fill(index, start, start + area.width);
  }
}

/**
 * Puts pixels, four bytes each, into an area. Tells whether the picture still has no more colours than can be numbered;
 * if not, it is spoilt.
 */
export function pasteArea(picture: IndexedPicture, area: Area, pixels: Uint8Array): boolean {
  const { indexes, colours } = picture;
  const numbers = asNumbers(pixels);
  for (let y = 0; y < area.height; y += 1) {
    const row = numbers.subarray(y * area.width, (y + 1) * area.width);
    const start = (area.y + y) * picture.width + area.x;
    for (let x = 0, end = 0; x < row.length; x = end) {
      const pixel = row[x] ?? 0;
      while (end < row.length && row[end] === pixel) end += 1;
      indexes.fill(findColour(pixel, colours), start + x, start + end);
    }
  }
  return colours.size <= MAX_COLOURS;
}

/** Pixels as one number each, for which they must lie at a multiple of four bytes. */
function asNumbers(pixels: Uint8Array): Int32Array {
  const { buffer, byteOffset, length } = pixels.byteOffset % 4 === 0 ? pixels : pixels.slice();
  return new Int32Array(buffer, byteOffset, length / 4);
}

function findColour(pixel: number, colours: Map<number, number>): number {
  const known = colours.get(pixel);
  if (known !== undefined) return known;
  colours.set(pixel, colours.size);
  return colours.size - 1;
}

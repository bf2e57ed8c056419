/** Pixels: a part of a picture, from its left upper corner. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture whose pixels are numbers of colours. */
export interface IndexedPicture {
  readonly width: number;
  readonly height: number;
  /** As PNG has them: before the pixels of each row a filter type, 0. */
  readonly rows: Uint8Array;
  /** Numbers of colours, which are written such as `#14304a`. */
  readonly colours: Map<string, number>;
}

/**
 * Rows that are drawn on again and again, by width and height: to get fresh memory takes longer than to draw. With another
 * width, filter types would be where pixels were.
 */
const kept = new Map<string, Uint8Array>();

/**
 * Makes a picture without a colour. Its pixels may have any number until they are filled, and have it until the next
 * picture of this width and height is made.
 */
export function makePicture(width: number, height: number): IndexedPicture {
  const key = `${width} ${height}`;
  const rows = kept.get(key) ?? new Uint8Array((width + 1) * height);
  kept.set(key, rows);
  return { width, height, rows, colours: new Map() };
}

/** Fills an area with a colour. */
export function fillArea(picture: IndexedPicture, area: Area, colour: string): void {
  const index = numberColour(picture, colour);
  for (let y = area.y; y < area.y + area.height; y += 1) {
    const start = startOf(picture, area.x, y);
    picture.rows.fill(index, start, start + area.width);
  }
}

/** Rows of a picture, from one to before another. */
export function cutRows({ width, rows }: IndexedPicture, top: number, bottom: number): Uint8Array {
  return rows.subarray(top * (width + 1), bottom * (width + 1));
}

/** Where a pixel is in the rows of a picture. */
export function startOf({ width }: IndexedPicture, x: number, y: number): number {
  return y * (width + 1) + 1 + x;
}

/** The number of a colour in a picture, which has at most 256. */
export function numberColour({ colours }: IndexedPicture, colour: string): number {
  const known = colours.get(colour) ?? colours.size;
  colours.set(colour, known);
  return known;
}

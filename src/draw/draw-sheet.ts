import { renderAsync } from '@resvg/resvg-js';
import type { Element } from 'xast';
import { x } from 'xastscript';
import type { FontFace, RenderInput } from '../model/format.js';
import { hashShared, hashValue } from '../model/hash.js';
import { writeXml } from '../model/xml.js';
import { encodePng } from './encode-png.js';
import { fillArea, makePicture, pasteArea, type Area } from './indexed-picture.js';

/** An area of one colour, such as `#14304a`. */
export interface Field extends Area {
  readonly fill: string;
}

/** A text as elements of SVG, and an area that it does not leave. */
export interface SetText {
  readonly elements: readonly Element[];
  readonly area: Area;
}

/** What is to be drawn: texts on fields, of which later ones cover earlier ones. All in whole pixels. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly fields: readonly Field[];
  readonly texts: readonly SetText[];
}

/** How many pictures are kept: as many as briefings are worked on at once, and more. */
const MAX_KEPT = 16;

const kept = new Map<string, Promise<Uint8Array>>();

/**
 * Draws a sheet as PNG, with the given faces and no other font. The last pictures are kept: a briefing that is built
 * again while it is written has the same title and deck most of the time.
 */
export function drawSheet(
  drawing: Drawing,
  faces: readonly FontFace[],
  lendFiles: RenderInput['lendFiles'],
): Promise<Uint8Array> {
  const key = hashValue([drawing, faces.map(({ data }) => hashShared(data))]);
  const picture = kept.get(key) ?? draw(drawing, faces, lendFiles);
  kept.delete(key);
  kept.set(key, picture);
  picture.catch(() => kept.delete(key));
  const [oldest = ''] = kept.keys();
  if (kept.size > MAX_KEPT) kept.delete(oldest);
  return picture;
}

/**
 * Only areas with text are drawn by the renderer, each for itself: a picture of the whole takes 16 MB, and most of the
 * time goes into their being fetched. The renderer takes fonts from files only: `lendFiles` gives them to it for the
 * time of drawing.
 */
function draw(
  drawing: Drawing,
  faces: readonly FontFace[],
  lendFiles: RenderInput['lendFiles'],
): Promise<Uint8Array> {
  const fonts = faces.map(({ data }) => data);
  return lendFiles(fonts, async (paths) => {
    const font = { loadSystemFonts: false, fontFiles: [...paths] };
    const render = (area: Area) => renderAsync(writeSvg(drawing, area), { font });
    const { width, height, fields, texts } = drawing;
    const picture = makePicture(width, height);
    for (const { fill, ...area } of fields) fillArea(picture, area, fill);
    const parts = await Promise.all(texts.map(async ({ area }) => (await render(area)).pixels));
    const fits = texts.every(({ area }, at) => pasteArea(picture, area, parts[at] ?? Buffer.of()));
    if (fits) return encodePng(picture);
    return (await render({ x: 0, y: 0, width, height })).asPng();
  });
}

/** An area of a drawing as SVG. */
export function writeSvg({ fields, texts }: Drawing, area: Area): string {
  const { width, height } = area;
  const viewBox = [area.x, area.y, width, height].join(' ');
  return writeXml(
    x(
      'svg',
      { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox },
      fields.map((field) => x('rect', { ...field })),
      texts.flatMap(({ elements }) => elements),
    ),
  );
}

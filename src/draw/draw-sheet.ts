import { renderAsync } from '@resvg/resvg-js';
import type { Element } from 'xast';
import { x } from 'xastscript';
import type { FontFace, RenderInput } from '../model/format.js';
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

/**
 * Draws a sheet as PNG, with the given faces and no other font. Only areas with text are drawn by the renderer, each for
 * itself: a picture of the whole takes 16 MB, and most of the time goes into their being fetched. The renderer takes
 * fonts from files only: `lendFiles` gives them to it for the time of drawing.
 */
export function drawSheet(
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

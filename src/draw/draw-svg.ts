import { renderAsync } from '@resvg/resvg-js';
import type { Element } from 'xast';
import type { FontFace, RenderInput } from '../model/format.js';
import { writeXml } from '../model/xml.js';
import { encodePng } from './encode-png.js';

/**
 * Draws an `svg` element as PNG, with the given faces and no other font. The renderer takes fonts from files only:
 * `lendFiles` gives them to it for the time of drawing.
 */
export function drawSvg(
  svg: Element,
  faces: readonly FontFace[],
  lendFiles: RenderInput['lendFiles'],
): Promise<Uint8Array> {
  const fonts = faces.map(({ data }) => data);
  return lendFiles(fonts, async (paths) => {
    const font = { loadSystemFonts: false, fontFiles: [...paths] };
    const picture = await renderAsync(writeXml(svg), { font });
    return (await encodePng(picture)) ?? picture.asPng();
  });
}

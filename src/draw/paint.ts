import { Resvg } from '@resvg/resvg-js';
import { x } from 'xastscript';
import { findAll } from '../model/find-all.js';
import { formatXml } from '../model/xml.js';
import type { Drawing, SetText } from './draw-sheet.js';
import { encodePng } from './encode-png.js';
import { fillOutline } from './fill-outline.js';
import { flattenPath, type Edges } from './flatten-path.js';
import { fillArea, makePicture, numberColour, releasePicture } from './indexed-picture.js';
import { mixColours } from './palette.js';

/** How many colours lead from that of a field to that of a text on it, with both: as many as an eye tells apart. */
const STEPS = 16;

/**
 * Paints a drawing whose faces are paths of files, as PNG. The renderer only sets the texts and gives their outlines. To
 * let it draw them takes four times as long: it has four bytes a pixel, in fresh memory each time.
 */
export async function paint({
  width,
  height,
  fields,
  texts,
}: Drawing<string>): Promise<Uint8Array> {
  const picture = makePicture(width, height);
  for (const { fill, ...area } of fields) fillArea(picture, area, fill);
  for (const text of texts) {
    const colours = mixColours(text.ground, text.fill, STEPS);
    const ramp = Uint8Array.from(colours, (colour) => numberColour(picture, colour));
    for (const edges of outlineText(text)) fillOutline(picture, edges, ramp);
  }
  const png = await encodePng(picture);
  releasePicture(picture);
  return png;
}

/** The outlines of a text; one for each of its elements that shows anything. */
function outlineText({ elements, faces, placing }: SetText<string>): readonly Edges[] {
  const svg = formatXml(x('svg', { xmlns: 'http://www.w3.org/2000/svg' }, [...elements]));
  const font = { loadSystemFonts: false, fontFiles: [...faces] };
  const outlined = new Resvg(svg, { font }).toString();
  return findAll(outlined, / d="([^"]*)"/g).map(([, data = '']) => flattenPath(data, placing));
}

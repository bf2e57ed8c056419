import { Resvg } from '@resvg/resvg-js';
import { x } from 'xastscript';
import { findAll } from '../model/find-all.js';
import { formatXml } from '../model/xml.js';
import type { Drawing, Field, SetText } from './draw-sheet.js';
import { encodePng } from './encode-png.js';
import { fillOutline, findArea } from './fill-outline.js';
import { flattenPath, type Edges } from './flatten-path.js';
import {
  cutRows,
  fillArea,
  makePicture,
  numberColour,
  type Area,
  type IndexedPicture,
} from './indexed-picture.js';
import { packRows, type PackedRows } from './pack-rows.js';
import { mixColours } from './palette.js';
import { cutArea, cutStrips, reaches, type Strip } from './strips.js';

/** How many colours lead from that of a field to that of a text on it, with both: as many as an eye tells apart. */
const STEPS = 16;

/** Strips without a text, by their size and their fields. Sheets are few, and most strips of one are the same. */
const blank = new Map<string, PackedRows>();

/** What of a text is to be filled, with the colours that lead from its field to it. */
interface Outline {
  readonly edges: Edges;
  readonly area: Area;
  readonly ramp: Uint8Array;
}

/**
 * Paints a drawing whose faces are paths of files, as PNG. The renderer only sets the texts and gives their outlines. To
 * let it draw them takes four times as long: it has four bytes a pixel, in fresh memory each time. Only strips with texts
 * are painted and packed each time: the others, two thirds of a cover, are the same on most of them.
 */
export function paint({ width, height, fields, texts }: Drawing<string>): Uint8Array {
  const picture = makePicture(width, height);
  // First, so that their numbers are the same on each sheet.
  for (const { fill } of fields) numberColour(picture, fill);
  const outlines = texts.flatMap((text) => outlineText(picture, text));
  const areas = outlines.map(({ area }) => area);
  const packed = cutStrips(height, areas).map((strip) => {
    const within = fields.filter((field) => reaches(field, strip));
    if (!strip.isBlank) return paintStrip(picture, strip, within, outlines);
    const key = describeStrip(picture, strip, within);
    const rows = blank.get(key) ?? paintStrip(picture, strip, within, []);
    blank.set(key, rows);
    return rows;
  });
  return encodePng(picture, packed);
}

/** What a strip looks like. */
function describeStrip(picture: IndexedPicture, strip: Strip, fields: readonly Field[]): string {
  const { top, bottom } = strip;
  const parts = fields.map((field) => {
    const area = cutArea(field, strip);
    return [area.x, area.y - top, area.width, area.height, numberColour(picture, field.fill)];
  });
  return [picture.width, bottom - top, ...parts].join(' ');
}

function paintStrip(
  picture: IndexedPicture,
  strip: Strip,
  fields: readonly Field[],
  outlines: readonly Outline[],
): PackedRows {
  for (const { fill, ...area } of fields) fillArea(picture, cutArea(area, strip), fill);
  for (const { edges, area, ramp } of outlines) {
    if (reaches(area, strip)) fillOutline(picture, edges, area, ramp);
  }
  return packRows(cutRows(picture, strip.top, strip.bottom));
}

/** The outlines of a text; one for each of its elements that shows anything. */
function outlineText(picture: IndexedPicture, text: SetText<string>): readonly Outline[] {
  const { elements, faces, placing, ground, fill } = text;
  const svg = formatXml(x('svg', { xmlns: 'http://www.w3.org/2000/svg' }, [...elements]));
  const font = { loadSystemFonts: false, fontFiles: [...faces] };
  const outlined = new Resvg(svg, { font }).toString();
  const colours = mixColours(ground, fill, STEPS);
  const ramp = Uint8Array.from(colours, (colour) => numberColour(picture, colour));
  return findAll(outlined, / d="([^"]*)"/g).map(([, data = '']) => {
    const edges = flattenPath(data, placing);
    return { edges, area: findArea(edges, picture), ramp };
  });
}

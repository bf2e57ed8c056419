import { Resvg } from '@resvg/resvg-js';
import type { Element } from 'xast';
import { x } from 'xastscript';
import { findAll } from '../model/find-all.js';
import type { FontFace, RenderInput } from '../model/format.js';
import { hashShared, hashValue } from '../model/hash.js';
import { writeXml } from '../model/xml.js';
import { encodePng } from './encode-png.js';
import { fillOutline } from './fill-outline.js';
import { flattenPath, type Edges } from './flatten-path.js';
import {
  fillArea,
  makePicture,
  numberColour,
  releasePicture,
  type Area,
} from './indexed-picture.js';
import { mixColours } from './palette.js';

/** An area of one colour, such as `#14304a`. */
export interface Field extends Area {
  readonly fill: string;
}

/** A text as elements of SVG, the faces in which it is set, its colour and that of the field on which it stands. */
export interface SetText {
  readonly elements: readonly Element[];
  readonly faces: readonly FontFace[];
  readonly fill: string;
  readonly ground: string;
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
 * Draws a sheet as PNG, with the faces of its texts and no other font. The last pictures are kept: a briefing that is
 * built again while it is written has the same title and deck most of the time.
 */
export function drawSheet(
  drawing: Drawing,
  lendFiles: RenderInput['lendFiles'],
): Promise<Uint8Array> {
  const key = hashDrawing(drawing);
  const picture = kept.get(key) ?? draw(drawing, lendFiles);
  kept.delete(key);
  kept.set(key, picture);
  picture.catch(() => kept.delete(key));
  const [oldest = ''] = kept.keys();
  if (kept.size > MAX_KEPT) kept.delete(oldest);
  return picture;
}

function hashDrawing({ texts, ...rest }: Drawing): string {
  const parts = texts.map(({ faces, ...text }) => [
    text,
    faces.map(({ data }) => hashShared(data)),
  ]);
  return hashValue([rest, parts]);
}

/** How many colours lead from that of a field to that of a text on it, with both: as many as an eye tells apart. */
const STEPS = 16;

/**
 * The renderer only sets the texts and gives their outlines. To let it draw them takes four times as long: it has four
 * bytes a pixel, in fresh memory each time. It takes fonts from files only, which `lendFiles` lends it.
 */
async function draw(
  { width, height, fields, texts }: Drawing,
  lendFiles: RenderInput['lendFiles'],
): Promise<Uint8Array> {
  const faces = [...new Set(texts.flatMap((text) => text.faces))];
  const outlines = await lendFiles(
    faces.map(({ data }) => data),
    async (paths) => {
      const pathOf = (face: FontFace) => paths[faces.indexOf(face)] ?? '';
      return texts.map((text) => outlineText(text, text.faces.map(pathOf)));
    },
  );
  const picture = makePicture(width, height);
  for (const { fill, ...area } of fields) fillArea(picture, area, fill);
  for (const [index, { fill, ground }] of texts.entries()) {
    const colours = mixColours(ground, fill, STEPS);
    const ramp = Uint8Array.from(colours, (colour) => numberColour(picture, colour));
    for (const edges of outlines[index] ?? []) fillOutline(picture, edges, ramp);
  }
  const png = await encodePng(picture);
  releasePicture(picture);
  return png;
}

/** The outlines of a text; one for each of its elements that shows anything. */
function outlineText({ elements }: SetText, fontFiles: readonly string[]): readonly Edges[] {
  const svg = writeXml(x('svg', { xmlns: 'http://www.w3.org/2000/svg' }, [...elements]));
  const font = { loadSystemFonts: false, fontFiles: [...fontFiles] };
  const outlined = new Resvg(svg, { font }).toString();
  return findAll(outlined, / d="([^"]*)"/g).map(([, data = '']) => flattenPath(data));
}

import type { Element } from 'xast';
import type { FontFace, RenderInput } from '../model/format.js';
import { hashShared, hashValue } from '../model/hash.js';
import type { Placing } from './flatten-path.js';
import type { Area } from './indexed-picture.js';

/** An area of one colour, such as `#14304a`. */
export interface Field extends Area {
  readonly fill: string;
}

/**
 * A text as elements of SVG and where they are to be placed, the faces in which it is set, its colour and that of the
 * field on which it stands.
 */
export interface SetText<Face = FontFace> {
  readonly elements: readonly Element[];
  readonly faces: readonly Face[];
  readonly fill: string;
  readonly ground: string;
  readonly placing: Placing;
}

/** What is to be drawn: texts on fields, of which later ones cover earlier ones. All in whole pixels. */
export interface Drawing<Face = FontFace> {
  readonly width: number;
  readonly height: number;
  readonly fields: readonly Field[];
  readonly texts: readonly SetText<Face>[];
}

/** What a sheet is drawn with. The format has `paint` as a step. */
type Services = Pick<RenderInput, 'lendFiles' | 'step'>;

/** How many pictures are kept: as many as briefings are worked on at once, and more. */
const MAX_KEPT = 16;

const kept = new Map<string, Promise<Uint8Array>>();

/**
 * Draws a sheet as PNG, with the faces of its texts and no other font. The last pictures are kept: a briefing that is
 * built again while it is written has the same title and deck most of the time.
 */
export function drawSheet(drawing: Drawing, services: Services): Promise<Uint8Array> {
  const key = hashDrawing(drawing);
  const picture = kept.get(key) ?? draw(drawing, services);
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

/** The renderer takes fonts from files only, which `lendFiles` lends it. */
async function draw(
  { texts, ...sheet }: Drawing,
  { lendFiles, step }: Services,
): Promise<Uint8Array> {
  const faces = [...new Set(texts.flatMap((text) => text.faces))];
  return lendFiles(
    faces.map(({ data }) => data),
    (paths) => {
      const pathOf = (face: FontFace) => paths[faces.indexOf(face)] ?? '';
      const lent = texts.map((text) => ({ ...text, faces: text.faces.map(pathOf) }));
      return step<Uint8Array>('paint', { ...sheet, texts: lent } satisfies Drawing<string>);
    },
  );
}

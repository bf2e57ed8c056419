import { drawBriefing, type Sheet } from '../../draw/draw-briefing.js';
import type { RenderInput } from '../../model/format.js';

/** Pixels; the shape that shops ask for (1 to 1.6). */
export const COVER_SIZE = { width: 1600, height: 2560 } as const;

const HORIZON = 1680;

const SHEET: Sheet = {
  ...COVER_SIZE,
  margin: 150,
  horizon: { y: HORIZON, height: 16 },
  bar: { y: 160, width: 180, height: 12 },
  band: 116,
  marking: { height: 72, sizes: { max: 52, min: 24 }, leading: 1.2, first: 76 },
  publisher: { height: 80, sizes: { max: 62, min: 36 }, leading: 1.2, first: 275 },
  title: { height: 1080, sizes: { max: 184, min: 56 }, leading: 1.12, last: HORIZON - 130 },
  deck: { height: 430, sizes: { max: 76, min: 40 }, leading: 1.38, first: HORIZON + 190 },
  date: { height: 80, sizes: { max: 62, min: 36 }, leading: 1.2, last: 2400 },
};

/** Draws the cover of a book from the fields of its briefing, as PNG. */
export function drawCover(input: RenderInput): Promise<Uint8Array> {
  return drawBriefing(input, SHEET);
}

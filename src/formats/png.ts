import type { Sheet } from '../draw/draw-briefing.js';
import { paintStep } from '../draw/paint-step.js';
import { PICTURE_SIZE } from '../draw/picture-size.js';
import type { Format } from '../model/format.js';

const HORIZON = 424;

const SHEET: Sheet = {
  ...PICTURE_SIZE,
  margin: 72,
  horizon: { y: HORIZON, height: 6 },
  bar: { y: 76, width: 84, height: 6 },
  band: 52,
  marking: { height: 32, sizes: { max: 24, min: 12 }, leading: 1.2, first: 34 },
  publisher: { height: 36, sizes: { max: 28, min: 16 }, leading: 1.2, first: 126 },
  title: { height: 232, sizes: { max: 80, min: 28 }, leading: 1.12, last: HORIZON - 44 },
  deck: { height: 92, sizes: { max: 32, min: 20 }, leading: 1.35, first: HORIZON + 62 },
  date: { height: 32, sizes: { max: 24, min: 16 }, leading: 1.2, last: 594 },
};

/** The picture that stands for the page of a briefing where that is shared; the sibling of the cover of the book. */
export const png: Format = {
  name: 'png',
  extension: '.png',
  mediaType: 'image/png',
  steps: paintStep,
  async render(input) {
    const { drawBriefing } = await import('../draw/draw-briefing.js');
    return { value: await drawBriefing(input, SHEET) };
  },
};

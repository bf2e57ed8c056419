import type { Drawing } from './draw-sheet.js';

/** The step of formats that draw sheets. The renderer is loaded where it is done. */
export const paintStep = {
  paint: async (drawing: Drawing<string>) => (await import('./paint.js')).paint(drawing),
};

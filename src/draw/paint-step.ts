/** The step of formats that draw sheets. The renderer is loaded where it is done. */
export const paintStep = {
  paint: async () => (await import('./paint.js')).paint,
};

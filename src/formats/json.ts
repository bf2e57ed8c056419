import type { Format } from '../model/format.js';

/** The model itself: for debugging, and for other programs. */
export const json: Format = {
  name: 'json',
  extension: '.json',
  mediaType: 'application/json',
  render({ briefing }) {
    const text = `${JSON.stringify(briefing, undefined, 2)}\n`;
    return Promise.resolve({ value: new TextEncoder().encode(text) });
  },
};

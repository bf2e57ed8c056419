import type { Format } from '../model/format.js';

/** The model itself: for debugging, and for other programs. */
export const json: Format = {
  name: 'json',
  extension: '.json',
  mediaType: 'application/json',
  render({ briefing }) {
    const text = `${JSON.stringify(briefing, leaveOutMathMl, 2)}\n`;
    return Promise.resolve({ value: new TextEncoder().encode(text) });
  },
};

/** A formula is its TeX, of which any program can make what it needs. */
function leaveOutMathMl(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('type' in value)) return value;
  if (value.type !== 'math' && value.type !== 'inlineMath') return value;
  return { ...value, data: undefined };
}

import type { Drawn } from './drawing.js';

/** CSS pixels of each unit; em and ex are those of a browser's first font size. */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  em: 16,
  ex: 8,
};

const LENGTH = /^\+?((?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?) ?(px|pt|pc|in|cm|mm|em|ex|)$/i;

/**
 * Width and height of a drawing in CSS pixels: those it gives, or those of its `viewBox`, or one it gives and the
 * other by the shape of the `viewBox`. Undefined if it says neither, as with `width="100%"` alone.
 */
export function measureSvg({
  attributes,
}: Drawn): { readonly width: number; readonly height: number } | undefined {
  const width = toPixels(attributes['width']);
  const height = toPixels(attributes['height']);
  if (width !== undefined && height !== undefined) return { width, height };
  const [, , boxWidth = 0, boxHeight = 0] = (attributes['viewBox'] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (!(boxWidth > 0 && boxHeight > 0)) return undefined;
  if (width !== undefined) return { width, height: (width * boxHeight) / boxWidth };
  if (height !== undefined) return { width: (height * boxWidth) / boxHeight, height };
  return { width: boxWidth, height: boxHeight };
}

function toPixels(length: string | null | undefined): number | undefined {
  const [, value, unit = ''] = LENGTH.exec(length?.trim() ?? '') ?? [];
  return value === undefined ? undefined : Number(value) * (UNITS[unit.toLowerCase()] ?? 1);
}

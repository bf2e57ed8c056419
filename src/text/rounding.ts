import type { Figure } from './figures.js';

/** The least and the most that a figure can stand for, both included. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** How far figures with "about" or "nearly" before them may be off. */
const ROUGH = 0.06;

/**
 * What a figure can stand for: counts below a thousand are exact; others are rounded to their last digit that is
 * not zero (`1,200` is 1,150 to 1,250; `3.2 billion` is 3.15 to 3.25 billion).
 * @param decimals of the figures beside it, which it then has too
 */
export function toBounds(figure: Figure, decimals = 0): Bounds {
  const { value, rough, unit } = figure;
  const isShare = unit === '%' || unit === 'points' || figure.noun === 'point';
  const least = isShare && Number.isInteger(value) ? 0.5 : 0;
  const half = Math.max(
    least,
    findStep(figure, decimals) / 2,
    rough === undefined ? 0 : value * ROUGH,
  );
  return { low: value - half, high: value + half };
}

/** What a change from one figure to another, or the part of one in the other, can be in per cent. */
export function toPercent(of: Bounds, base: Bounds): Bounds {
  return { low: (of.low / base.high) * 100, high: (of.high / base.low) * 100 };
}

/** Whether a percentage can stand for a value within bounds: it may be cut off or rounded, or rough. */
export function canBe(percentage: Figure, { low, high }: Bounds): boolean {
  const { value, rough, text } = percentage;
  const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  const slack = Math.max(10 ** -decimals, value * 0.01);
  const loose = Math.max(slack, findLooseness(value));
  const { down, up } = {
    none: { down: slack, up: slack },
    both: { down: loose, up: loose },
    up: { down: slack, up: Math.max(6, value * 0.25) },
    down: { down: Math.max(4, value * 0.15), up: slack },
  }[rough ?? 'none'];
  return value + up >= low && value - down <= high;
}

/** How far "about" reaches: further from a round number than from one that was worked out. */
function findLooseness(value: number): number {
  if (value % 10 === 0) return Math.max(3, value * 0.06);
  return value % 5 === 0 ? 2.2 : 1.5;
}

function findStep({ text, value }: Figure, decimals: number): number {
  const [digits = '', fraction] =
    /\d[\d,]*(?:\.\d+)?/.exec(text)?.[0]?.replaceAll(',', '').split('.') ?? [];
  if (digits === '') return value >= 1000 ? value / 10 : 0;
  const scale = value / Number.parseFloat(`${digits}.${fraction ?? '0'}`);
  const places = Math.max(fraction?.length ?? 0, decimals);
  if (places > 0) return 10 ** -places * scale;
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0;
  if (scale > 1) return 10 ** Math.max(0, zeros - 1) * scale;
  return digits.length > 3 ? Math.min(10 ** zeros, value / 10) : 0;
}

/**
 * Whether a percentage of change is to the digit the one that comes out if the change is divided by the later figure:
 * from 48 to 42 is 12.5%, not 14.3%. Such a slip can hide behind the rounding of the two.
 */
export function isOfWrongBase(stated: Figure, first: Figure, second: Figure): boolean {
  const apart = Math.abs(second.value - first.value);
  const [right, wrong] = [apart / first.value, apart / second.value].map((ratio) => ratio * 100);
  const decimals = /\.(\d+)/.exec(stated.text)?.[1]?.length ?? 0;
  const isSaid = (value = 0) => Number(value.toFixed(decimals)) === stated.value;
  return (
    stated.rough === undefined &&
    isSaid(wrong) &&
    !isSaid(right) &&
    Math.abs((right ?? 0) - (wrong ?? 0)) >= 1
  );
}

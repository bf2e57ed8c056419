import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Metadata } from '../model/metadata.js';
import { stripIllegal } from '../model/xml.js';
import type { SetText } from './draw-sheet.js';
import { fitText, type Room } from './fit-text.js';
import { measureRuns, mendSpace, splitRuns, type Run, type Types } from './types.js';
import type { Area } from './indexed-picture.js';

/** A text in its place: the base line of its first line, or of its last if it grows upwards. */
export interface Setting extends Omit<Room, 'width'> {
  readonly text: string | undefined;
  readonly type: Exclude<keyof Types, 'all'>;
  readonly fill: string;
  readonly first?: number;
  readonly last?: number;
}

/** Pixels: what a text is set on. */
interface Ground {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

/** Room round the place of a text for what glyphs hang over, and for marks above each other, at a font size of 1. */
const SPARE = 0.5;

/** Sets a text as elements of SVG; undefined if some character of it is in no face, or there is none. */
export function setText(
  setting: Setting,
  ground: Ground,
  dir: Metadata['dir'],
  types: Types,
): SetText | undefined {
  const { width, margin } = ground;
  const { fill, first, last } = setting;
  const room = { ...setting, width: width - 2 * margin };
  const type = types[setting.type];
  const text = stripIllegal(setting.text ?? '').replace(/\s+/g, ' ');
  const split = (part: string): Run[] => splitRuns(part, type, types.all) ?? [];
  if (text.trim() === '' || !splitRuns(text, type, types.all)) return undefined;
  const { size, lines } = fitText(text, room, (part) => measureRuns(split(part)));
  const step = size * room.leading;
  const top = first ?? (last ?? 0) - (lines.length - 1) * step;
  const start = dir === 'rtl' ? width - margin : margin;
  const longest = Math.max(...lines.map((line) => measureRuns(split(line)))) * size;
  const box = {
    left: dir === 'rtl' ? start - longest : start,
    right: dir === 'rtl' ? start : start + longest,
    top,
    bottom: top + (lines.length - 1) * step,
  };
  return {
    elements: lines.flatMap((line, index) =>
      drawLine(split(line), { dir, size, fill, start, y: top + index * step }),
    ),
    area: findArea(box, size, ground, types),
  };
}

/** Pixels: the ends of the base lines of a text. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The area that the glyphs of a text may reach. */
function findArea(box: Box, size: number, { width, height }: Ground, { all }: Types): Area {
  const bounds = all.map(({ facts }) => facts.bounds);
  const above = Math.max(...bounds.map((bound) => bound.above)) + SPARE;
  const below = Math.max(...bounds.map((bound) => bound.below)) + SPARE;
  const left = Math.max(0, Math.floor(box.left - SPARE * size));
  const top = Math.max(0, Math.floor(box.top - above * size));
  const right = Math.min(width, Math.ceil(box.right + SPARE * size));
  const bottom = Math.min(height, Math.ceil(box.bottom + below * size));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

interface LinePlace {
  readonly dir: Metadata['dir'];
  readonly size: number;
  readonly fill: string;
  readonly start: number;
  readonly y: number;
}

/** Each run stands by itself: the renderer drops a line whose faces join its letters differently. */
function drawLine(runs: readonly Run[], { dir, size, fill, start, y }: LinePlace): Element[] {
  const isRtl = dir === 'rtl';
  return runs.map((run, index) => {
    const before = measureRuns(runs.slice(0, index)) * size;
    const { face, facts } = run.type;
    const gap = mendSpace(run.type) * size;
    const attributes = {
      x: isRtl ? start - before : start + before,
      y,
      'text-anchor': isRtl ? 'end' : 'start',
      'font-family': facts.family,
      'font-weight': face.weight,
      'font-style': face.style,
      'font-size': size,
      ...(gap !== 0 && { 'word-spacing': gap }),
      fill,
    };
    const text = run.text.trimEnd();
    // The renderer takes text for one from left to right; an embedding says otherwise (UAX #9).
    return x('text', attributes, isRtl ? `\u202B${text}\u202C` : text);
  });
}

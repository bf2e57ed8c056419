import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Metadata } from '../model/metadata.js';
import { stripIllegal } from '../model/xml.js';
import type { SetText } from './draw-sheet.js';
import { fitText, type Room } from './fit-text.js';
import { measureRuns, mendSpace, splitRuns, type Run, type Types } from './types.js';

/** A text in its place: the base line of its first line, or of its last if it grows upwards. */
export interface Setting extends Omit<Room, 'width'> {
  readonly text: string | undefined;
  readonly type: Exclude<keyof Types, 'all'>;
  readonly fill: string;
  /** Colour of the field on which it stands. */
  readonly ground: string;
  readonly first?: number;
  readonly last?: number;
}

/** Pixels: what a text is set on. */
interface Ground {
  readonly width: number;
  readonly margin: number;
}

/**
 * The font size in which texts are set, whatever theirs is. Most fonts have as many units to it: their outlines are then
 * whole numbers, which the renderer writes in a third of the time.
 */
const UNITS = 1000;

/** Sets a text as elements of SVG; undefined if some character of it is in no face, or there is none. */
export function setText(
  setting: Setting,
  { width, margin }: Ground,
  dir: Metadata['dir'],
  types: Types,
): SetText | undefined {
  const { fill, ground, first, last } = setting;
  const room = { ...setting, width: width - 2 * margin };
  const type = types[setting.type];
  const text = stripIllegal(setting.text ?? '').replace(/\s+/g, ' ');
  const split = (part: string): Run[] => splitRuns(part, type, types.all) ?? [];
  if (text.trim() === '' || !splitRuns(text, type, types.all)) return undefined;
  const { size, lines } = fitText(text, room, (part) => measureRuns(split(part)));
  const step = size * room.leading;
  const top = first ?? (last ?? 0) - (lines.length - 1) * step;
  const start = dir === 'rtl' ? width - margin : margin;
  const set = lines.map(split);
  return {
    elements: set.flatMap((line, index) => setLine(line, dir, index * room.leading * UNITS)),
    placing: { x: start, y: top, scale: size / UNITS },
    faces: [...new Set(set.flat().map((run) => run.type.face))],
    fill,
    ground,
  };
}

/** Each run stands by itself: the renderer drops a line whose faces join its letters differently. */
function setLine(runs: readonly Run[], dir: Metadata['dir'], y: number): Element[] {
  const isRtl = dir === 'rtl';
  return runs.map((run, index) => {
    const before = measureRuns(runs.slice(0, index)) * UNITS;
    const { face, facts } = run.type;
    const gap = mendSpace(run.type) * UNITS;
    const attributes = {
      x: isRtl ? -before : before,
      y,
      'text-anchor': isRtl ? 'end' : 'start',
      'font-family': facts.family,
      'font-weight': face.weight,
      'font-style': face.style,
      'font-size': UNITS,
      ...(gap !== 0 && { 'word-spacing': gap }),
    };
    const text = run.text.trimEnd();
    // The renderer takes text for one from left to right; an embedding says otherwise (UAX #9).
    return x('text', attributes, isRtl ? `\u202B${text}\u202C` : text);
  });
}

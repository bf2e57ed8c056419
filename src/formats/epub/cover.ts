import type { Element as HtmlElement, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Element } from 'xast';
import { x } from 'xastscript';
import type { RenderInput } from '../../model/format.js';
import type { Metadata } from '../../model/metadata.js';
import { fitText, type Room } from './cover-lines.js';
import { chooseTypes, measureRuns, splitRuns, type Run, type Type } from './cover-type.js';
import { drawSvg } from './draw-svg.js';
import { stripIllegal } from '../../model/xml.js';

/** Pixels; the shape that shops ask for (1 to 1.6). */
export const COVER_SIZE = { width: 1600, height: 2560 } as const;

const MARGIN = 150;
const WIDTH = COVER_SIZE.width - 2 * MARGIN;
/** Where the dark field of the title ends and the light one of the deck begins. */
const HORIZON = 1680;
const BAR = { width: 180, height: 12 } as const;

/** Whatever meets differs in lightness enough to be told apart on a grey screen. */
const COLOURS = {
  field: '#14304a',
  paper: '#f7f4ed',
  accent: '#d8a13f',
  kicker: '#eadfc8',
  title: '#ffffff',
  deck: '#1d2b38',
  date: '#4c5a66',
} as const;

const TITLE: Room = { width: WIDTH, height: 1080, sizes: { max: 184, min: 56 }, leading: 1.12 };
const DECK: Room = { width: WIDTH, height: 430, sizes: { max: 76, min: 40 }, leading: 1.38 };
const LINE: Room = { width: WIDTH, height: 80, sizes: { max: 62, min: 36 }, leading: 1.2 };

/** A text in its place: the base line of its first line, or of its last if it grows upwards. */
interface Setting {
  readonly text: string | undefined;
  readonly type: Type;
  readonly room: Room;
  readonly fill: string;
  readonly first?: number;
  readonly last?: number;
}

/**
 * Draws the cover from title, deck, publisher and date with the fonts of the briefing, as PNG.
 * A text with a character that no font has is left out rather than drawn as boxes.
 */
export async function drawCover({
  metadata,
  document,
  faces,
  lendFiles,
}: RenderInput): Promise<Uint8Array> {
  const { title, deck, publisher, dir } = metadata;
  const types = chooseTypes(faces);
  const settings: Setting[] = [
    { text: publisher?.name, type: types.small, room: LINE, fill: COLOURS.kicker, first: 275 },
    { text: title, type: types.title, room: TITLE, fill: COLOURS.title, last: HORIZON - 130 },
    { text: deck, type: types.text, room: DECK, fill: COLOURS.deck, first: HORIZON + 190 },
    { text: readDate(document), type: types.small, room: LINE, fill: COLOURS.date, last: 2400 },
  ];
  const svg = x(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...COVER_SIZE },
    drawFields(dir),
    settings.flatMap((setting) => setText(setting, dir, types.all)),
  );
  return drawSvg(svg, faces, lendFiles);
}

function drawFields(dir: Metadata['dir']): Element[] {
  const { width, height } = COVER_SIZE;
  const barAt = dir === 'rtl' ? width - MARGIN - BAR.width : MARGIN;
  return [
    x('rect', { width, height, fill: COLOURS.paper }),
    x('rect', { width, height: HORIZON, fill: COLOURS.field }),
    x('rect', { y: HORIZON, width, height: 16, fill: COLOURS.accent }),
    x('rect', { x: barAt, y: 160, ...BAR, fill: COLOURS.accent }),
  ];
}

function setText(setting: Setting, dir: Metadata['dir'], all: readonly Type[]): Element[] {
  const { type, room, fill, first, last } = setting;
  const text = stripIllegal(setting.text ?? '').replace(/\s+/g, ' ');
  const split = (part: string): Run[] => splitRuns(part, type, all) ?? [];
  if (text.trim() === '' || !splitRuns(text, type, all)) return [];
  const { size, lines } = fitText(text, room, (part) => measureRuns(split(part)));
  const step = size * room.leading;
  const top = first ?? (last ?? 0) - (lines.length - 1) * step;
  return lines.flatMap((line, index) =>
    drawLine(split(line), { dir, size, fill, y: top + index * step }),
  );
}

interface LinePlace {
  readonly dir: Metadata['dir'];
  readonly size: number;
  readonly fill: string;
  readonly y: number;
}

/** Each run stands by itself: the renderer drops a line whose faces join its letters differently. */
function drawLine(runs: readonly Run[], { dir, size, fill, y }: LinePlace): Element[] {
  const isRtl = dir === 'rtl';
  return runs.map((run, index) => {
    const before = measureRuns(runs.slice(0, index)) * size;
    const { face, facts } = run.type;
    const attributes = {
      x: isRtl ? COVER_SIZE.width - MARGIN - before : MARGIN + before,
      y,
      'text-anchor': isRtl ? 'end' : 'start',
      'font-family': facts.family,
      'font-weight': face.weight,
      'font-style': face.style,
      'font-size': size,
      fill,
    };
    const text = run.text.trimEnd();
    // The renderer takes text for one from left to right; an embedding says otherwise (UAX #9).
    return x('text', attributes, isRtl ? `\u202B${text}\u202C` : text);
  });
}

/** The date as the briefing words it. */
function readDate(document: Root): string | undefined {
  let date: HtmlElement | undefined;
  visit(document, 'element', (element) => {
    if (element.tagName === 'time') date ??= element;
  });
  return date && toString(date);
}

import type { Root } from 'hast';
import { toString } from 'hast-util-to-string';
import type { RenderInput } from '../model/format.js';
import { wordMarkings } from '../model/markings.js';
import type { Metadata } from '../model/metadata.js';
import { findFirst } from '../model/tree.js';
import { drawSheet, type Field } from './draw-sheet.js';
import type { Room } from './fit-text.js';
import { COLOURS, TLP_COLOURS } from './palette.js';
import { setText, type Setting } from './set-text.js';
import { chooseTypes, splitRuns, type Types } from './types.js';

/** Where a text stands: the base line of its first line, or of its last if it grows upwards. */
export interface Place extends Omit<Room, 'width'> {
  readonly first?: number;
  readonly last?: number;
}

/** Stands between two markings: a character that each face has. */
const SEPARATOR = ' | ';

/** A sheet to draw a briefing on; all in pixels, from its top. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** On both sides of each text. */
  readonly margin: number;
  /** Where the dark field of the title ends and the light one of the deck begins. */
  readonly horizon: { readonly y: number; readonly height: number };
  /** A short stroke above the publisher. */
  readonly bar: { readonly y: number; readonly width: number; readonly height: number };
  /** Height of the band of the marking, which is there only if the briefing has one. */
  readonly band: number;
  readonly marking: Place;
  readonly publisher: Place;
  readonly title: Place;
  readonly deck: Place;
  readonly date: Place;
}

/**
 * Draws marking, publisher, title, deck and date with the fonts of the briefing on a sheet, as PNG.
 * A text with a character that no font has is left out rather than drawn as boxes. The format has `paintStep`.
 */
export function drawBriefing(input: RenderInput, sheet: Sheet): Promise<Uint8Array> {
  const { metadata, faces } = input;
  const types = chooseTypes(faces);
  const texts = listSettings(input, sheet, types).flatMap(
    (setting) => setText(setting, sheet, metadata.dir, types) ?? [],
  );
  const { width, height } = sheet;
  return drawSheet({ width, height, fields: listFields(sheet, metadata), texts }, input);
}

function listSettings(
  { metadata, document, labels }: RenderInput,
  sheet: Sheet,
  types: Types,
): Setting[] {
  const { title, deck, publisher, tlp } = metadata;
  const marks = [...(tlp === undefined ? [] : [tlp]), ...wordMarkings(metadata, labels)];
  const marking = marks.filter((mark) => splitRuns(mark, types.small, types.all)).join(SEPARATOR);
  const ink = (tlp !== undefined && TLP_COLOURS[tlp]) || COLOURS.terms;
  return [
    { text: marking, type: 'small', fill: ink, ground: COLOURS.band, ...sheet.marking },
    {
      text: publisher?.name,
      type: 'small',
      fill: COLOURS.kicker,
      ground: COLOURS.field,
      ...sheet.publisher,
    },
    { text: title, type: 'title', fill: COLOURS.title, ground: COLOURS.field, ...sheet.title },
    { text: deck, type: 'text', fill: COLOURS.deck, ground: COLOURS.paper, ...sheet.deck },
    {
      text: readDate(document),
      type: 'small',
      fill: COLOURS.date,
      ground: COLOURS.paper,
      ...sheet.date,
    },
  ];
}

function listFields(
  { width, height, margin, horizon, bar, band }: Sheet,
  { dir, tlp, handling, embargo }: Metadata,
): Field[] {
  const isMarked = [tlp, handling, embargo].some((mark) => mark !== undefined);
  const barAt = dir === 'rtl' ? width - margin - bar.width : margin;
  const across = { x: 0, y: 0, width };
  // The larger one is first: its colour is 0, as the filter types of rows are, so that one run goes through many rows.
  return [
    { ...across, height: horizon.y, fill: COLOURS.field },
    { ...across, y: horizon.y, height: height - horizon.y, fill: COLOURS.paper },
    { ...across, ...horizon, fill: COLOURS.accent },
    { x: barAt, ...bar, fill: COLOURS.accent },
    ...(isMarked ? [{ ...across, height: band, fill: COLOURS.band }] : []),
  ];
}

/** The date as the briefing words it. */
function readDate(document: Root): string | undefined {
  const date = findFirst(document, ({ tagName }) => tagName === 'time');
  return date && toString(date);
}

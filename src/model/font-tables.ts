import { rememberFor } from './remember.js';

/** What must be known of a font to set text in it. */
export interface FontFacts {
  /** The family name inside the font, by which a renderer finds it; it may differ from the CSS family. */
  readonly family: string;
  /** Width of each character of the font, by code point, in pixels at a font size of 1. */
  readonly advances: ReadonlyMap<number, number>;
  /** Width of what stands for a character that the font lacks. */
  readonly lacking: number;
}

/** Code point and glyph number of a character. */
type Mapping = readonly [codePoint: number, glyph: number];

/** Reads what `FontFacts` says from a TrueType font (OpenType 1.9: `name`, `cmap`, `head`, `hhea`, `hmtx`), once. */
export const readFont = rememberFor(readTables);

function readTables(data: Uint8Array): FontFacts {
  const font = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const head = findTable(font, 'head');
  const unitsPerEm = head.getUint16(18);
  const metrics = findTable(font, 'hmtx');
  const lastMetric = findTable(font, 'hhea').getUint16(34) - 1;
  const readAdvance = (glyph: number): number =>
    metrics.getUint16(Math.min(glyph, lastMetric) * 4) / unitsPerEm;
  const mappings = readMappings(findTable(font, 'cmap'));
  return {
    family: readFamily(findTable(font, 'name')),
    advances: new Map(mappings.map(([codePoint, glyph]) => [codePoint, readAdvance(glyph)])),
    lacking: readAdvance(0),
  };
}

function findTable(font: DataView, tag: string): DataView {
  for (let index = 0; index < font.getUint16(4); index += 1) {
    const record = 12 + index * 16;
    const name = [0, 1, 2, 3].map((at) => String.fromCharCode(font.getUint8(record + at))).join('');
    if (name === tag) return slice(font, font.getUint32(record + 8), font.getUint32(record + 12));
  }
  throw new Error(`The font has no ${tag} table`);
}

/** The typographic family (name 16), else the family (name 1), of the Unicode and Windows platforms. */
function readFamily(table: DataView): string {
  const names = new Map<number, string>();
  const strings = table.getUint16(4);
  for (let index = 0; index < table.getUint16(2); index += 1) {
    const record = 6 + index * 12;
    if (table.getUint16(record) === 1) continue;
    const start = strings + table.getUint16(record + 10);
    const text = slice(table, start, table.getUint16(record + 8));
    names.set(table.getUint16(record + 6), new TextDecoder('utf-16be').decode(text));
  }
  const family = names.get(16) ?? names.get(1);
  if (!family) throw new Error('The font has no family name');
  return family;
}

function readMappings(table: DataView): readonly Mapping[] {
  const mappings: Mapping[] = [];
  for (let index = 0; index < table.getUint16(2); index += 1) {
    const subtable = slice(table, table.getUint32(4 + index * 8 + 4));
    const format = subtable.getUint16(0);
    if (format === 4) mappings.push(...readSegments(subtable));
    if (format === 12) mappings.push(...readGroups(subtable));
  }
  return mappings.filter(([, glyph]) => glyph !== 0);
}

/** Format 4: segments of the Basic Multilingual Plane, each of them four numbers in four parallel arrays. */
function* readSegments(subtable: DataView): Iterable<Mapping> {
  const size = subtable.getUint16(6);
  for (let segment = 0; segment < size; segment += 2) {
    const end = subtable.getUint16(14 + segment);
    const start = subtable.getUint16(16 + size + segment);
    const delta = subtable.getUint16(16 + 2 * size + segment);
    const rangeAt = 16 + 3 * size + segment;
    const range = subtable.getUint16(rangeAt);
    // The last segment only ends the table.
    for (let code = start; code <= end && code !== 0xff_ff; code += 1) {
      const listed = range === 0 ? code : subtable.getUint16(rangeAt + range + (code - start) * 2);
      yield [code, listed === 0 ? 0 : (listed + delta) % 0x1_00_00];
    }
  }
}

/** Format 12: groups of characters that follow each other, with the glyph of the first. */
function* readGroups(subtable: DataView): Iterable<Mapping> {
  for (let index = 0; index < subtable.getUint32(12); index += 1) {
    const group = 16 + index * 12;
    const start = subtable.getUint32(group);
    const glyph = subtable.getUint32(group + 8);
    for (let code = start; code <= subtable.getUint32(group + 4); code += 1) {
      yield [code, glyph + code - start];
    }
  }
}

function slice(view: DataView, start: number, length = view.byteLength - start): DataView {
  return new DataView(view.buffer, view.byteOffset + start, length);
}

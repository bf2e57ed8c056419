import { rememberFor } from '../../model/remember.js';
import { PDFArray, PDFDict, PDFName, PDFNumber } from './pdf-lib.js';
import type { PDFPage } from './pdf-lib.js';
import { readPageContent } from './page-content.js';

/** Widths of the glyphs of a font, in thousandths of the font size. */
export interface Widths {
  /** By the codes of glyphs as Chromium writes them, such as `001C`. */
  readonly known: ReadonlyMap<string, number>;
  /** That of all others. */
  readonly usual: number;
}

/** What forgets a font or may, what sets one, and glyphs of a line that are painted one by one. */
const TEXT =
  /\b(?:BT|Q)\b|\/(\S+) (\S+) Tf|<([\dA-F]{4})> Tj((?:\n-?[\d.]+ 0 Td <[\dA-F]{4}> Tj){2,})/g;

/** What stands between the distance of a glyph and its code, and between that and the next distance. */
const [BEFORE, AFTER] = [' 0 Td <', '> Tj\n'];

const DIGITS = 4;

/** The usual width if a font tells none (ISO 32000-1, table 117). */
const DEFAULT_WIDTH = 1000;

/** What changes the distances of glyphs besides their font. */
const SPACING = /\sT[cwz]\s/;

/** The content of a page with the glyphs of its lines joined. */
export function joinPageGlyphs(page: PDFPage): string {
  const fonts = page.node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict);
  return joinGlyphs(readPageContent(page), (name) => {
    const font = fonts?.lookup(PDFName.of(name));
    return font instanceof PDFDict ? readWidths(font) : undefined;
  });
}

/**
 * Joins glyphs that the browser paints one by one, each with its distance from the one before it, into strings of several:
 * what is five times as long takes as much longer to deflate and to read. None stands further than half a thousandth of the
 * font size from where it stood, and the last one of each line where it was.
 * @param widthsOf of a font by its name; undefined if they are not known
 */
export function joinGlyphs(
  content: string,
  widthsOf: (font: string) => Widths | undefined,
): string {
  if (SPACING.test(content)) return content;
  let widths: Widths | undefined;
  let size = 0;
  return content.replace(
    TEXT,
    (found, font?: string, newSize?: string, first?: string, others?: string) => {
      if (first !== undefined && others !== undefined)
        return widths && size > 0 ? joinLine(first, others, widths, size) : found;
      widths = font === undefined ? undefined : widthsOf(font);
      size = Number(newSize ?? 0);
      return found;
    },
  );
}

/** ISO 32000-1, 9.4.3: a number in the array of `TJ` moves what follows it to the left. */
function joinLine(first: string, others: string, widths: Widths, size: number): string {
  let joined = '';
  let shift = 0;
  let glyph = first;
  let reach = 0;
  let owed = 0;
  for (let at = 1; at < others.length;) {
    const end = others.indexOf(' ', at);
    const distance = Number(others.slice(at, end));
    const start = end + BEFORE.length;
    joined += shift === 0 ? glyph : `>${String(shift)}<${glyph}`;
    owed += (widths.known.get(glyph) ?? widths.usual) - (distance * 1000) / size;
    shift = Math.round(owed);
    owed -= shift;
    reach += distance;
    glyph = others.slice(start, start + DIGITS);
    at = start + DIGITS + AFTER.length;
  }
  return `[<${joined}>] TJ\n${String(Number(reach.toFixed(4)))} 0 Td <${glyph}> Tj`;
}

/** The widths of a composite font whose codes are its glyphs, as Chromium writes it (ISO 32000-1, 9.7.4.3). */
const readWidths = rememberFor((font: PDFDict): Widths | undefined => {
  if (font.get(PDFName.of('Encoding')) !== PDFName.of('Identity-H')) return undefined;
  const inner = font.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
  const list = inner.lookupMaybe(PDFName.of('W'), PDFArray) ?? PDFArray.withContext(font.context);
  const known = new Map<string, number>();
  const note = (code: number, width: number) =>
    known.set(code.toString(16).toUpperCase().padStart(DIGITS, '0'), width);
  const read = (array: PDFArray, at: number) => array.lookup(at, PDFNumber).asNumber();
  for (let at = 0; at < list.size();) {
    const first = read(list, at);
    const what = list.lookup(at + 1);
    if (what instanceof PDFArray) {
      for (let index = 0; index < what.size(); index += 1) note(first + index, read(what, index));
      at += 2;
    } else {
      for (let code = first; code <= read(list, at + 1); code += 1) note(code, read(list, at + 2));
      at += 3;
    }
  }
  const usual = inner.lookupMaybe(PDFName.of('DW'), PDFNumber)?.asNumber() ?? DEFAULT_WIDTH;
  return { known, usual };
});

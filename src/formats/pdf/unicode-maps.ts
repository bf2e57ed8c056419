import { PDFDict, PDFName, PDFRawStream } from './pdf-lib.js';
import type { PDFDocument } from './pdf-lib.js';
import { makeStream, readStream } from './streams.js';

const TO_UNICODE = PDFName.of('ToUnicode');

/** A glyph that Chromium knows no character for: a form that a letter takes within an Arabic word, say. */
const NO_CHARACTER = /(<[0-9A-F]+>) <0000>$/gim;

/**
 * Maps glyphs without a character of their own to the replacement character: a map may not lead to U+0000
 * (ISO 14289-1, 7.21.7). What they stand for is in the `ActualText` round them, which comes first.
 */
export function mendUnicodeMaps({ context }: PDFDocument): void {
  for (const [, font] of context.enumerateIndirectObjects()) {
    if (!(font instanceof PDFDict) || !font.has(TO_UNICODE)) continue;
    const map = font.lookup(TO_UNICODE);
    const text = map instanceof PDFRawStream ? readStream(map) : '';
    const mended = text.replace(NO_CHARACTER, '$1 <FFFD>');
    if (mended === text) continue;
    font.set(TO_UNICODE, context.register(makeStream(context, mended)));
  }
}

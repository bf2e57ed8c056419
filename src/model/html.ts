import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

/** Stands alone in a `style` element for a style sheet that is put there at last. */
export const SHEET = '\uFDD1';

const processor = unified().use(rehypeStringify).freeze();

/**
 * Writes a document as HTML, in two parts: what comes before the style sheet and what comes after it.
 * The library copies a text once for each element round it, and a sheet holds fonts: that took most of the time.
 * @param document has `SHEET` in the place of the sheet
 */
export function writeHtml(document: Root): readonly [before: string, after: string] {
  const html = processor.stringify(document);
  const at = html.indexOf(`>${SHEET}</style>`) + 1;
  if (at === 0) throw new Error('The document has no place for its style sheet');
  return [html.slice(0, at), html.slice(at + SHEET.length)];
}

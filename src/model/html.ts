import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

/** Stands in a `style` element for a style sheet that is put there at last; no source may have it. */
export const SHEET = '\uFDD1';

const processor = unified().use(rehypeStringify).freeze();

/**
 * Writes a document as HTML, in parts that follow each other: what comes before a style sheet, the sheet, the rest.
 * The library copies a text once for each element round it, and a sheet holds fonts: that took most of the time.
 * @param document has `SHEET` in the place of the sheet
 */
export function writeHtml(document: Root, sheet: string): readonly string[] {
  const [before = '', after = ''] = processor.stringify(document).split(SHEET);
  return [before, sheet, after];
}

import { PDFDict, PDFHexString, PDFName } from './pdf-lib.js';
import type { PDFDocument } from './pdf-lib.js';

/**
 * Gives the bookmarks the texts of the headings. The browser takes them from what it draws: words from right to left
 * in the order in which they stand on the page, those of a heading that has moved to the next page twice, and the
 * numbers of notes as if they were of the words.
 * @param headings which the bookmarks are of, in their order
 */
export function nameBookmarks(document: PDFDocument, headings: readonly string[]): void {
  const root = document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict);
  if (!root) return;
  const bookmarks = listBookmarks(root);
  // A heading that was not printed: the proof tells of it.
  if (bookmarks.length !== headings.length) return;
  for (const [index, bookmark] of bookmarks.entries())
    bookmark.set(PDFName.of('Title'), PDFHexString.fromText(headings[index] ?? ''));
}

function listBookmarks(parent: PDFDict): readonly PDFDict[] {
  const found: PDFDict[] = [];
  let next = parent.lookupMaybe(PDFName.of('First'), PDFDict);
  while (next) {
    found.push(next, ...listBookmarks(next));
    next = next.lookupMaybe(PDFName.of('Next'), PDFDict);
  }
  return found;
}

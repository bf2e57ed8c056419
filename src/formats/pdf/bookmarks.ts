import type { Root } from 'hast';
import { readHeading } from '../../model/contents.js';
import { eachElement, findElement } from '../../model/tree.js';
import { PDFDict, PDFHexString, PDFName } from './pdf-lib.js';
import type { PDFDocument } from './pdf-lib.js';

/**
 * Gives the bookmarks the texts of the headings. The browser takes them from what it draws: words from right to left
 * in the order in which they stand on the page, those of a heading that has moved to the next page twice, and the
 * numbers of notes as if they were of the words.
 * @param source the document, whose headings the bookmarks are of, in their order
 */
export function nameBookmarks(document: PDFDocument, source: Root): void {
  const root = document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict);
  if (!root) return;
  const bookmarks = listBookmarks(root);
  const titles = listTitles(source);
  // A heading that was not printed: the proof tells of it.
  if (bookmarks.length !== titles.length) return;
  for (const [index, bookmark] of bookmarks.entries())
    bookmark.set(PDFName.of('Title'), PDFHexString.fromText(titles[index] ?? ''));
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

function listTitles(source: Root): readonly string[] {
  const titles: string[] = [];
  eachElement(findElement(source, 'main'), (element) => {
    if (/^h[1-6]$/.test(element.tagName)) titles.push(readHeading(element));
  });
  return titles;
}

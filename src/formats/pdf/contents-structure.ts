import { PDFName } from './pdf-lib.js';
import { CONTENTS_LANG } from './contents.js';
import { listElements, readLang, readType, type StructureElement } from './structure.js';

/** What the elements of the contents are, by what Chromium takes them for. */
const TYPES: Readonly<Record<string, string>> = { L: 'TOC', LI: 'TOCI', P: 'Caption' };

/** Tags the table of contents as one (ISO 32000-1, 14.8.4.3.1), and takes the mark off by which it is found. */
export function tagContents(elements: readonly StructureElement[]): void {
  for (const { element } of elements) {
    if (readLang(element) !== CONTENTS_LANG) continue;
    element.delete(PDFName.of('Lang'));
    element.set(PDFName.of('S'), PDFName.of('TOC'));
    for (const { element: part } of listElements(element)) {
      const type = TYPES[readType(part) ?? ''];
      if (type !== undefined) part.set(PDFName.of('S'), PDFName.of(type));
    }
  }
}

import { PDFHexString, PDFName, PDFString } from './pdf-lib.js';
import { FORMULA_MARK } from './formula-mark.js';
import { readType, type StructureElement } from './structure.js';

const ALT = PDFName.of('Alt');

/** Makes formulae of the figures that are marked as such (ISO 14289-1, 7.7). */
export function tagFormulae(elements: readonly StructureElement[]): void {
  for (const { element } of elements) {
    const alt = readType(element) === 'Figure' ? element.lookup(ALT) : undefined;
    if (!isText(alt)) continue;
    const text = alt.decodeText();
    if (!text.startsWith(FORMULA_MARK)) continue;
    element.set(PDFName.of('S'), PDFName.of('Formula'));
    element.set(ALT, PDFHexString.fromText(text.slice(FORMULA_MARK.length)));
  }
}

function isText(value: unknown): value is PDFString | PDFHexString {
  return value instanceof PDFString || value instanceof PDFHexString;
}

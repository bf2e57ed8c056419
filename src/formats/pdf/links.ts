import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString } from './pdf-lib.js';
import type { PDFDocument } from './pdf-lib.js';

/**
 * Says of each link where it leads (ISO 14289-1, 7.18.5): the address, or the label of the link or the text
 * of its target within the document.
 * @param targets these by the names that Chromium gives the places
 */
export function describeLinks(document: PDFDocument, targets: ReadonlyMap<string, string>): void {
  for (const page of document.getPages()) {
    const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray);
    for (const entry of annotations?.asArray() ?? []) {
      const annotation = document.context.lookup(entry, PDFDict);
      if (annotation.get(PDFName.of('Subtype')) !== PDFName.of('Link')) continue;
      const text = describe(annotation, targets);
      annotation.set(PDFName.of('Contents'), PDFHexString.fromText(text));
    }
  }
}

function describe(annotation: PDFDict, targets: ReadonlyMap<string, string>): string {
  const action = annotation.lookupMaybe(PDFName.of('A'), PDFDict);
  const address = action?.lookup(PDFName.of('URI'));
  if (address instanceof PDFString || address instanceof PDFHexString) return address.decodeText();
  const target = annotation.lookup(PDFName.of('Dest'));
  if (!(target instanceof PDFName)) throw new Error('A link in the PDF leads nowhere');
  const name = target.decodeText();
  return targets.get(name) ?? name;
}

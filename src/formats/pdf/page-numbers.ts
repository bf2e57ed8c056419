import { ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFName } from './pdf-lib.js';

/** Reads on which page each anchor is that a link within a printed file leads to. */
export async function readPageNumbers(printed: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const options = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest };
  const file = await PDFDocument.load(printed, options);
  const numbers = new Map(file.getPages().map(({ ref }, index) => [ref, String(index + 1)]));
  const targets = file.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  const found = new Map<string, string>();
  for (const name of targets?.keys() ?? []) {
    const page = targets?.lookupMaybe(name, PDFArray)?.get(0);
    const number = [...numbers].find(([ref]) => ref === page)?.[1];
    if (number !== undefined) found.set(decodeURIComponent(name.decodeText()), number);
  }
  return found;
}

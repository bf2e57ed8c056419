import { PDFArray, PDFDict, PDFName } from './pdf-lib.js';
import { readFile } from './read-file.js';

/** Reads on which page each anchor is that a link within a printed file leads to. */
export function readPageNumbers(printed: Uint8Array): ReadonlyMap<string, string> {
  const file = readFile(printed);
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

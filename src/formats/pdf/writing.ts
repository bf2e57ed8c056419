import { findDirection } from '../../model/metadata.js';
import { PDFDict, PDFName, PDFString } from './pdf-lib.js';
import type { PDFDocument } from './pdf-lib.js';

/** How the text of a finished file runs: in lines from left or right, or in columns from the right. */
export type Writing = 'ltr' | 'rtl' | 'vertical';

/** Reads how the text of a file runs: its pages are turned from right to left for columns, too. */
export function readWriting({ catalog }: PDFDocument): Writing {
  const preferences = catalog.lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict);
  if (preferences?.lookup(PDFName.of('Direction')) !== PDFName.of('R2L')) return 'ltr';
  const lang = catalog.lookupMaybe(PDFName.of('Lang'), PDFString)?.decodeText() ?? '';
  return findDirection(lang) === 'rtl' ? 'rtl' : 'vertical';
}

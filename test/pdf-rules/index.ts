import { openPdf } from '../pdf-reader.js';
import { contentRules } from './content.js';
import { fileRules } from './file.js';
import type { PdfRule } from './rule.js';
import { structureRules } from './structure.js';

/** The rules of PDF/UA-1 and PDF/A-2a that Galley or the browser could break. */
export const pdfRules: readonly PdfRule[] = [...fileRules, ...structureRules, ...contentRules];

/** What is wrong with a file, each with its clause. */
export async function judgePdf(value: Uint8Array): Promise<string[]> {
  const document = await openPdf(value);
  return pdfRules.flatMap(({ clause, find }) =>
    find(document).map((problem) => `${clause}: ${problem}`),
  );
}

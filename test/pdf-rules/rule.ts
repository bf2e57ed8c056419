import type { PDFDocument } from '@cantoo/pdf-lib';

/** One thing that PDF/UA-1 or PDF/A-2a asks for, held on the bytes of a file. */
export interface PdfRule {
  /** Standard, clause and, where veraPDF has one, its number of the test: `UA1 7.1-10`. */
  readonly clause: string;
  /** What is wrong; empty if nothing is. */
  readonly find: (document: PDFDocument) => string[];
}

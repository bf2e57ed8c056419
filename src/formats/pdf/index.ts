import type { Format, Rendered, RenderInput } from '../../model/format.js';
import type { PrintPage } from '../../model/print-page.js';
import { findElement } from '../../model/tree.js';
import { hasContents } from './contents.js';
import { makePage } from './page.js';
import { describeSource } from './source.js';

/** A printable page: tagged PDF that follows PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). */
export const pdf: Format = {
  name: 'pdf',
  extension: '.pdf',
  mediaType: 'application/pdf',
  // What finishes and reads a file is loaded where that is done.
  steps: { finish: async () => (await import('./finish.js')).finish },
  async render(input) {
    const { page, printed } = await print(input);
    return input.step<Rendered>('finish', printed, describeSource(page, input));
  },
  async readText(value) {
    const { readText } = await import('./read-text.js');
    return readText(value);
  },
  async countLines(value, after) {
    const { countLines } = await import('./count-lines.js');
    return countLines(value, after);
  },
  async findWideFormulae(value) {
    const { findWideFormulae } = await import('./wide-formulae.js');
    return findWideFormulae(value);
  },
};

/** Prints what has contents twice: only then it is known which pages its contents lead to. */
async function print(input: RenderInput): Promise<{ page: PrintPage; printed: Uint8Array }> {
  const page = makePage(input);
  const printed = await input.print(page);
  if (!hasContents(findElement(input.document, 'main'))) return { page, printed };
  const { readPageNumbers } = await import('./page-numbers.js');
  const numbered = makePage(input, readPageNumbers(printed));
  return { page: numbered, printed: await input.print(numbered) };
}

import type { Format, Rendered, RenderInput } from '../../model/format.js';
import { findElement } from '../../model/tree.js';
import { hasContents } from './contents.js';
import { finish } from './finish.js';
import { makePage } from './page.js';
import { readText } from './read-text.js';
import { describeSource } from './source.js';

/** A printable page: tagged PDF that follows PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). */
export const pdf: Format = {
  name: 'pdf',
  extension: '.pdf',
  mediaType: 'application/pdf',
  steps: { finish },
  async render(input) {
    const { page, printed } = await print(input);
    return input.step<Rendered>('finish', printed, describeSource(page, input));
  },
  readText,
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
async function print(input: RenderInput): Promise<{ page: string; printed: Uint8Array }> {
  const page = makePage(input);
  const printed = await input.print(page);
  if (!hasContents(findElement(input.document, 'main'))) return { page, printed };
  const { readPageNumbers } = await import('./page-numbers.js');
  const numbered = makePage(input, await readPageNumbers(printed));
  return { page: numbered, printed: await input.print(numbered) };
}

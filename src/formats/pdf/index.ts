import type { Format } from '../../model/format.js';
import { makePage } from './page.js';

/** A printable page: tagged PDF that follows PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). */
export const pdf: Format = {
  name: 'pdf',
  extension: '.pdf',
  mediaType: 'application/pdf',
  async render(input) {
    const page = makePage(input);
    // The library behind `finish` loads while the browser prints.
    const [printed, { finish }] = await Promise.all([input.print(page), import('./finish.js')]);
    return finish(printed, page, input);
  },
  async readText(value) {
    const { readText } = await import('./read-text.js');
    return readText(value);
  },
};

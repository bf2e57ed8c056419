import type { Format } from '../../model/format.js';

/** EPUB 3.3: one chapter with the whole briefing, behind a cover drawn from its own words. */
export const epub: Format = {
  name: 'epub',
  extension: '.epub',
  mediaType: 'application/epub+zip',
  async render(input) {
    const { writeBook } = await import('./write-book.js');
    return { value: await writeBook(input) };
  },
  async readText(value) {
    const { readBookText } = await import('./read-text.js');
    return readBookText(value);
  },
};

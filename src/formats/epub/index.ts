import { paintStep } from '../../draw/paint-step.js';
import type { Format } from '../../model/format.js';
import { readBookText } from './read-text.js';
import { writeBook } from './write-book.js';
import { writeZip } from './write-zip.js';

/** EPUB 3.3: one chapter with the whole briefing, behind a cover drawn from its own words. */
export const epub: Format = {
  name: 'epub',
  extension: '.epub',
  mediaType: 'application/epub+zip',
  steps: { ...paintStep, pack: async () => writeZip },
  async render(input) {
    return { value: await writeBook(input) };
  },
  readText: async (value) => readBookText(value),
};

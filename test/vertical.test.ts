import { readFile } from 'node:fs/promises';
import { PDFDict, PDFName } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { build } from '../src/build.js';
import { readZip } from '../src/formats/epub/read-zip.js';
import { countLines } from '../src/formats/pdf/count-lines.js';
import { createMemoryHost } from './memory-host.js';
import { openPdf } from './pdf-reader.js';
import { judgePdf } from './pdf-rules/index.js';

const input = await readFile('test/cases/vertical/input.md', 'utf8');
const host = createMemoryHost({
  'source/a.md': input,
  'source/b.md': input.replace('lang: ja', 'lang: en'),
});
await build(host, { formats: ['pdf', 'epub'] });
const [columns, lines, book, plainBook] = ['a.pdf', 'b.pdf', 'a.epub', 'b.epub'].map(
  (name) => host.files.get(`output/${name}`) ?? new Uint8Array(),
) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];

/** A text file of a book. */
function read(epub: Uint8Array, name: string): string {
  return new TextDecoder().decode(readZip(epub).get(`OEBPS/${name}`));
}

describe('a Japanese briefing in columns', () => {
  it('is turned from right to left in the book, each page of which is in columns', () => {
    expect(read(book, 'content.opf')).toContain('page-progression-direction="rtl"');
    for (const page of ['briefing.xhtml', 'toc.xhtml']) {
      expect(read(book, page)).toMatch(/<html [^>]*data-writing="vertical"/);
    }
    expect(read(book, 'style.css')).toMatch(
      /html\[data-writing='vertical'\] \{[^}]*[^-]writing-mode: vertical-rl/,
    );
  });

  it('is on sheets that lie on their side, by the rules that hold for any PDF', async () => {
    const file = await openPdf(columns);
    const { width, height } = file.getPage(0).getSize();
    expect(width).toBeGreaterThan(height);
    const preferences = file.catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict);
    expect(preferences.get(PDFName.of('Direction'))).toBe(PDFName.of('R2L'));
    expect(await judgePdf(columns)).toEqual([]);
  });

  it('has its columns counted as lines', () => {
    // On the second page: three payments, the glossary with two terms, the note, the small print.
    expect(countLines(columns, 1)).toBe(11);
  });
});

it('a language that has no columns stays in lines', async () => {
  expect(read(plainBook, 'content.opf')).toContain('page-progression-direction="ltr"');
  expect(read(plainBook, 'briefing.xhtml')).not.toContain('data-writing');
  const { width, height } = (await openPdf(lines)).getPage(0).getSize();
  expect(width).toBeLessThan(height);
});

import { EpubCheck } from '@likecoin/epubcheck-ts';
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { epub } from '../src/formats/epub/index.js';
import { readZip } from '../src/formats/epub/read-zip.js';
import type { RenderInput } from '../src/model/format.js';
import { arabic, rich, simple } from './epub-input.js';

async function render(input: RenderInput): Promise<Uint8Array> {
  return (await epub.render(input)).value;
}

async function renderText(input: RenderInput, name: string): Promise<string> {
  return new TextDecoder().decode(readZip(await render(input)).get(`OEBPS/${name}`));
}

/** Elements of a file of the book, by name. */
async function renderElements(input: RenderInput, file: string, name: string): Promise<Element[]> {
  const found: Element[] = [];
  visit(fromHtml(await renderText(input, file)), 'element', (element) => {
    if (element.tagName === name) found.push(element);
  });
  return found;
}

function splitWords(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

describe.each(['simple', 'rich', 'arabic'] as const)('a %s briefing', (name) => {
  const makeBook = { simple, rich, arabic }[name];

  it('is valid', async () => {
    const { messages } = await EpubCheck.validate(await render(makeBook()));
    expect(messages.filter(({ severity }) => severity !== 'info' && severity !== 'usage')).toEqual(
      [],
    );
  });

  it('gives all its words back', async () => {
    const { document } = makeBook();
    const text = await epub.readText?.(await render(makeBook()));
    const written = toWords(document).replace(/[\u0000\u000B\uFFFE\uD800]/g, '');
    expect(splitWords(text ?? '')).toEqual(splitWords(written));
  });

  it('does not change the shared document', async () => {
    const input = makeBook();
    const before = structuredClone(input.document);
    await render(input);
    expect(input.document).toEqual(before);
  });
});

/** Words of the article, every element of a block parted by white space. */
function toWords(document: Root): string {
  const parts: string[] = [];
  visit(document, 'element', (element) => {
    if (element.tagName === 'article') parts.push(...element.children.flatMap(listBlocks));
  });
  return parts.join(' ');
}

function listBlocks(node: ElementContent): string[] {
  if (node.type !== 'element' || /^(?:p|h\d|dt|dd|th|td|pre|figcaption)$/.test(node.tagName)) {
    return [toString(node)];
  }
  return node.children.flatMap(listBlocks);
}

describe('reading the text back', () => {
  it('misses a word that is gone from the book', async () => {
    const input = simple();
    visit(input.document, 'text', (text) => {
      text.value = text.value.replace('lead', '');
    });
    const text = await epub.readText?.(await render(input));
    expect(splitWords(text ?? '')).not.toContain('lead.');
    expect(text).toContain('The .');
  });
});

describe('the package document', () => {
  it('has the metadata of the briefing', async () => {
    const opf = await renderText(simple(), 'content.opf');
    const fields = opf
      .split('\n')
      .filter((line) => /^<(?:dc:|meta property="(?:dcterms|role|file|title))/.test(line));
    expect(fields.map((line) => line.replace(/ (?:refines|scheme)="[^"]*"/g, '')))
      .toMatchInlineSnapshot(`
      [
        "<dc:identifier id="identifier">urn:uuid:3f2a1c5e-0b55-5d0c-9c0f-0a1b2c3d4e5f</dc:identifier>",
        "<dc:title id="title">A briefing</dc:title>",
        "<meta property="title-type">main</meta>",
        "<dc:title id="subtitle">The deck of it</dc:title>",
        "<meta property="title-type">subtitle</meta>",
        "<dc:language>en</dc:language>",
        "<dc:description>The deck of it</dc:description>",
        "<dc:creator id="author-1">Jane Roe</dc:creator>",
        "<meta property="role">aut</meta>",
        "<meta property="file-as">Roe, Jane</meta>",
        "<dc:creator id="author-2">Briefing Desk</dc:creator>",
        "<meta property="role">aut</meta>",
        "<meta property="file-as">Briefing Desk</meta>",
        "<dc:publisher>Labor News</dc:publisher>",
        "<dc:date>2024-06-19</dc:date>",
        "<meta property="dcterms:modified">2024-06-19T00:00:00Z</meta>",
      ]
    `);
  });

  it('says what helps to read a briefing of text alone', async () => {
    const opf = await renderText(simple(), 'content.opf');
    expect(opf.match(/(?<=property="schema:)[^<]*/g)).toMatchInlineSnapshot(`
      [
        "accessMode">textual",
        "accessModeSufficient">textual",
        "accessibilityFeature">ARIA",
        "accessibilityFeature">displayTransformability",
        "accessibilityFeature">readingOrder",
        "accessibilityFeature">structuralNavigation",
        "accessibilityFeature">tableOfContents",
        "accessibilityHazard">none",
        "accessibilitySummary" xml:lang="en" dir="ltr">All of the text is real text with headings, a table of contents and a logical reading order; its size, face and colours can be changed. It needs no picture to be understood.",
      ]
    `);
  });

  it('says what helps to read one with pictures and formulas', async () => {
    const opf = await renderText(rich(), 'content.opf');
    expect(opf.match(/(?<=property="schema:)[^<]*/g)).toMatchInlineSnapshot(`
      [
        "accessMode">textual",
        "accessMode">visual",
        "accessModeSufficient">textual",
        "accessModeSufficient">textual,visual",
        "accessibilityFeature">ARIA",
        "accessibilityFeature">alternativeText",
        "accessibilityFeature">displayTransformability",
        "accessibilityFeature">MathML",
        "accessibilityFeature">readingOrder",
        "accessibilityFeature">structuralNavigation",
        "accessibilityFeature">tableOfContents",
        "accessibilityHazard">unknown",
        "accessibilitySummary" xml:lang="en" dir="ltr">All of the text is real text with headings, a table of contents and a logical reading order; its size, face and colours can be changed. All pictures have alternative text. Formulas are MathML.",
      ]
    `);
    expect(opf).toContain('properties="mathml svg"');
  });

  it('does not say that text is enough where a picture has none', async () => {
    const input = rich();
    visit(input.document, { tagName: 'img' }, (image: Element) => {
      delete image.properties.alt;
    });
    const opf = await renderText(input, 'content.opf');
    expect(opf).not.toContain('alternativeText');
    expect(opf.match(/(?<="schema:accessModeSufficient">)[^<]*/g)).toEqual(['textual,visual']);
  });

  it('lets pages turn to the left in Arabic', async () => {
    expect(await renderText(arabic(), 'content.opf')).toContain('page-progression-direction="rtl"');
  });
});

describe('the chapter', () => {
  it('says what its parts are in the terms of EPUB', async () => {
    const found: string[] = [];
    visit(fromHtml(await renderText(rich(), 'briefing.xhtml')), 'element', (element) => {
      const { 'epub:type': type, role } = element.properties;
      if (type) found.push([element.tagName, type, role].join(' '));
    });
    expect(found).toMatchInlineSnapshot(`
      [
        "body bodymatter ",
        "section chapter doc-chapter",
        "p subtitle doc-subtitle",
        "section abstract doc-abstract",
        "a noteref doc-noteref",
        "section glossary doc-glossary",
        "section endnotes doc-endnotes",
        "div footnote doc-footnote",
        "a backlink doc-backlink",
      ]
    `);
  });

  it('keeps links that lead somewhere and the words of the others', async () => {
    const links = await renderElements(rich(), 'briefing.xhtml', 'a');
    expect(links.map(({ properties }) => properties['href'])).toEqual([
      '#fn-1',
      'https://example.org/?a=1&b=2',
      '#fnref-1',
    ]);
  });

  it('keeps the start of a list and the alignment of a column', async () => {
    const text = await renderText(rich(), 'briefing.xhtml');
    expect(text).toContain('<ol start="3">');
    expect(text).toContain('<th style="text-align: right">n</th>');
  });

  it('is not made without an image that it shows', async () => {
    const input = { ...rich(), images: new Map() };
    await expect(epub.render(input)).rejects.toThrow('The image chart.svg was not read');
  });
});

describe('the navigation', () => {
  it('nests sections below the title', async () => {
    const links = await renderElements(rich(), 'toc.xhtml', 'a');
    expect(links.map((link) => `${String(link.properties['href'])} ${toString(link)}`))
      .toMatchInlineSnapshot(`
      [
        "briefing.xhtml Rich <%= 1 %> & <b> "q" ]]>  end",
        "briefing.xhtml#takeaways About takeaways",
        "briefing.xhtml#analysis About analysis",
        "briefing.xhtml#details Details",
        "briefing.xhtml#did-you-know About did-you-know",
        "briefing.xhtml#footnote-label Notes",
        "cover.xhtml Cover",
        "toc.xhtml#toc Contents",
        "briefing.xhtml Start",
      ]
    `);
    const lists = await renderElements(rich(), 'toc.xhtml', 'ol');
    expect(lists).toHaveLength(4);
  });

  it('names a label that the template lacks', async () => {
    const input = { ...simple(), labels: { contents: 'Contents', cover: 'Cover', start: 'Start' } };
    await expect(epub.render(input)).rejects.toThrow('The template has no label "landmarks"');
  });
});

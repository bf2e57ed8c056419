import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { h, s } from 'hastscript';
import subsetFont from 'subset-font';
import { visit } from 'unist-util-visit';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fitText } from '../src/formats/epub/cover-lines.js';
import { makeFileAs } from '../src/formats/epub/file-as.js';
import { epub } from '../src/formats/epub/index.js';
import { readZip } from '../src/formats/epub/read-zip.js';
import type { FontFace, ImageAsset, RenderInput } from '../src/model/format.js';
import type { Metadata } from '../src/model/metadata.js';

const HOSTILE = '<%= 1 %> & <b> "q" ]]> \u0000\u000B\uFFFE\uD800 end';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
);

const images = new Map<string, ImageAsset>([
  ['chart.svg', { mediaType: 'image/svg+xml', width: 9, height: 9, data: SVG }],
  ['dot.png', { mediaType: 'image/png', width: 1, height: 1, data: PNG }],
]);

let faces: FontFace[];

beforeAll(async () => {
  faces = await Promise.all([400, 700].map(loadFace));
});

afterEach(() => {
  vi.unstubAllEnvs();
});

async function loadFace(weight: number): Promise<FontFace> {
  const name = `@fontsource/source-serif-4/files/source-serif-4-latin-${weight}-normal.woff2`;
  const woff2 = await readFile(createRequire(import.meta.url).resolve(name));
  const letters = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => index + 32));
  const data = await subsetFont(woff2, letters, { targetFormat: 'truetype' });
  return { family: 'Source Serif 4', weight, style: 'normal', data };
}

function makeDocument(title: string, content: ElementContent[]): Root {
  const masthead = h('header.masthead', [
    h('p.publisher', 'Labor News'),
    h('h1.title', title),
    h('p.deck', { role: 'doc-subtitle' }, 'The deck of it'),
    h('p.byline', [
      h('span.author', 'Jane Roe'),
      ' ',
      h('time', { dateTime: '2024-06-19' }, '19 June 2024'),
    ]),
  ]);
  const lead = h('div.lead', h('p', 'The lead.'));
  const article = h('article.briefing', [
    masthead,
    lead,
    ...content,
    h('footer.provenance', 'End'),
  ]);
  return {
    type: 'root',
    children: [
      h('html', [
        h('head', h('title', title)),
        h('body', [h('a.skip', { href: '#briefing' }, 'Skip'), h('main#briefing', article)]),
      ]),
    ],
  };
}

function makeSection(id: string, role: string | undefined, content: ElementContent[]): Element {
  const heading = h('h2', { id: `${id}-title` }, `About ${id}`);
  return h('section.section', { id, role, ariaLabelledBy: `${id}-title` }, [heading, ...content]);
}

function makeRichSections(): Element[] {
  const toNote = (id: string, text: string): Element =>
    h('sup', h('a', { href: `#fn-${id}`, id: `fnref-${id}`, dataFootnoteRef: true }, text));
  const back = (id: string): Element =>
    h('a', { href: `#fnref-${id}`, dataFootnoteBackref: '', ariaLabel: 'Back' }, '↩');
  return [
    makeSection('takeaways', 'doc-abstract', [
      h('ul', [h('li', 'One'), h('li', ['Two', h('ol', { start: 3 }, [h('li', 'Three')])])]),
    ]),
    makeSection('analysis', undefined, [
      h('p', ['Said', toNote('1', '1'), ` ${HOSTILE} `, h('code', 'a && b')]),
      h('p', [h('a', { href: 'https://example.org/?a=1&b=2' }, 'web'), ' ']),
      h('p', [h('a', { href: '../notes.md' }, 'file'), h('a', { href: '#nowhere' }, 'nowhere')]),
      h('h3#details', 'Details'),
      h('table', [
        h('thead', h('tr', [h('th', { align: 'left' }, 'Year'), h('th', { align: 'right' }, 'n')])),
        h('tbody', h('tr', [h('td', '2000'), h('td', { align: 'right' })])),
      ]),
      h('figure', [
        h('img', { src: 'chart.svg', alt: 'A square', loading: 'lazy' }),
        h('figcaption', 'A chart'),
      ]),
      h('p', [
        'Drawn ',
        s('svg', { role: 'img', ariaLabel: 'Line' }, [s('path', { d: 'M0 0h9' })]),
      ]),
      h('p', ['Formula ', h('math', [h('mi', 'r')])]),
      h('pre', h('code', 'if (a < b) {\n  c();\n}')),
      h('p', [h('img', { src: 'dot.png', alt: '' }), h('img', { src: 'dot.png', alt: '' })]),
    ]),
    makeSection('did-you-know', 'doc-glossary', [
      h('dl', [h('dt#term', h('dfn', 'Term')), h('dd', 'What it means')]),
    ]),
    h('section.notes', { dataFootnotes: true }, [
      h('h2#footnote-label', 'Notes'),
      h('ol', [h('li#fn-1', h('p', ['A note. ', back('1')]))]),
    ]),
  ];
}

const metadata: Metadata = {
  title: 'A briefing',
  deck: 'The deck of it',
  description: 'The deck of it',
  authors: ['Jane Roe', 'Briefing Desk'],
  publisher: { name: 'Labor News' },
  lang: 'en',
  dir: 'ltr',
  date: '2024-06-19',
  modified: '2024-06-19T00:00:00Z',
  identifier: 'urn:uuid:3f2a1c5e-0b55-5d0c-9c0f-0a1b2c3d4e5f',
  schemaType: 'NewsArticle',
  page: 'a4',
};

function makeInput(document: Root, changes: Partial<Metadata> = {}): RenderInput {
  const { title } = { ...metadata, ...changes };
  return {
    briefing: {
      version: 1,
      slug: 'a-briefing',
      lang: 'en',
      profile: 'news',
      meta: { authors: [] },
      title: [{ type: 'text', value: title }],
      lead: { blocks: [] },
      sections: [],
      notes: [],
    },
    metadata: { ...metadata, ...changes },
    document,
    styles: { base: 'p { margin: 0 }', screen: '', print: '', epub: 'h1 { margin: 1em }' },
    labels: { contents: 'Contents', landmarks: 'Landmarks', cover: 'Cover', start: 'Start' },
    faces,
    images,
    generator: 'Galley 0.0.0',
    print: () => Promise.reject(new Error('An EPUB is not printed')),
  };
}

const simple = (): RenderInput => makeInput(makeDocument(metadata.title, []));
const rich = (): RenderInput =>
  makeInput(makeDocument(`Rich ${HOSTILE}`, makeRichSections()), { title: `Rich ${HOSTILE}` });
const arabic = (): RenderInput =>
  makeInput(
    makeDocument('زيارة بوتين', [makeSection('النقاط', 'doc-abstract', [h('p', 'نص 24')])]),
    {
      title: 'زيارة بوتين',
      lang: 'ar',
      dir: 'rtl',
    },
  );

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

describe('the container', () => {
  it('begins with the media type, stored, without an extra field', async () => {
    const bytes = Buffer.from(await render(simple()));
    expect(bytes.readUInt32LE(0)).toBe(0x04_03_4b_50);
    expect(bytes.readUInt16LE(8)).toBe(0);
    expect(bytes.readUInt16LE(28)).toBe(0);
    expect(bytes.toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip');
  });

  it('has files in a fixed order, without folders', async () => {
    expect([...readZip(await render(rich())).keys()]).toEqual([
      'mimetype',
      'META-INF/container.xml',
      'OEBPS/content.opf',
      'OEBPS/briefing.xhtml',
      'OEBPS/cover.xhtml',
      'OEBPS/fonts/source-serif-4-400-normal.ttf',
      'OEBPS/fonts/source-serif-4-700-normal.ttf',
      'OEBPS/images/cover.png',
      'OEBPS/images/image-1.svg',
      'OEBPS/images/image-2.png',
      'OEBPS/style.css',
      'OEBPS/toc.ncx',
      'OEBPS/toc.xhtml',
    ]);
  });

  it('dates every file 1 January 1980', async () => {
    const bytes = Buffer.from(await render(simple()));
    const dates = new Set<number>();
    for (
      let at = bytes.indexOf('PK\u0001\u0002');
      at >= 0;
      at = bytes.indexOf('PK\u0001\u0002', at + 4)
    ) {
      dates.add(bytes.readUInt32LE(at + 12));
    }
    expect([...dates]).toEqual([0x00_21_00_00]);
  });

  it('is the same bytes in another time zone', async () => {
    vi.stubEnv('TZ', 'America/New_York');
    const there = await render(rich());
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(new Date(0).getTimezoneOffset()).toBe(-540);
    expect(Buffer.from(await render(rich())).equals(there)).toBe(true);
  });

  it('is refused by its reader when a byte has changed', async () => {
    const bytes = Buffer.from(await render(simple()));
    bytes.writeUInt8(0x41, 40);
    expect(() => readZip(bytes)).toThrow('mimetype has a wrong checksum');
  });
});

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
    expect(
      fields.map((line) => line.replace(/ (?:refines|scheme)="[^"]*"/g, '')),
    ).toMatchInlineSnapshot(`
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

  it('lets pages turn to the left in Arabic', async () => {
    expect(await renderText(arabic(), 'content.opf')).toContain('page-progression-direction="rtl"');
  });
});

describe('the chapter', () => {
  it('says what its parts are in the terms of EPUB', async () => {
    const text = await renderText(rich(), 'briefing.xhtml');
    const found = [...text.matchAll(/<(\w+)[^>]* epub:type="([^"]*)"/g)];
    expect(found.map(([, name, type]) => `${name} ${type}`)).toMatchInlineSnapshot(`
      [
        "body bodymatter",
        "p subtitle",
        "section abstract",
        "a noteref",
        "section glossary",
        "section endnotes",
        "li endnote",
        "a backlink",
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
    expect(
      links.map((link) => `${String(link.properties['href'])} ${toString(link)}`),
    ).toMatchInlineSnapshot(`
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

describe('the cover', () => {
  const measure = (text: string): number => text.length / 2;
  const room = { width: 400, height: 200, sizes: { max: 100, min: 20 }, leading: 1 };

  it('sets a short title large and a long one smaller', () => {
    expect(fitText('A title', room, measure)).toEqual({ size: 100, lines: ['A title'] });
    expect(fitText('A title of many more words', room, measure)).toEqual({
      size: 64,
      lines: ['A title of', 'many more', 'words'],
    });
  });

  it('breaks a word that is wider than the cover, and text without spaces', () => {
    const word = 'x'.repeat(50);
    expect(fitText(word, room, measure)).toEqual({
      size: 20,
      lines: [word.slice(0, 40), word.slice(40)],
    });
    expect(fitText('普京访问朝鲜', { ...room, width: 200 }, measure).lines.join('')).toBe(
      '普京访问朝鲜',
    );
  });

  it('is a picture of 1600 by 2560 pixels that shows the title', async () => {
    const cover = async (title: string): Promise<Buffer> => {
      const book = readZip(await render(makeInput(makeDocument(title, []), { title })));
      return Buffer.from(book.get('OEBPS/images/cover.png') ?? []);
    };
    const one = await cover('One title');
    expect([one.readUInt32BE(16), one.readUInt32BE(20)]).toEqual([1600, 2560]);
    expect(one.equals(await cover('Another title'))).toBe(false);
  });
});

describe('the sort form of a name', () => {
  it.each([
    ['Jane Roe', 'Roe, Jane'],
    ['Mary J. O’Neill', 'O’Neill, Mary J.'],
    ['Briefing Desk', 'Briefing Desk'],
    ['Reuters', 'Reuters'],
    ['زيارة بوتين', 'زيارة بوتين'],
  ])('of %s is %s', (name, expected) => {
    expect(makeFileAs(name)).toBe(expected);
  });
});

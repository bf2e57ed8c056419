import { createNodeHost } from '../src/host/node-host.js';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Element, ElementContent, Root } from 'hast';
import { h, s } from 'hastscript';
import subsetFont from 'subset-font';
import type { FontFace, ImageAsset, RenderInput } from '../src/model/format.js';
import { noFacts } from '../src/model/meta.js';
import type { Metadata } from '../src/model/metadata.js';
import { workHere } from '../src/press/work.js';

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

const faces: readonly FontFace[] = await Promise.all([400, 700].map(loadFace));

async function loadFace(weight: number): Promise<FontFace> {
  const name = `@fontsource/source-serif-4/files/source-serif-4-latin-${weight}-normal.woff2`;
  const woff2 = await readFile(createRequire(import.meta.url).resolve(name));
  const letters = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => index + 32));
  const data = await subsetFont(woff2, letters, { targetFormat: 'truetype' });
  return { family: 'Source Serif 4', weight, style: 'normal', data };
}

/** A document as `compose` makes them: masthead, lead, content, provenance. */
export function makeDocument(title: string, content: ElementContent[]): Root {
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

function referTo(id: string): Element {
  const properties = { href: `#fn-${id}`, id: `fnref-${id}`, dataFootnoteRef: true };
  return h('sup', h('a', properties, id));
}

function leadBack(id: string): Element {
  return h('a', { href: `#fnref-${id}`, dataFootnoteBackref: '', ariaLabel: 'Back' }, '↩');
}

function makeRichSections(): Element[] {
  return [
    makeSection('takeaways', 'doc-abstract', [
      h('ul', [h('li', 'One'), h('li', ['Two', h('ol', { start: 3 }, [h('li', 'Three')])])]),
    ]),
    makeSection('analysis', undefined, [
      h('p', ['Said', referTo('1'), ` ${HOSTILE} `, h('code', 'a && b')]),
      h('p', [h('a', { href: 'https://example.org/?a=1&b=2' }, 'web'), ' ']),
      h('p', [h('a', { href: '../notes.md' }, 'file'), h('a', { href: '#nowhere' }, 'nowhere')]),
      h('h3#details', 'Details'),
      h('table', [
        h(
          'thead',
          h('tr', [
            h('th', { style: 'text-align: left' }, 'Year'),
            h('th', { style: 'text-align: right' }, 'n'),
          ]),
        ),
        h('tbody', h('tr', [h('td', '2000'), h('td', { style: 'text-align: right' })])),
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
      h('ol', [h('li#fn-1', h('p', ['A note. ', leadBack('1')]))]),
    ]),
  ];
}

/** Metadata of the simple briefing. */
const metadata: Metadata = {
  ...noFacts,
  title: 'A briefing',
  deck: 'The deck of it',
  description: 'The deck of it',
  authors: [{ name: 'Jane Roe' }, { name: 'Briefing Desk' }],
  publisher: { name: 'Labor News' },
  lang: 'en',
  dir: 'ltr',
  date: '2024-06-19',
  created: '2024-06-19T00:00:00Z',
  modified: '2024-06-19T00:00:00Z',
  identifier: 'urn:uuid:3f2a1c5e-0b55-5d0c-9c0f-0a1b2c3d4e5f',
  schemaType: 'NewsArticle',
  page: 'a4',
  writing: 'horizontal',
};

/** What `render` gets for a document. */
export function makeInput(document: Root, changes: Partial<Metadata> = {}): RenderInput {
  const { title } = { ...metadata, ...changes };
  return {
    briefing: {
      version: 1,
      slug: 'a-briefing',
      lang: 'en',
      profile: 'news',
      meta: noFacts,
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
    pageStarts: () => Promise.resolve([]),
    print: () => Promise.reject(new Error('An EPUB is not printed')),
    lendFiles: createNodeHost().lendFiles,
    step: (...step) => workHere.doStep('epub', ...step),
  };
}

/** Title, deck, byline and lead. */
export const simple = (): RenderInput => makeInput(makeDocument(metadata.title, []));
/** All that Markdown can say, and strings that break careless writers. */
export const rich = (): RenderInput =>
  makeInput(makeDocument(`Rich ${HOSTILE}`, makeRichSections()), { title: `Rich ${HOSTILE}` });
/** Right to left, with an anchor in Arabic, and no font that has its letters. */
export const arabic = (): RenderInput =>
  makeInput(
    makeDocument('زيارة بوتين', [makeSection('النقاط', 'doc-abstract', [h('p', 'نص 24')])]),
    {
      title: 'زيارة بوتين',
      lang: 'ar',
      dir: 'rtl',
    },
  );

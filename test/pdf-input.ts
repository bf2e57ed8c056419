import { readFile } from 'node:fs/promises';
import type { ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import subsetFont from 'subset-font';
import { createNodeHost } from '../src/host/node-host.js';
import type { FontFace, ImageAsset, RenderInput } from '../src/model/format.js';
import { noFacts } from '../src/model/meta.js';
import type { Metadata } from '../src/model/metadata.js';
import { workHere } from '../src/press/work.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><rect width="90" height="40" fill="#468" opacity=".5"/><text x="5" y="20">In the picture</text></svg>',
);

const images = new Map<string, ImageAsset>([
  ['chart.svg', { mediaType: 'image/svg+xml', width: 90, height: 40, data: SVG }],
  ['dot.png', { mediaType: 'image/png', width: 1, height: 1, data: PNG }],
]);

const CHARACTERS = `${String.fromCodePoint(...Array.from({ length: 95 }, (_, index) => index + 32))}’“”—…éï↑`;

const faces: readonly FontFace[] = await Promise.all([
  loadFace(400, 'normal'),
  loadFace(700, 'normal'),
  loadFace(400, 'italic'),
]);

async function loadFace(weight: number, style: 'normal' | 'italic'): Promise<FontFace> {
  const name = `@fontsource/source-serif-4/files/source-serif-4-latin-${String(weight)}-${style}.woff2`;
  const woff2 = await readFile(await createNodeHost().resolve(name));
  const data = await subsetFont(woff2, CHARACTERS, { targetFormat: 'truetype' });
  return { family: 'Test Serif', weight, style, data };
}

const BASE = `
  body { font: 11pt/1.4 'Test Serif'; }
  table { border-collapse: collapse } td, th { border: 1pt solid #888 }
  .box { background: #eee; border: 1pt solid #888 }
  .narrow { width: 45mm } .caps { font-variant-caps: small-caps; letter-spacing: 0.15em }
  .gone { display: none } .glass { opacity: 0.5 }`;

const PRINT = `
  @page {
    margin: 25mm;
    @top-left { content: var(--galley-title); font: 8pt 'Test Serif'; border-bottom: 1pt solid }
    @top-right { content: var(--galley-date); font: 8pt 'Test Serif' }
    @bottom-right {
      content: var(--galley-page-before) counter(page) var(--galley-page-between) counter(pages)
        var(--galley-page-after);
      font: 8pt 'Test Serif';
    }
  }`;

const metadata: Metadata = {
  ...noFacts,
  title: 'Putin’s "visit" </style> \\ & <b> ]]>',
  deck: 'Why it <matters> & how',
  description: 'Why it <matters> & how',
  authors: [{ name: 'Ann Author' }, { name: 'Bo Writer' }],
  publisher: { name: 'Desk & Co' },
  lang: 'en',
  dir: 'ltr',
  date: '2024-06-19',
  created: '2024-06-19T00:00:00Z',
  modified: '2024-06-20T10:00:00Z',
  identifier: 'urn:uuid:3f2a1c5e-0b55-5d0c-9c0f-0a1b2c3d4e5f',
  schemaType: 'NewsArticle',
  page: 'a4',
  writing: 'horizontal',
};

/** What `render` gets for the content of an article. `print` is to be given by who renders it. */
export function makeInput(
  content: readonly ElementContent[],
  changes: Partial<Metadata> = {},
): Omit<RenderInput, 'print'> {
  return {
    briefing: {
      version: 1,
      slug: 'test',
      lang: 'en',
      profile: 'news',
      meta: noFacts,
      title: [],
      lead: { blocks: [] },
      sections: [],
      notes: [],
    },
    metadata: { ...metadata, ...changes },
    document: makeDocument(content),
    lendFiles: () => Promise.reject(new Error('A PDF needs no files')),
    styles: { base: BASE, print: PRINT, screen: '', epub: '' },
    labels: { 'page-of': 'Page {page} of {pages}', contents: 'Contents' },
    faces,
    images,
    generator: 'Galley 0.0.0',
    pageStarts: () => Promise.resolve([]),
    step: (...step) => workHere.doStep('pdf', ...step),
  };
}

function makeDocument(content: readonly ElementContent[]): Root {
  return {
    type: 'root',
    children: [
      { type: 'doctype' },
      h('html', { lang: 'en' }, [
        h('head', [h('meta', { charSet: 'utf-8' }), h('title', metadata.title)]),
        h('body', [
          h('a.skip', { href: '#briefing' }, 'Skip'),
          h('main#briefing', ['\n  ', h('article', [...content]), '\n  ']),
        ]),
      ]),
    ],
  };
}

/** All that a document may hold. */
export const rich: readonly ElementContent[] = [
  h('header', [
    h('h1', ['Putin’s ', h('em', 'affluent'), ' visit']),
    '\n    ',
    h('p', { role: 'doc-subtitle' }, 'Why it matters'),
    h('p', ['By Ann Author, ', h('time', { dateTime: '2024-06-19' }, '19 June 2024')]),
  ]),
  h('section.box', { role: 'doc-abstract', ariaLabelledBy: 'key' }, [
    h('h2#key', 'Key takeaways'),
    h('ul', [
      h('li', ['One ', h('strong', 'bold'), ' thing', noteReference('1')]),
      h('li', ['Another', h('ul', [h('li', 'Nested')])]),
    ]),
    h('ol', { start: 5 }, [h('li', 'Five'), h('li', [h('p', 'Six'), h('p', 'and more')])]),
  ]),
  h('section', [
    h('h2#überblick', 'Überblick'),
    h('p', [
      'See ',
      h('a', { href: 'https://example.org/?a=1&b=2' }, 'the web'),
      ' and ',
      h('a', { href: '#key' }, 'the takeaways'),
      noteReference('2'),
      ', or ',
      h('a', { href: '#%C3%BCberblick' }, ['this ', h('em', 'section')]),
      '; Kim Jong-un.',
    ]),
    h('blockquote', h('p', 'A quoted word')),
    h('pre', h('code', 'if (a) {\n  b();\n}')),
    h('p', ['Call ', h('code', 'run()'), ' twice', h('br'), 'a day.']),
    h('figure', [
      h('img', { src: 'chart.svg', alt: 'A chart' }),
      h('figcaption', ['What the ', h('em', 'chart'), ' shows']),
    ]),
    h('p', [h('img', { src: 'dot.png', alt: '' })]),
    h('p', ['A dot ', h('img', { src: 'dot.png', alt: 'A dot' }), ' within a line']),
    h('table', [
      h('caption', 'Visits'),
      h('thead', h('tr', [h('th', { scope: 'col' }, 'Year'), h('th', { scope: 'col' }, 'Days')])),
      h('tbody', h('tr', [h('th', { scope: 'row' }, '2024'), h('td', '2')])),
    ]),
    h('hr'),
    h('dl', [
      h('dt#term', h('dfn', 'Term')),
      h('dd', 'What it means'),
      h('dt', 'Other'),
      h('dd', h('p', 'What else')),
    ]),
    h('aside', h('p', 'By the way')),
  ]),
  h('section', { role: 'doc-endnotes', dataFootnotes: true }, [
    h('h2#notes', 'Notes'),
    h('ol', [note('1', 'First note.'), note('2', 'Second note.')]),
  ]),
  h('footer', 'End'),
];

/** The words of `rich`, blocks in lines. */
export const RICH_TEXT = `Putin’s affluent visit
Why it matters
By Ann Author, 19 June 2024
Key takeaways
One bold thing1
Another
Nested
Five
Six
and more
Überblick
See the web and the takeaways2, or this section; Kim Jong-un.
A quoted word
if (a) { b(); }
Call run() twice a day.
What the chart shows
A dot within a line
Visits
Year
Days
2024
2
Term
What it means
Other
What else
By the way
Notes
First note. ↑
Second note. ↑
End`;

function noteReference(id: string): ElementContent {
  return h('sup', h('a', { href: `#fn-${id}`, id: `fnref-${id}`, dataFootnoteRef: true }, id));
}

function note(id: string, text: string): ElementContent {
  const back = { href: `#fnref-${id}`, dataFootnoteBackref: '', ariaLabel: `Back to ${id}` };
  return h(`li#fn-${id}`, h('p', [`${text} `, h('a', back, '↑')]));
}

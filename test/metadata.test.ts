import { readFile } from 'node:fs/promises';
import { PDFDict, PDFName } from '@cantoo/pdf-lib';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { build } from '../src/build.js';
import { readZip } from '../src/formats/epub/read-zip.js';
import { loadFormat } from '../src/formats/index.js';
import { readPageContent } from '../src/formats/pdf/page-content.js';
import { readPageText } from '../src/formats/pdf/page-text.js';
import { PDFDocument, PDFName as OwnName } from '../src/formats/pdf/pdf-lib.js';
import type { FrontMatterFields } from '../src/parse/front-matter/schema.js';
import { createMemoryHost } from './memory-host.js';
import { openPdf, readString } from './pdf-reader.js';

const folder = 'test/cases/front-matter';
const host = createMemoryHost({
  'source/a.md': await readFile(`${folder}/input.md`, 'utf8'),
  'source/images/anchor.svg': await readFile(`${folder}/images/anchor.svg`, 'utf8'),
});
await build(host);
const [html, pdf, epub] = ['html', 'pdf', 'epub'].map(
  (format) => host.files.get(`output/a.${format}`) ?? new Uint8Array(),
) as [Uint8Array, Uint8Array, Uint8Array];

const data = JSON.parse(
  /<script type="application\/ld\+json">(.*?)<\/script>/.exec(
    new TextDecoder().decode(html),
  )?.[1] ?? '',
) as Readonly<Record<string, unknown>>;
const opf = new TextDecoder().decode(
  [...readZip(epub)].find(([name]) => name.endsWith('.opf'))?.[1] ?? new Uint8Array(),
);
const file = await openPdf(pdf);
const xmp = Buffer.from(String(file.catalog.lookup(PDFName.of('Metadata'))), 'latin1').toString();
const information = file.context.lookup(file.context.trailerInfo.Info, PDFDict);
const info = Object.fromEntries(
  information.entries().map(([name, value]) => [name.decodeText(), readString(value)]),
);

/** Texts of the elements of a name, or of the `meta` of a property, in XML. */
function listTexts(xml: string, name: string): string[] {
  const element = `<${name}(?: [^>]*)?>(.*?)</${name}>`;
  const meta = `<meta property="${name}"[^>]*>(.*?)</meta>`;
  const found = [...xml.matchAll(new RegExp(`${element}|${meta}`, 'gs'))];
  return found.flatMap(([, inner = '', value = '']) => {
    const items = [...inner.matchAll(/<rdf:li[^>]*>(.*?)<\/rdf:li>/gs)].map(
      ([, item = '']) => item,
    );
    const texts = items.length > 0 ? items : [inner || value];
    return texts.map((text) => toString(fromHtml(text, { fragment: true })));
  });
}

const opfOf = (...names: string[]) => names.flatMap((name) => listTexts(opf, name));
const xmpOf = (...names: string[]) => names.flatMap((name) => listTexts(xmp, name));

const TITLE = 'Sallis Ferry Line to Close for Dredging';
const DECK = 'Ten days without a crossing while the channel is deepened';
const URN = 'urn:uuid:d384333c-bbe8-5b81-91a7-2a7b70bcee81';
const LICENSE = 'https://spdx.org/licenses/CC-BY-4.0.html';
const MARKINGS = ['TLP:AMBER+STRICT', 'Harbour staff only'];
const SOURCES = [
  'https://example.org/timetable',
  'Dredging permit 88, Strait Authority, 2025-02-11, https://example.org/permits/88, accessed 2025-03-01',
  'The captain of the Aurora',
];
const CORRECTIONS = [
  '2025-03-05, correction: An earlier version gave eight days.',
  '2025-03-04, clarification: Freight boats are not affected.',
];
const ASSISTED = 'https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource';

/** What a format says, and what it should say; undefined where it has no place for the field. */
type Claim = readonly [actual: unknown, expected: unknown] | undefined;

/** What JSON-LD, package document and PDF say of a field, and what readers see of it in all three. */
interface Row {
  readonly web: Claim;
  readonly book: Claim;
  readonly paper: Claim;
  readonly seen: readonly string[];
}

/** A row of a property of schema.org that all three formats have under its name. */
function makeRow(
  name: string,
  values: readonly string[],
  seen: readonly string[],
  web?: unknown,
): Row {
  return {
    web: [data[name], web ?? (values.length === 1 ? values[0] : values)],
    book: [opfOf(`schema:${name}`), values],
    paper: [xmpOf(`schema:${name}`), values],
    seen,
  };
}

const place = { '@type': 'Place', name: 'Port Ellen' };
const comments = [
  { '@type': 'CorrectionComment', name: 'correction', datePublished: '2025-03-05' },
  { '@type': 'CorrectionComment', name: 'clarification', datePublished: '2025-03-04' },
];
const marked = makeRow('conditionsOfAccess', MARKINGS, MARKINGS);

const rows: Readonly<Record<keyof FrontMatterFields, Row>> = {
  title: {
    web: [data['headline'], TITLE],
    book: [opfOf('dc:title')[0], TITLE],
    paper: [
      [info['Title'], ...xmpOf('dc:title')],
      [TITLE, TITLE],
    ],
    seen: [TITLE],
  },
  deck: {
    web: [data['alternativeHeadline'], DECK],
    book: [opfOf('dc:description'), [DECK]],
    paper: [
      [info['Subject'], ...xmpOf('dc:description')],
      [DECK, DECK],
    ],
    seen: [DECK],
  },
  profile: { web: [data['@type'], 'NewsArticle'], book: undefined, paper: undefined, seen: [] },
  id: {
    web: [data['identifier'], [URN, 'ferry-2025-014']],
    book: [opfOf('dc:identifier'), [URN, 'ferry-2025-014']],
    paper: [xmpOf('xmpMM:DocumentID', 'dc:identifier'), [URN, 'ferry-2025-014']],
    seen: ['ferry-2025-014', URN],
  },
  date: {
    web: [data['datePublished'], '2025-03-03'],
    book: [opfOf('dc:date'), ['2025-03-03']],
    paper: [
      [info['CreationDate'], ...xmpOf('dc:date', 'xmp:CreateDate')],
      ['D:20250303000000Z', '2025-03-03', '2025-03-03T00:00:00Z'],
    ],
    seen: ['3 March 2025'],
  },
  updated: {
    web: [data['dateModified'], '2025-03-05T09:30:00+01:00'],
    book: [opfOf('dcterms:modified'), ['2025-03-05T08:30:00Z']],
    paper: [
      [info['ModDate'], ...xmpOf('xmp:ModifyDate')],
      ['D:20250305083000Z', '2025-03-05T08:30:00Z'],
    ],
    seen: ['Updated 5 March 2025'],
  },
  asOf: makeRow('contentReferenceTime', ['2025-03-02'], ['As of 2 March 2025']),
  reviewBy: makeRow('expires', ['2025-06-01'], ['Review by', '1 June 2025']),
  version: makeRow('version', ['1.2.0'], ['Version 1.2.0']),
  status: makeRow('creativeWorkStatus', ['corrected'], ['Corrected']),
  embargo: {
    web: undefined,
    book: undefined,
    paper: undefined,
    seen: ['Embargoed until 3 March 2025, 06:00 UTC+01:00'],
  },
  author: {
    web: [
      data['author'],
      [
        {
          '@type': 'Person',
          name: 'Ida Renn',
          jobTitle: 'editor',
          email: 'ida.renn@example.org',
          sameAs: 'https://orcid.org/0000-0002-1825-0097',
          affiliation: { '@type': 'Organization', name: 'Harbour Institute' },
        },
        { '@type': 'Person', name: 'Oskar Bang' },
      ],
    ],
    book: [
      opfOf('dc:creator', 'role', 'file-as'),
      ['Ida Renn', 'Oskar Bang', 'edt', 'aut', 'Renn, Ida', 'Bang, Oskar'],
    ],
    paper: [
      [info['Author'], ...xmpOf('dc:creator')],
      ['Ida Renn; Oskar Bang', 'Ida Renn', 'Oskar Bang'],
    ],
    seen: [
      'Ida Renn (editor, Harbour Institute), Oskar Bang',
      'ida.renn@example.org',
      '0000-0002-1825-0097',
    ],
  },
  publisher: {
    web: [
      data['publisher'],
      { '@type': 'Organization', name: 'Harbour Desk', url: 'https://example.org/' },
    ],
    book: [opfOf('dc:publisher'), ['Harbour Desk']],
    paper: [xmpOf('dc:publisher'), ['Harbour Desk']],
    seen: ['Harbour Desk'],
  },
  dateline: makeRow('contentLocation', ['Port Ellen'], ['Port Ellen'], place),
  lang: {
    web: [data['inLanguage'], 'en-GB'],
    book: [opfOf('dc:language'), ['en-GB']],
    paper: [
      [readString(file.catalog.lookup(PDFName.of('Lang'))), ...xmpOf('dc:language')],
      ['en-GB', 'en-GB'],
    ],
    seen: [],
  },
  subjects: {
    web: [
      data['about'],
      [
        { '@type': 'Thing', name: 'ferries' },
        { '@type': 'Thing', name: 'dredging' },
      ],
    ],
    book: [opfOf('dc:subject'), ['ferries', 'dredging']],
    paper: [
      [info['Keywords'], ...xmpOf('pdf:Keywords', 'dc:subject')],
      ['ferries, dredging', 'ferries, dredging', 'ferries', 'dredging'],
    ],
    seen: ['ferries, dredging'],
  },
  rights: {
    web: [data['copyrightNotice'], '© 2025 Harbour Desk'],
    book: [opfOf('dc:rights')[0], '© 2025 Harbour Desk'],
    paper: [xmpOf('dc:rights', 'xmpRights:Marked'), ['© 2025 Harbour Desk', 'True']],
    seen: ['© 2025 Harbour Desk'],
  },
  license: {
    web: [data['license'], LICENSE],
    book: [opfOf('dc:rights')[1], LICENSE],
    paper: [xmpOf('xmpRights:WebStatement'), [LICENSE]],
    seen: ['CC-BY-4.0'],
  },
  tlp: { ...marked, book: [opfOf('dc:rights').slice(2), MARKINGS] },
  handling: { ...marked, paper: [xmpOf('xmpRights:UsageTerms'), [MARKINGS.join(' ')]] },
  sources: {
    web: [
      (data['citation'] as readonly Readonly<Record<string, unknown>>[])[1],
      {
        '@type': 'CreativeWork',
        name: 'Dredging permit 88',
        url: 'https://example.org/permits/88',
        publisher: { '@type': 'Organization', name: 'Strait Authority' },
        datePublished: '2025-02-11',
      },
    ],
    book: [opfOf('dc:source'), SOURCES],
    paper: [xmpOf('dc:source'), [SOURCES.join('; ')]],
    seen: [
      'https://example.org/timetable',
      'Dredging permit 88, Strait Authority, 11 February 2025 (accessed 1 March 2025)',
      'The captain of the Aurora',
    ],
  },
  corrections: makeRow(
    'correction',
    CORRECTIONS,
    [
      'Correction, 5 March 2025: An earlier version gave eight days.',
      'Clarification, 4 March 2025: Freight boats are not affected.',
    ],
    comments.map((comment): unknown => expect.objectContaining(comment)),
  ),
  aiAssisted: makeRow(
    'digitalSourceType',
    [ASSISTED],
    ['used (Draftwell 3)', 'Reviewed by', 'Oskar Bang'],
  ),
};

/** What is painted in the margins of each page: text that is marked as an artifact. */
async function readFurniture(): Promise<readonly string[]> {
  const own = await PDFDocument.load(pdf, { updateMetadata: false });
  return own.getPages().map((page) => {
    const content = readPageContent(page).replaceAll('/Artifact', '/Furniture');
    const stream = own.context.stream(Buffer.from(content, 'latin1'));
    page.node.set(OwnName.of('Contents'), own.context.register(stream));
    const runs = readPageText(page, 'ltr').get(undefined) ?? [];
    return runs.map(({ glyphs }) => glyphs.join('')).join(' ');
  });
}

const texts = await Promise.all(
  (
    [
      ['html', html],
      ['pdf', pdf],
      ['epub', epub],
    ] as const
  ).map(async ([name, value]) => {
    const text = (await (await loadFormat(name)).readText?.(value)) ?? '';
    return [name, text.replace(/\s+/g, ' ')] as const;
  }),
);

describe('a field of the front matter arrives in all formats:', () => {
  it.each(Object.entries(rows))('%s', (_, { web, book, paper, seen }) => {
    for (const [actual, expected] of [web, book, paper].filter((claim) => claim !== undefined)) {
      expect(actual).toEqual(expected);
    }
    for (const [name, text] of texts) {
      for (const words of seen) expect(text, name).toContain(words);
    }
  });

  it('the embargo stands in the manifest', () => {
    const manifest = new TextDecoder().decode(host.files.get('output/manifest.json'));
    expect(manifest).toContain('"embargo": "2025-03-03T06:00:00+01:00"');
  });

  it('the marking stands in header and footer of every page', async () => {
    const boxes = await readFurniture();
    expect(boxes.length).toBeGreaterThan(1);
    for (const [index, text] of boxes.entries()) {
      expect(text.match(/TLP:AMBER\+STRICT/g), String(index)).toHaveLength(index === 0 ? 1 : 2);
      expect(text).toContain('Harbour staff only');
    }
  });
});

import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Author } from '../../model/meta.js';
import type { Metadata } from '../../model/metadata.js';
import {
  citeSource,
  findLicenseUrl,
  listMarkings,
  listStatements,
} from '../../model/statements.js';
import type { Accessibility } from './accessibility.js';
import type { ImageFile } from './chapter.js';
import { makeFileAs } from './file-as.js';
import { FILES } from './names.js';
import { findRelator } from './roles.js';
import type { FontFile } from './styles.js';
import { block, formatXml, type XmlAttributes } from '../../model/xml.js';

/** What the package document tells about a book. */
export interface Package {
  readonly metadata: Metadata;
  readonly accessibility: Accessibility;
  readonly images: readonly ImageFile[];
  readonly fonts: readonly FontFile[];
  /** Files of the text in reading order, and whether one holds SVG or MathML, as the manifest must say. */
  readonly texts: readonly { readonly file: string; readonly properties: readonly string[] }[];
  /** Whether page breaks are marked. */
  readonly hasPages: boolean;
  /** Name and version of the tool. */
  readonly generator: string;
}

/** Writes the package document of EPUB 3.3. */
export function writePackage(book: Package): string {
  const { lang, dir, writing } = book.metadata;
  const turning = writing === 'vertical' ? 'rtl' : dir;
  return formatXml(
    block(
      'package',
      {
        xmlns: 'http://www.idpf.org/2007/opf',
        version: '3.0',
        'unique-identifier': 'identifier',
        'xml:lang': lang,
        dir,
      },
      block(
        'metadata',
        { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
        describeBook(book.metadata),
        describeReading(book.accessibility),
        // The PDF, whose pages they are, has the same identifier.
        ...(book.hasPages ? [property('pageBreakSource', book.metadata.identifier)] : []),
        x('meta', { name: 'generator', content: book.generator }),
        x('meta', { name: 'cover', content: 'cover-image' }),
      ),
      block('manifest', {}, listFiles(book)),
      block(
        'spine',
        { toc: 'ncx', 'page-progression-direction': turning },
        x('itemref', { idref: 'cover' }),
        x('itemref', { idref: 'nav', linear: 'no' }),
        book.texts.map((_, index) => x('itemref', { idref: nameText(index) })),
      ),
    ),
  );
}

function describeBook(metadata: Metadata): Element[] {
  const { title, deck, date, publisher, authors, id, rights, license, subjects } = metadata;
  const terms = license === undefined ? undefined : (findLicenseUrl(license) ?? license);
  const all = (name: string, values: readonly (string | undefined)[]) =>
    values.filter((value) => value !== undefined).map((value) => x(name, value));
  return [
    x('dc:identifier', { id: 'identifier' }, metadata.identifier),
    ...all('dc:identifier', [id === metadata.identifier ? undefined : id]),
    x('dc:title', { id: 'title' }, title),
    refine('title', 'title-type', 'main'),
    ...(deck === undefined
      ? []
      : [x('dc:title', { id: 'subtitle' }, deck), refine('subtitle', 'title-type', 'subtitle')]),
    x('dc:language', metadata.lang),
    x('dc:description', metadata.description),
    ...authors.flatMap((author, index) => describeAuthor(author, `author-${index + 1}`)),
    ...all('dc:publisher', [publisher?.name]),
    ...all('dc:subject', subjects),
    ...all('dc:rights', [rights, terms, ...listMarkings(metadata)]),
    ...all('dc:source', metadata.sources.map(citeSource)),
    ...all('dc:date', [date]),
    property('dcterms:modified', metadata.modified),
    ...listStatements(metadata).flatMap(({ name, values }) =>
      values.map((value) => property(`schema:${name}`, value)),
    ),
  ];
}

function describeAuthor({ name, role }: Author, id: string): Element[] {
  return [
    x('dc:creator', { id }, name),
    refine(id, 'role', findRelator(role), { scheme: 'marc:relators' }),
    refine(id, 'file-as', makeFileAs(name)),
  ];
}

function describeReading(accessibility: Accessibility): Element[] {
  const { modes, sufficient, features, hazards, summary } = accessibility;
  return [
    ...modes.map((mode) => property('schema:accessMode', mode)),
    ...sufficient.map((set) => property('schema:accessModeSufficient', set)),
    ...features.map((feature) => property('schema:accessibilityFeature', feature)),
    ...hazards.map((hazard) => property('schema:accessibilityHazard', hazard)),
    property('schema:accessibilitySummary', summary, { 'xml:lang': 'en', dir: 'ltr' }),
  ];
}

/** The id of a file of the text. */
function nameText(index: number): string {
  return index === 0 ? 'chapter' : `chapter-${index + 1}`;
}

function listFiles({ images, fonts, texts }: Package): Element[] {
  const xhtml = 'application/xhtml+xml';
  return [
    item('nav', FILES.nav, xhtml, 'nav'),
    item('ncx', FILES.ncx, 'application/x-dtbncx+xml'),
    item('style', FILES.style, 'text/css'),
    item('cover-image', FILES.coverImage, 'image/png', 'cover-image'),
    item('cover', FILES.cover, xhtml),
    ...texts.map(({ file, properties }, index) =>
      item(nameText(index), file, xhtml, properties.join(' ') || undefined),
    ),
    ...images.map(({ name, asset }, index) =>
      item(`image-${index + 1}`, `images/${name}`, asset.mediaType),
    ),
    ...fonts.map(({ name }, index) => item(`font-${index + 1}`, `fonts/${name}`, 'font/ttf')),
  ];
}

function item(id: string, href: string, mediaType: string, properties?: string): Element {
  return x('item', { id, href, 'media-type': mediaType, properties });
}

function property(name: string, value: string, attributes: XmlAttributes = {}): Element {
  return x('meta', { property: name, ...attributes }, value);
}

function refine(id: string, name: string, value: string, attributes?: XmlAttributes): Element {
  return property(name, value, { refines: `#${id}`, ...attributes });
}

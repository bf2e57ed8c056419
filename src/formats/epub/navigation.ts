import type { Element } from 'xast';
import { x } from 'xastscript';
import { readLabel } from '../../model/labels.js';
import type { Metadata } from '../../model/metadata.js';
import type { Labels } from '../../model/template.js';
import { FILES } from './names.js';
import type { ContentsEntry } from '../../model/contents.js';
import type { PageBreak } from './page-breaks.js';
import { makeAddresses, type BookPart } from './parts.js';
import { writePage } from './page.js';
import { block, formatXml } from '../../model/xml.js';

/** Where the contents, the pages and the text of a book are. */
interface Places {
  readonly outline: readonly ContentsEntry[];
  readonly pages: readonly PageBreak[];
  readonly parts: readonly BookPart[];
}

/** A target in the book with its words. */
interface Link {
  readonly label: string;
  readonly href: string;
  readonly lang?: string | undefined;
  readonly dir?: string | undefined;
  readonly children: readonly Link[];
}

/** Writes the navigation document of EPUB 3: table of contents, pages and landmarks. */
export function writeNavigation(metadata: Metadata, places: Places, labels: Labels): string {
  const contents = readLabel(labels, 'contents');
  const toc = block(
    'nav',
    { 'epub:type': 'toc', role: 'doc-toc', id: 'toc', 'aria-labelledby': 'toc-title' },
    x('h1', { id: 'toc-title' }, contents),
    makeList(linkOutline(metadata, places)),
  );
  return writePage(
    {
      title: contents,
      division: 'frontmatter',
      content: [toc, ...makePageList(places, labels), makeLandmarks(places, labels)],
    },
    metadata,
  );
}

/** Writes the NCX, the table of contents for reading systems of EPUB 2. */
export function writeNcx(metadata: Metadata, places: Places): string {
  const links = linkOutline(metadata, places);
  let count = 0;
  const makePoint = ({ label, href, children }: Link): Element => {
    count += 1;
    return block(
      'navPoint',
      { id: `point-${count}`, playOrder: count },
      x('navLabel', {}, x('text', label)),
      x('content', { src: href }),
      children.map(makePoint),
    );
  };
  return formatXml(
    block(
      'ncx',
      {
        xmlns: 'http://www.daisy.org/z3986/2005/ncx/',
        version: '2005-1',
        'xml:lang': metadata.lang,
      },
      block(
        'head',
        {},
        x('meta', { name: 'dtb:uid', content: metadata.identifier }),
        x('meta', { name: 'dtb:depth', content: measureDepth(links) }),
        x('meta', { name: 'dtb:totalPageCount', content: 0 }),
        x('meta', { name: 'dtb:maxPageNumber', content: 0 }),
      ),
      x('docTitle', {}, x('text', metadata.title)),
      metadata.authors.map(({ name }) => x('docAuthor', {}, x('text', name))),
      block('navMap', {}, links.map(makePoint)),
    ),
  );
}

function linkOutline({ title }: Metadata, { outline, parts }: Places): readonly Link[] {
  const toAddress = makeAddresses(parts);
  const toLink = ({ id, children, ...entry }: ContentsEntry): Link => ({
    ...entry,
    href: toAddress(id),
    children: children.map(toLink),
  });
  const [first] = parts;
  return [{ label: title, href: first?.file ?? FILES.chapter, children: outline.map(toLink) }];
}

function makeList(links: readonly Link[]): Element {
  const items = links.map(({ label, href, lang, dir, children }) =>
    x(
      'li',
      {},
      x('a', { href, lang, 'xml:lang': lang, dir }, label),
      children.length > 0 ? makeList(children) : undefined,
    ),
  );
  return block('ol', {}, items);
}

/** The pages of the printed file, for those who were told a number. */
function makePageList({ pages, parts }: Places, labels: Labels): Element[] {
  if (pages.length === 0) return [];
  const toAddress = makeAddresses(parts);
  const items = pages.map(({ number, id }) =>
    x('li', {}, x('a', { href: toAddress(id) }, String(number))),
  );
  const properties = {
    'epub:type': 'page-list',
    role: 'doc-pagelist',
    'aria-label': readLabel(labels, 'pages'),
    hidden: 'hidden',
  };
  return [block('nav', properties, block('ol', {}, items))];
}

/** For reading systems, not for the eye: readers reach the same places through their own menus. */
function makeLandmarks({ parts }: Places, labels: Labels): Element {
  // The first part of an edition is its title.
  const start = parts[1] ?? parts[0];
  const places = [
    { type: 'cover', href: FILES.cover, label: 'cover' },
    { type: 'toc', href: `${FILES.nav}#toc`, label: 'contents' },
    { type: 'bodymatter', href: start?.file ?? FILES.chapter, label: 'start' },
  ];
  const items = places.map(({ type, href, label }) =>
    x('li', {}, x('a', { 'epub:type': type, href }, readLabel(labels, label))),
  );
  return block(
    'nav',
    { 'epub:type': 'landmarks', 'aria-label': readLabel(labels, 'landmarks'), hidden: 'hidden' },
    block('ol', {}, items),
  );
}

function measureDepth(links: readonly Link[]): number {
  return links.length === 0 ? 0 : 1 + Math.max(...links.map((link) => measureDepth(link.children)));
}

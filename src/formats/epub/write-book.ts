import type { Element as HtmlElement } from 'hast';
import type { Element } from 'xast';
import { x } from 'xastscript';
import type { RenderInput } from '../../model/format.js';
import { rememberLast } from '../../model/remember.js';
import { eachElement } from '../../model/tree.js';
import { readLabel } from '../../model/labels.js';
import { takeTurn } from '../../model/take-turn.js';
import { findDirection, type Metadata } from '../../model/metadata.js';
import { describeAccessibility } from './accessibility.js';
import { packBook } from './archive.js';
import { makeChapter, toXmlElement } from './chapter.js';
import { COVER_SIZE, drawCover } from './cover.js';
import { FILES } from './names.js';
import { writeNavigation, writeNcx } from './navigation.js';
import { readContents } from '../../model/contents.js';
import { markPages } from './page-breaks.js';
import { splitParts, type BookPart } from './parts.js';
import { writePackage } from './package-document.js';
import { writePage } from './page.js';
import { nameFonts, writeStyles } from './styles.js';

/** Makes the bytes of the EPUB. Throws if a label or an image that it needs is missing. */
export async function writeBook(input: RenderInput): Promise<Uint8Array> {
  const { metadata, labels, generator } = input;
  const { title } = metadata;
  const { tree, images } = makeChapter(input.document, title, input.images);
  const fonts = nameFonts(input.faces);
  const outline = readContents(tree);
  await takeTurn();
  const cover = await drawCover(input);
  const pages = markPages(tree, await input.pageStarts());
  const accessibility = describeAccessibility(tree, images, pages.length > 0);
  const parts = splitParts(tree, title);
  const texts = parts.map((part) => ({ ...part, content: toXmlElement(part.tree) }));
  const places = { outline, pages, parts };
  return packBook(
    {
      packageDocument: writePackage({
        metadata,
        accessibility,
        images,
        fonts,
        hasPages: pages.length > 0,
        texts: parts.map((part) => ({ file: part.file, properties: listProperties(part.tree) })),
        generator,
      }),
      navigation: writeNavigation(metadata, places, labels),
      ncx: writeNcx(metadata, places),
      style: encodeStyle(writeStyles(input.styles, fonts), FILES.style),
      pages: new Map([
        [FILES.cover, writeCoverPage(input)],
        ...texts.map((text) => [text.file, writePart(text, metadata)] as const),
      ]),
      fonts: new Map(fonts.map(({ name, face }) => [`fonts/${name}`, face])),
      images: new Map(images.map(({ name, asset }) => [`images/${name}`, asset.data])),
      cover,
    },
    input.step,
  );
}

/** Most books have the same style sheet, which is deflated once. */
const encodeStyle = rememberLast((style) => Buffer.from(style));

function writePart(
  { title, lang, content }: BookPart & { readonly content: Element },
  metadata: Metadata,
): string {
  const own = lang !== undefined && {
    lang,
    dir: findDirection(lang),
    writing: 'horizontal' as const,
  };
  return writePage({ title, division: 'bodymatter', content: [content] }, own || metadata);
}

function writeCoverPage({ metadata, labels }: RenderInput): string {
  const label = readLabel(labels, 'cover');
  const image = x('img', {
    src: FILES.coverImage,
    alt: `${label}: ${metadata.title}`,
    role: 'doc-cover',
    ...COVER_SIZE,
  });
  const content = [x('section', { 'epub:type': 'cover' }, image)];
  return writePage(
    { title: label, division: 'frontmatter', className: 'cover', content },
    metadata,
  );
}

/** Names of the manifest properties that a content document calls for (EPUB 3.3, D.6.4). */
function listProperties(chapter: HtmlElement): string[] {
  const properties = new Set<string>();
  eachElement(chapter, ({ tagName }) => {
    if (tagName === 'math') properties.add('mathml');
    if (tagName === 'svg') properties.add('svg');
  });
  return [...properties].toSorted();
}

import { visit } from 'unist-util-visit';
import type { Element } from 'xast';
import { x } from 'xastscript';
import type { RenderInput } from '../../model/format.js';
import { readLabel } from '../../model/labels.js';
import { describeAccessibility } from './accessibility.js';
import { packBook } from './archive.js';
import { makeChapter, toXmlElement } from './chapter.js';
import { COVER_SIZE, drawCover } from './cover.js';
import { FILES } from './names.js';
import { writeNavigation, writeNcx } from './navigation.js';
import { readContents } from '../../model/contents.js';
import { markPages } from './page-breaks.js';
import { writePackage } from './package-document.js';
import { writePage } from './page.js';
import { nameFonts, writeStyles } from './styles.js';

/** Makes the bytes of the EPUB. Throws if a label or an image that it needs is missing. */
export async function writeBook(input: RenderInput): Promise<Uint8Array> {
  const { metadata, labels, generator } = input;
  const { tree, images } = makeChapter(input.document, metadata.title, input.images);
  const fonts = nameFonts(input.faces);
  const outline = readContents(tree);
  const cover = await drawCover(input);
  const pages = markPages(tree, await input.pageStarts());
  const chapter = toXmlElement(tree);
  return packBook({
    title: metadata.title,
    packageDocument: writePackage({
      metadata,
      accessibility: describeAccessibility(tree, images, pages.length > 0),
      images,
      fonts,
      hasPages: pages.length > 0,
      chapterProperties: listProperties(chapter),
      generator,
    }),
    navigation: writeNavigation(metadata, { outline, pages }, labels),
    ncx: writeNcx(metadata, outline),
    style: writeStyles(input.styles, fonts),
    pages: new Map([
      [FILES.cover, writeCoverPage(input)],
      [
        FILES.chapter,
        writePage({ title: metadata.title, division: 'bodymatter', content: [chapter] }, metadata),
      ],
    ]),
    fonts: new Map(fonts.map(({ name, face }) => [`fonts/${name}`, face.data])),
    images: new Map(images.map(({ name, asset }) => [`images/${name}`, asset.data])),
    cover,
  });
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
function listProperties(chapter: Element): string[] {
  const properties = new Set<string>();
  visit(chapter, 'element', ({ name }) => {
    if (name === 'math') properties.add('mathml');
    if (name === 'svg') properties.add('svg');
  });
  return [...properties].toSorted();
}

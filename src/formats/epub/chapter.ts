import type { Element, Root } from 'hast';
import { toXast } from 'hast-util-to-xast';
import type { Element as XmlElement } from 'xast';
import { copyTree } from '../../model/copy-tree.js';
import type { ImageAsset } from '../../model/format.js';
import { eachElement, findElement } from '../../model/tree.js';
import { addSemantics } from './semantics.js';

/** An image as a file of the book. */
export interface ImageFile {
  /** File name in the folder of images. */
  readonly name: string;
  readonly asset: ImageAsset;
}

/** The briefing as the one chapter of a book. */
export interface Chapter {
  /** A `section` with HTML names, of which every link and attribute is fit for EPUB. */
  readonly tree: Element;
  readonly images: readonly ImageFile[];
}

const EXTENSIONS = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
  'image/webp': 'webp',
} as const;

/** Attributes of images that only make sense where files are fetched over a network. */
const NETWORK_ATTRIBUTES = ['srcSet', 'sizes', 'loading', 'decoding', 'fetchPriority'];

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** Makes the chapter from a copy of the `article` of the shared document. */
export function makeChapter(
  document: Root,
  title: string,
  assets: ReadonlyMap<string, ImageAsset>,
): Chapter {
  const tree = copyTree(findElement(document, 'article'));
  // ARIA in HTML allows `doc-chapter` on a section, not on an article.
  tree.tagName = 'section';
  Object.assign(tree.properties, { role: 'doc-chapter', ariaLabel: title });
  const ids = decodeAnchors(tree);
  eachElement(tree, (element) => {
    if (element.tagName === 'a') fitLink(element, ids);
    if (element.tagName === 'math') element.properties['xmlns'] = MATHML;
  });
  addSemantics(tree);
  return { tree, images: placeImages(tree, assets) };
}

/** Turns a chapter to XML; its namespace is declared by the page round it. */
export function toXmlElement(tree: Element): XmlElement {
  const element = toXast(tree);
  if (element.type !== 'element') throw new Error('An element became something else in XML');
  delete element.attributes['xmlns'];
  return element;
}

function placeImages(tree: Element, assets: ReadonlyMap<string, ImageAsset>): ImageFile[] {
  const files = new Map<string, ImageFile>();
  eachElement(tree, ({ tagName, properties }) => {
    if (tagName !== 'img') return;
    const src = String(properties['src']);
    const asset = assets.get(src);
    if (!asset) throw new Error(`The image ${src} was not read`);
    const name = `image-${files.size + 1}.${EXTENSIONS[asset.mediaType]}`;
    const file = files.get(src) ?? { name, asset };
    files.set(src, file);
    for (const attribute of NETWORK_ATTRIBUTES) delete properties[attribute];
    properties['src'] = `images/${file.name}`;
  });
  return [...files.values()];
}

/**
 * Writes ids and the links to them without percent-encoding, as checkers and readers compare them by
 * character; returns the ids.
 */
function decodeAnchors(tree: Element): ReadonlySet<string> {
  const ids = new Set<string>();
  eachElement(tree, ({ properties }) => {
    const { id, href } = properties;
    if (typeof id === 'string') {
      properties['id'] = decode(id);
      ids.add(decode(id));
    }
    if (typeof href === 'string' && href.startsWith('#')) properties['href'] = decode(href);
  });
  return ids;
}

/** A link that leads nowhere from inside a book (a local file, a missing anchor) becomes plain text. */
function fitLink(link: Element, ids: ReadonlySet<string>): void {
  const { href } = link.properties;
  if (href === undefined || isReachable(href, ids)) return;
  link.tagName = 'span';
  for (const name of ['href', 'target', 'rel', 'hrefLang', 'type']) delete link.properties[name];
}

function isReachable(href: string, ids: ReadonlySet<string>): boolean {
  if (href.startsWith('#')) return ids.has(href.slice(1));
  return /^(?:https?|mailto|tel):/i.test(href) && URL.canParse(href);
}

function decode(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}

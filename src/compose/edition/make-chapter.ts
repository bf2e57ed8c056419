import type { Element, Properties, Root } from 'hast';
import { copyTree } from '../../model/copy-tree.js';
import { eachElement, findElement } from '../../model/tree.js';

/** Class of the element that holds a briefing of an edition. */
const CHAPTER = 'chapter';

/** Properties that name other elements by their ids. */
const REFERENCES = ['ariaLabelledBy', 'ariaDescribedBy'];

/**
 * Makes a chapter of the document of a briefing: headings a level lower, anchors and images with names that no other
 * chapter has, its language if that is not the one of the edition.
 */
export function makeChapter(document: Root, name: string, editionLang: string): Element {
  const { lang, dir } = findElement(document, 'html').properties;
  const { children } = findElement(document, 'article');
  // Nothing else has this mark in its name.
  const title = `${name}_title`;
  const chapter: Element = {
    type: 'element',
    tagName: 'section',
    properties: {
      id: name,
      className: [CHAPTER],
      role: 'doc-chapter',
      ariaLabelledBy: [title],
      ...(lang !== editionLang && { lang, dir }),
    },
    children: children.map((child) => copyTree(child)),
  };
  eachElement({ type: 'root', children: chapter.children }, (element) => {
    renameAnchors(element.properties, name);
    if (element.tagName === 'h1') element.properties['id'] = title;
    lowerHeading(element);
    if (element.tagName === 'section') nameAfter(element, title);
    if (element.tagName === 'img')
      element.properties['src'] = placeImage(name, String(element.properties['src']));
    // Places are those of another file than the one of the edition.
    delete element.position;
  });
  return chapter;
}

/** The name under which an edition knows an image of a chapter. */
export function placeImage(chapter: string, src: string): string {
  return `${chapter}/${src}`;
}

/** Other chapters have sections of the same name: landmarks are told apart by the title of theirs. */
function nameAfter({ properties }: Element, title: string): void {
  const labels = properties['ariaLabelledBy'];
  if (Array.isArray(labels)) properties['ariaLabelledBy'] = [...labels, title];
}

/** HTML has no level below the sixth. */
function lowerHeading(element: Element): void {
  const level = Number(/^h([1-5])$/.exec(element.tagName)?.[1]);
  if (level) element.tagName = `h${String(level + 1)}`;
}

function renameAnchors(properties: Properties, name: string): void {
  const rename = (id: string | number) => `${name}.${String(id)}`;
  const { id, href } = properties;
  if (typeof id === 'string') properties['id'] = rename(id);
  if (typeof href === 'string' && /^#./.test(href))
    properties['href'] = `#${rename(href.slice(1))}`;
  for (const key of REFERENCES) {
    const ids = properties[key];
    if (typeof ids === 'string') properties[key] = ids.split(/\s+/).map(rename);
    else if (Array.isArray(ids)) properties[key] = ids.map(rename);
  }
}

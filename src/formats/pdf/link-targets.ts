import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { eachElement, findFirst } from '../../model/tree.js';

/** Longest text that a viewer shows beside a link; a note may be longer. */
const MAX_LENGTH = 200;

/**
 * Describes the places of a document to which links within it may lead, by the names that Chromium gives them: by the
 * label of a link to it, or by the text of the place.
 */
export function describeTargets(source: Root): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const labels = new Map<string, string>();
  eachElement(source, (element) => {
    const { id, href, ariaLabel } = element.properties;
    if (typeof id === 'string') texts.set(toFragment(`#${id}`), describePlace(element));
    if (typeof href !== 'string' || !href.startsWith('#') || typeof ariaLabel !== 'string') return;
    labels.set(toFragment(href), ariaLabel);
  });
  return new Map([...texts, ...labels]);
}

/** A fragment as it stands in an address: `%C3%BCber` for `#über`. */
function toFragment(href: string): string {
  return /^#[\w-]*$/.test(href) ? href.slice(1) : new URL(href, 'about:blank').hash.slice(1);
}

/** The heading of a place if it has one, else its text without links back from it. */
function describePlace(place: Element): string {
  const heading = findFirst(place, ({ tagName }) => /^h[1-6]$/.test(tagName));
  const line = (heading ? toString(heading) : readWords(place)).replace(/\s+/g, ' ').trim();
  return line.length <= MAX_LENGTH ? line : `${line.slice(0, MAX_LENGTH - 1)}…`;
}

function readWords(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || node.properties['dataFootnoteBackref'] !== undefined) return '';
  return node.children.map(readWords).join('');
}

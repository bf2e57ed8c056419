import GithubSlugger from 'github-slugger';
import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { eachElement } from '../model/tree.js';

/** Gives the headings within sections anchors, by their words: contents and readers lead to them. */
export function anchorHeadings(elements: readonly Element[]): void {
  const slugger = new GithubSlugger();
  const root: Root = { type: 'root', children: [...elements] };
  eachElement(root, (element) => {
    if (!/^h[3-6]$/.test(element.tagName)) return;
    element.properties['id'] ??= `part-${slugger.slug(toString(element))}`;
  });
}

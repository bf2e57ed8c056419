import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { eachElement, isInline } from '../../model/tree.js';
import { FORMULA_MARK } from './formula-mark.js';

/** Blocks whose text Chromium tags as a paragraph only if it is told to. */
const TEXT_BLOCKS = new Set(['address', 'dd', 'div', 'dt', 'figcaption', 'footer', 'header']);

/**
 * Sets the roles from which Chromium makes the structure of the PDF: paragraphs wherever text stands, lists
 * for definitions, groups for figures, pictures for formulae. DPUB-ARIA roles go: of them it makes nothing, or (of the items of
 * `doc-endnotes`) something that is no list item.
 */
export function setPrintRoles(root: Element): void {
  eachElement(root, (node) => {
    if (String(node.properties['role']).startsWith('doc-')) delete node.properties['role'];
    if (node.tagName === 'dl') setListRoles(node);
    if (node.tagName === 'math') nameFormula(node);
    if (node.tagName === 'figure') node.properties['role'] = 'group';
    if (TEXT_BLOCKS.has(node.tagName) && isParagraph(node)) node.properties['role'] ??= 'paragraph';
  });
}

/**
 * Chromium makes nothing of a formula, but a figure of what is said to be a picture. The mark before its alternative
 * text tells it from others.
 */
function nameFormula({ properties }: Element): void {
  const { alttext } = properties;
  Object.assign(properties, { role: 'img', ariaLabel: `${FORMULA_MARK}${String(alttext)}` });
}

/** Makes a list item of each group of terms and definitions. */
function setListRoles(list: Element): void {
  const items: Element[] = [];
  for (const child of list.children.filter(isElement)) {
    const previous = items.at(-1);
    if (child.tagName === 'div') items.push(child);
    else if (!previous || (child.tagName === 'dt' && hasDefinition(previous))) {
      items.push(h('div', [child]));
    } else previous.children.push(child);
  }
  for (const item of items) item.properties['role'] = 'listitem';
  list.properties['role'] = 'list';
  list.children = items;
}

function hasDefinition({ children }: Element): boolean {
  return children.some((child) => isElement(child) && child.tagName === 'dd');
}

function isParagraph({ children }: Element): boolean {
  const filled = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  return filled.length > 0 && filled.every((child) => !isElement(child) || isInline(child));
}

function isElement(node: ElementContent): node is Element {
  return node.type === 'element';
}

import type { Element, ElementContent, Root, Text } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import { makeTermPattern } from './term-pattern.js';

/** A term of a glossary: the element that holds its words, its anchor, and how it is found in the text. */
interface Term {
  readonly id: string;
  readonly holder: Element;
  readonly pattern: RegExp;
}

/** Where no term is linked: in links, code, headings, numbers of notes, and where terms are defined. */
const CLOSED = new Set(['a', 'code', 'pre', 'sup', 'dfn', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/**
 * Links the first use of each glossary term in the running text to its definition, and the term back to that
 * use. Terms that the text does not use stay as they are.
 * @param parts the text in reading order, glossaries included; it is changed in place
 */
export function linkTerms(parts: readonly Element[]): void {
  const terms = listTerms(parts);
  for (const part of parts) {
    if (terms.length === 0) return;
    linkWithin(part, terms);
  }
}

function listTerms(parts: readonly Element[]): Term[] {
  const terms: Term[] = [];
  const root: Root = { type: 'root', children: [...parts] };
  visit(root, 'element', (holder, _index, parent) => {
    if (holder.tagName !== 'dfn' || parent?.type !== 'element') return;
    const { id } = parent.properties;
    const pattern = makeTermPattern(toString(holder));
    const isLinked = holder.children.some((it) => it.type === 'element' && it.tagName === 'a');
    if (typeof id === 'string' && pattern && !isLinked) terms.push({ id, holder, pattern });
  });
  return terms;
}

/** Terms that are found are taken off the list. */
function linkWithin(element: Element, terms: Term[]): void {
  if (CLOSED.has(element.tagName) || isGlossary(element)) return;
  element.children = element.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') linkWithin(child, terms);
    return child.type === 'text' ? linkText(child, terms) : [child];
  });
}

function isGlossary({ properties }: Element): boolean {
  const classes = properties['className'];
  return Array.isArray(classes) && classes.includes('glossary');
}

function linkText(text: Text, terms: Term[]): ElementContent[] {
  const parts: ElementContent[] = [];
  let rest = text.value;
  for (let found = findFirst(rest, terms); found; found = findFirst(rest, terms)) {
    const { term, start, words } = found;
    terms.splice(terms.indexOf(term), 1);
    const use = `${term.id}-use`;
    if (start > 0) parts.push({ ...text, value: rest.slice(0, start) });
    const role = { href: `#${term.id}`, id: use, role: 'doc-glossref', className: ['term'] };
    parts.push(h('a', role, words));
    linkBack(term.holder, use);
    rest = rest.slice(start + words.length);
  }
  return rest === '' ? parts : [...parts, { ...text, value: rest }];
}

/** The first term in a text; of two in the same place, the longer. */
function findFirst(text: string, terms: readonly Term[]) {
  return terms
    .flatMap((term) => {
      const match = term.pattern.exec(text);
      return match ? [{ term, start: match.index, words: match[0] }] : [];
    })
    .toSorted((a, b) => a.start - b.start || b.words.length - a.words.length)
    .at(0);
}

function linkBack(holder: Element, use: string): void {
  const role = { href: `#${use}`, role: 'doc-backlink', className: ['term'] };
  holder.children = [h('a', role, holder.children)];
}

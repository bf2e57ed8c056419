import type { Element, ElementContent, Text } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { eachElement } from '../model/tree.js';
import { makeFindTerm, type FindTerm } from './find-term.js';

/** A term of a glossary: the element that holds its words, its anchor, and how it is found in a text. */
interface Term {
  readonly id: string;
  readonly holder: Element;
  readonly find: FindTerm;
}

/** Where no term is linked: in links, code, formulae, headings, numbers of notes, and where terms are defined. */
const CLOSED = new Set('a code pre math sup dfn h1 h2 h3 h4 h5 h6'.split(' '));

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
  const addTerm = (holder: ElementContent, id: unknown) => {
    if (holder.type !== 'element' || holder.tagName !== 'dfn') return;
    const find = makeFindTerm(toString(holder));
    const isLinked = holder.children.some((it) => it.type === 'element' && it.tagName === 'a');
    if (typeof id === 'string' && find && !isLinked) terms.push({ id, holder, find });
  };
  for (const part of parts) {
    eachElement(part, ({ children, properties }) => {
      for (const child of children) addTerm(child, properties.id);
    });
  }
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
  let end = 0;
  for (const { term, start, words } of chooseUses(text.value, terms)) {
    terms.splice(terms.indexOf(term), 1);
    const use = `${term.id}-use`;
    if (start > end) parts.push({ ...text, value: text.value.slice(end, start) });
    const role = { href: `#${term.id}`, id: use, role: 'doc-glossref', className: ['term'] };
    parts.push(h('a', role, words));
    linkBack(term.holder, use);
    end = start + words.length;
  }
  return end === text.value.length ? parts : [...parts, { ...text, value: text.value.slice(end) }];
}

/** A use of a term in a text: where it begins, in UTF-16 units, and its words there. */
interface Use {
  readonly term: Term;
  readonly start: number;
  readonly words: string;
}

/** The first use of each term in a text, in reading order; of two in one place the longer, and the other further on. */
function chooseUses(text: string, terms: readonly Term[]): readonly Use[] {
  const findFrom = (term: Term, from: number): Use[] => {
    const use = term.find(text, from);
    return use ? [{ term, ...use }] : [];
  };
  const chosen: Use[] = [];
  let left = terms.flatMap((term) => findFrom(term, 0));
  while (left.length > 0) {
    const first = left.reduce((best, use) => (isBefore(use, best) ? use : best));
    const end = first.start + first.words.length;
    chosen.push(first);
    left = left
      .filter((use) => use !== first)
      .flatMap((use) => (use.start < end ? findFrom(use.term, end) : [use]));
  }
  return chosen;
}

function isBefore(a: Use, b: Use): boolean {
  return a.start < b.start || (a.start === b.start && a.words.length > b.words.length);
}

function linkBack(holder: Element, use: string): void {
  const role = { href: `#${use}`, role: 'doc-backlink', className: ['term'] };
  holder.children = [h('a', role, holder.children)];
}

import type { Element } from 'hast';
import { h } from 'hastscript';
import { eachElement } from '../../model/tree.js';

/**
 * DPUB-ARIA roles that the EPUB Structural Semantics Vocabulary 1.1 has under the same name,
 * without `doc-`.
 */
const SHARED_TERMS = new Set(
  (
    'abstract acknowledgments afterword appendix backlink bibliography biblioref chapter colophon ' +
    'conclusion credits dedication endnotes epigraph epilogue errata footnote foreword glossary glossref ' +
    'introduction noteref notice part preface prologue pullquote qna subtitle tip'
  ).split(' '),
);

/**
 * Says in EPUB's own terms what the parts of a chapter are: `epub:type` beside each DPUB-ARIA role,
 * and notes, references and back links as reading systems look for them. Changes the tree.
 */
export function addSemantics(chapter: Element): void {
  const noted = markNoteLinks(chapter);
  markNotes(chapter, noted);
  eachElement(chapter, ({ properties }) => {
    const term = properties.role?.replace(/^doc-/, '') ?? '';
    if (SHARED_TERMS.has(term)) properties['epub:type'] ??= term;
  });
}

/** Gives note references and back links their roles; returns the ids that references point at. */
function markNoteLinks(chapter: Element): ReadonlySet<string> {
  const noted = new Set<string>();
  eachElement(chapter, ({ tagName, properties }) => {
    if (tagName !== 'a') return;
    if ('dataFootnoteBackref' in properties) properties['role'] = 'doc-backlink';
    if (!('dataFootnoteRef' in properties)) return;
    properties['role'] = 'doc-noteref';
    noted.add(String(properties['href']).slice(1));
  });
  return noted;
}

/**
 * A list item may not be a `doc-footnote` (ARIA in HTML), so each note stands in an element inside its
 * item: the list keeps its numbers, and reading systems find the note for a pop-up. It is no `aside`,
 * since some of them hide an aside of type footnote from the page.
 */
function markNotes(chapter: Element, noted: ReadonlySet<string>): void {
  eachElement(chapter, (section) => {
    if (section.tagName !== 'section') return;
    const notes = listNotes(section, noted);
    if (notes.length > 0) section.properties['role'] ??= 'doc-endnotes';
    for (const note of notes) {
      const { id, ...properties } = note.properties;
      note.properties = properties;
      note.children = [h('div', { id, role: 'doc-footnote' }, note.children)];
    }
  });
}

function listNotes(section: Element, noted: ReadonlySet<string>): Element[] {
  const elements = section.children.filter((child) => child.type === 'element');
  const items = elements.filter(({ tagName }) => tagName === 'ol').flatMap((list) => list.children);
  return items
    .filter((child) => child.type === 'element')
    .filter(({ properties }) => noted.has(String(properties['id'])));
}

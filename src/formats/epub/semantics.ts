import type { Element } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * DPUB-ARIA roles that the EPUB Structural Semantics Vocabulary 1.1 has under the same name,
 * without `doc-`. (`doc-endnotes` and the notes' own roles are set here first.)
 */
const SHARED_TERMS = new Set(
  (
    'abstract acknowledgments afterword appendix backlink bibliography biblioref chapter colophon ' +
    'conclusion credits dedication endnotes epigraph epilogue errata foreword glossary glossref ' +
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
  visit(chapter, 'element', ({ properties }) => {
    const term = String(properties['role'] ?? '').replace(/^doc-/, '');
    if (SHARED_TERMS.has(term)) properties['epub:type'] ??= term;
  });
}

/** Gives note references and back links their roles; returns the ids that references point at. */
function markNoteLinks(chapter: Element): ReadonlySet<string> {
  const noted = new Set<string>();
  visit(chapter, 'element', ({ properties }) => {
    if ('dataFootnoteBackref' in properties) properties['role'] = 'doc-backlink';
    if (!('dataFootnoteRef' in properties)) return;
    properties['role'] = 'doc-noteref';
    noted.add(String(properties['href']).slice(1));
  });
  return noted;
}

/**
 * Notes are items of a list, and a list item may not be a `doc-footnote` (ARIA in HTML), so they are
 * endnotes: reading systems show them in a pop-up all the same, and none hides them from the page
 * as some do with an `aside` of type footnote.
 */
function markNotes(chapter: Element, noted: ReadonlySet<string>): void {
  visit(chapter, 'element', (section) => {
    if (section.tagName !== 'section') return;
    const list = section.children.find(
      (child) => child.type === 'element' && child.tagName === 'ol',
    );
    if (list?.type !== 'element') return;
    const notes = list.children.filter(
      (child): child is Element =>
        child.type === 'element' && noted.has(String(child.properties['id'])),
    );
    for (const note of notes) note.properties['epub:type'] = 'footnote';
    if (notes.length > 0) section.properties['role'] ??= 'doc-endnotes';
  });
}

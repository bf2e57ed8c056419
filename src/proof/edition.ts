import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import type { Briefing } from '../model/briefing.js';
import { copyTree } from '../model/copy-tree.js';
import type { Edition } from '../model/edition.js';
import { hasClass, isContents } from '../model/tree.js';
import { readText } from '../model/words.js';
import { compareWords, type Difference } from './compare.js';
import { readWrittenText } from './document-text.js';
import { proveDocument } from './index.js';

/**
 * Holds the composed document of an edition against its model: its own words in the slots of the template, each
 * briefing in its chapter, and what their glossaries say in the one at the end. The headings of these are not there:
 * they have become one.
 */
export function proveEdition(edition: Edition, document: Root): Difference | undefined {
  const { own, chapters, glossary } = takeApart(document);
  const difference = proveDocument(edition, own);
  if (difference) return difference;
  for (const [index, briefing] of edition.briefings.entries()) {
    const sections = briefing.sections.filter(({ kind }) => kind !== 'glossary');
    const chapter: Root = { type: 'root', children: chapters[index]?.children ?? [] };
    const found =
      proveDocument({ ...briefing, sections }, chapter) ?? proveTerms(briefing, glossary);
    if (found) return found;
  }
  return undefined;
}

/** The parts of an edition; chapters are parted from what is round them. */
function takeApart(document: Root) {
  const own = copyTree(document);
  const chapters: Element[] = [];
  const glossary: Root = { type: 'root', children: [] };
  visit(own, 'element', (element, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const isGlossary = element.tagName === 'section' && hasClass(element, 'glossary');
    const isChapter = element.tagName === 'section' && hasClass(element, 'chapter');
    if (!isGlossary && !isChapter && !isContents(element)) return undefined;
    parent.children.splice(index, 1);
    if (isChapter) chapters.push(element);
    if (isGlossary) glossary.children.push(...element.children);
    return [SKIP, index];
  });
  return { own, chapters, glossary };
}

/** Every entry of a briefing is an entry of the glossary, and what stands round its entries is there too. */
function proveTerms(briefing: Briefing, glossary: Root): Difference | undefined {
  const there = listTexts(glossary);
  for (const section of briefing.sections) {
    if (section.kind !== 'glossary') continue;
    const { intro, entries, outro } = section;
    const texts = [
      ...entries.map(({ term = [], definition }) => [...term, ...definition]),
      ...[...intro, ...outro].map((node) => [node]),
    ].map((nodes) => nodes.map(readText).join('\n'));
    const lost = texts.find((text) => there.every((it) => compareWords(text, it) !== undefined));
    if (lost !== undefined) return { kind: 'lost', words: lost.trim(), after: '' };
  }
  return undefined;
}

/** The texts of a glossary: a term with its definition, an item, or a block round them. */
function listTexts({ children }: Root): readonly string[] {
  const blocks = children.filter((child) => child.type === 'element');
  const texts: string[] = [];
  const add = (element: ElementContent) => {
    if (element.type !== 'element') return;
    const text = `\n${readWrittenText(element)}`;
    if (element.tagName === 'dd') texts.push(`${texts.pop() ?? ''}${text}`);
    else texts.push(text);
  };
  for (const block of blocks) {
    if (block.tagName === 'dl' || block.tagName === 'ul') block.children.forEach(add);
    else add(block);
  }
  return texts;
}

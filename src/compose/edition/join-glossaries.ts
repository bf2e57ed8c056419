import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';
import { markGenerated } from '../../model/marks.js';
import { hasClass } from '../../model/tree.js';
import { normaliseWords } from '../../model/words.js';

/** Terms and what they mean, as they stand together in a glossary: `dt` and `dd`, or one `li`. */
interface Entry {
  readonly elements: readonly Element[];
  readonly term: string;
}

/**
 * Takes the glossaries out of chapters and makes one of them, its terms in the order of a language. What two chapters
 * define in the same words is there once, and links of both lead to it. Changes the chapters.
 * @returns no glossary if none of the chapters has one
 */
export function joinGlossaries(
  chapters: readonly Element[],
  label: string,
  lang: string,
): Element[] {
  const parts = chapters.flatMap((chapter) => takeGlossaries(chapter));
  if (parts.length === 0) return [];
  const { compare } = new Intl.Collator(lang);
  const entries = dropTwins(
    parts.flatMap(({ entries: own }) => own),
    chapters,
  );
  const sorted = entries.toSorted((a, b) => compare(a.term, b.term));
  const list = (name: string, isOf: (first: Element | undefined) => boolean) => {
    const items = sorted.filter(({ elements }) => isOf(elements[0]));
    return items.length === 0
      ? []
      : [
          h(
            name,
            items.flatMap(({ elements }) => [...elements]),
          ),
        ];
  };
  const heading = 'heading-glossary';
  const properties = { id: 'glossary', role: 'doc-glossary', ariaLabelledBy: [heading] };
  return [
    h('section.section.glossary', properties, [
      markGenerated(h('h2', { id: heading }, label)),
      ...parts.flatMap(({ intro }) => intro),
      ...list('dl', (first) => first?.tagName === 'dt'),
      ...list('ul', (first) => first?.tagName === 'li'),
      ...parts.flatMap(({ outro }) => outro),
    ]),
  ];
}

/** A glossary without its heading. */
interface GlossaryPart {
  readonly intro: readonly ElementContent[];
  readonly entries: readonly Entry[];
  readonly outro: readonly ElementContent[];
}

function takeGlossaries(chapter: Element): readonly GlossaryPart[] {
  const { lang, dir } = chapter.properties;
  const taken: GlossaryPart[] = [];
  visit(chapter, 'element', (section, index, parent) => {
    const isGlossary = section.tagName === 'section' && hasClass(section, 'glossary');
    if (!isGlossary || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    const [, ...children] = section.children.filter((it) => it.type === 'element');
    // What has no language of its own had that of the chapter.
    for (const { properties } of children.flatMap(listBlocks))
      Object.assign(properties, { lang, dir });
    const at = children.findIndex(({ tagName }) => tagName === 'dl' || tagName === 'ul');
    const end = at < 0 ? children.length : at;
    const entries = children.slice(end, end + 1).flatMap(listEntries);
    taken.push({ intro: children.slice(0, end), entries, outro: children.slice(end + 1) });
    return [SKIP, index];
  });
  return taken;
}

/** The elements of a glossary that are parted from each other when glossaries are joined. */
function listBlocks(element: Element): readonly Element[] {
  if (element.tagName !== 'dl' && element.tagName !== 'ul') return [element];
  return element.children.filter((child) => child.type === 'element');
}

function listEntries(list: Element): readonly Entry[] {
  const groups: Element[][] = [];
  for (const element of listBlocks(list)) {
    const group = groups.at(-1);
    if (element.tagName === 'dd' && group) group.push(element);
    else groups.push([element]);
  }
  return groups.map((elements) => ({ elements, term: readTerm(elements) }));
}

function readTerm([first]: readonly Element[]): string {
  return first ? toString(first) : '';
}

/** Entries of the same words are one; of two, that to which the text leads. */
function dropTwins(entries: readonly Entry[], chapters: readonly Element[]): readonly Entry[] {
  const kept = new Map<string, Entry>();
  const moved = new Map<string, string>();
  for (const entry of entries) {
    const key = JSON.stringify(entry.elements.map(describeElement));
    const twin = kept.get(key);
    if (!twin || !isUsed(twin)) kept.set(key, entry);
    else moved.set(`#${readId(entry)}`, `#${readId(twin)}`);
  }
  visit({ type: 'root', children: [...chapters] }, 'element', ({ properties }) => {
    const { href } = properties;
    if (typeof href === 'string') properties['href'] = moved.get(href) ?? href;
  });
  return [...kept.values()];
}

/** What makes an entry another one: its words, its language, where its links and notes lead. */
function describeElement(element: Element) {
  const links: unknown[] = [];
  visit(element, 'element', (child) => {
    if (child.tagName === 'a' && !isTermLink(child)) links.push(child.properties['href']);
    if (child.tagName === 'img') links.push(child.properties['src']);
  });
  return [element.properties['lang'], normaliseWords(toString(element)), links];
}

function isUsed({ elements: [first] }: Entry): boolean {
  let found = false;
  visit(first ?? h('dt'), 'element', (child) => {
    found ||= isTermLink(child);
  });
  return found;
}

/** The way back from a term to where the text uses it. */
function isTermLink(element: Element): boolean {
  return element.tagName === 'a' && hasClass(element, 'term');
}

function readId({ elements: [first] }: Entry): string {
  return String(first?.properties['id']);
}

import type { Element, ElementContent } from 'hast';
import type { Nodes, Root, RootContent } from 'mdast';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Briefing, Lead, Section } from '../model/briefing.js';
import { copyTree } from '../model/copy-tree.js';
import { readLabel } from '../model/labels.js';
import type { Profile } from '../model/profile.js';
import type { Labels } from '../model/template.js';
import { walk } from '../model/walk.js';
import { findFigure } from '../model/words.js';
import { wrap } from '../model/wrapper.js';
import { toSectionNodes } from '../sections/index.js';
import { anchorHeadings } from './anchor-headings.js';
import { linkTerms } from './link-terms.js';
import { refine } from './refine.js';
import { sanitizeText } from './sanitize.js';

/** The parts of a briefing that are running text, as hast. */
export interface TextSlots {
  readonly title: readonly ElementContent[];
  readonly deck: readonly ElementContent[];
  readonly lead: readonly ElementContent[];
  readonly sections: readonly ElementContent[];
  readonly notes: readonly ElementContent[];
}

/** Slots in which headings have anchors, and terms of the glossary are linked. */
const RUNNING = new Set<unknown>(['lead', 'sections']);

/** Turns the running text of a briefing into hast in one go, so that notes are numbered through. */
export function convertText(briefing: Briefing, profile: Profile, labels: Labels): TextSlots {
  const { title, deck = [], lead, sections, notes } = briefing;
  const tree = copyTree<Root>({
    type: 'root',
    children: [
      wrap('slot', { name: 'title' }, title),
      wrap('slot', { name: 'deck' }, deck),
      wrap('slot', { name: 'lead' }, makeLead(lead)),
      wrap(
        'slot',
        { name: 'sections' },
        sections.map((section) => makeSection(section, profile)),
      ),
      ...notes,
    ],
  });
  numberNotes(tree);
  walk(tree, (node) => {
    if (node.type === 'image') node.data = { ...node.data, hProperties: { src: node.url } };
  });
  makeFigures(tree);
  const hast = sanitizeText(unified().use(remarkRehype, noteOptions(labels)).runSync(tree));
  const elements = hast.children.filter((node) => node.type === 'element');
  refine(elements, labels);
  const running = elements.filter(({ properties }) => RUNNING.has(properties['name']));
  anchorHeadings(running);
  linkTerms(running);
  const slot = (name: string) =>
    elements.find(({ properties }) => properties['name'] === name)?.children ?? [];
  return {
    title: slot('title'),
    deck: slot('deck'),
    lead: slot('lead'),
    sections: slot('sections'),
    notes: elements.filter(isNotes),
  };
}

function isNotes({ properties }: Element): boolean {
  return properties['dataFootnotes'] !== undefined;
}

function noteOptions(labels: Labels) {
  return {
    clobberPrefix: 'note-',
    footnoteLabel: readLabel(labels, 'notes'),
    footnoteLabelTagName: 'h2',
    footnoteLabelProperties: {},
    footnoteBackContent: '↑',
    footnoteBackLabel: (index: number, use: number) => {
      const n = `${String(index + 1)}${use > 1 ? `-${String(use)}` : ''}`;
      return readLabel(labels, 'note-back', { n });
    },
  };
}

function makeLead({ heading, blocks }: Lead): Nodes[] {
  if (!heading) return [...blocks];
  const id = 'lead-heading';
  const section = { className: ['lead-named'], ariaLabelledBy: [id] };
  return [wrap('section', section, [wrap('h2', { id }, heading.children), ...blocks])];
}

function makeSection(section: Section, profile: Profile): RootContent {
  const { id, key, kind, heading } = section;
  const role = profile.sections.find((spec) => spec.key === key)?.role;
  const headingId = `heading-${id}`;
  const classes = [...new Set(['section', kind, key])];
  return wrap(
    'section',
    { id, className: classes, ...(role !== undefined && { role }), ariaLabelledBy: [headingId] },
    [wrap('h2', { id: headingId }, heading.children), ...toSectionNodes(section)],
  );
}

/** Notes are told apart by number: what the writer calls them need not make a valid id. */
function numberNotes(tree: Root): void {
  const numbers = new Map<string, string>();
  walk(tree, (node) => {
    if (node.type !== 'footnoteReference' && node.type !== 'footnoteDefinition') return;
    const number = numbers.get(node.identifier) ?? String(numbers.size + 1);
    numbers.set(node.identifier, number);
    node.identifier = number;
  });
}

function makeFigures(tree: Root): void {
  visit(tree, 'paragraph', (paragraph, index, parent) => {
    const figure = findFigure(paragraph);
    if (!figure || !parent || index === undefined) return;
    const caption = wrap('figcaption', {}, [{ type: 'text', value: figure.title }]);
    parent.children[index] = wrap('figure', {}, [{ ...figure, title: null }, caption]);
  });
}

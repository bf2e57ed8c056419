import type { Link, Nodes, Table, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Briefing } from '../model/briefing.js';
import type { Report } from '../model/finding.js';
import { findFigure, isDecorative, isVisible } from '../model/words.js';
import { walk } from '../model/walk.js';
import { listContent } from '../sections/content.js';
import { findIllegal, refuse, reportDirection } from './characters.js';

/** Schemes that a link of a briefing may have; anything without a scheme but `#anchor` would be dead in print. */
const LINK = /^(?:https?:|mailto:|tel:|#)/i;

/** Checks what stands inside the blocks: links, images, characters, notes. */
export function checkContent(briefing: Briefing, report: Report): void {
  const referenced = new Set<string>();
  for (const node of listContent(briefing)) {
    walk(node, (child) => {
      if (child.type === 'footnoteReference') referenced.add(child.identifier);
    });
    checkNodes(node, node, report);
  }
  const defined = new Set<string>();
  for (const note of briefing.notes) {
    if (defined.has(note.identifier)) {
      report({
        id: 'note-duplicate',
        level: 'error',
        reason: `The note "${note.label ?? note.identifier}" is defined twice`,
        hint: 'Give one of them another name.',
        place: note,
      });
    }
    defined.add(note.identifier);
    if (referenced.has(note.identifier)) continue;
    report({
      id: 'note-unused',
      level: 'error',
      reason: `Nothing refers to the note "${note.label ?? note.identifier}"`,
      hint: `Write [^${note.label ?? note.identifier}] in the text, or delete the note.`,
      place: note,
    });
  }
}

/** Words that stand in the source but are printed nowhere: titles of links and of images within text, what stands beside fences. */
function checkHiddenText(node: Nodes, report: Report): void {
  const hidden =
    node.type === 'code' || node.type === 'math'
      ? node.meta
      : node.type === 'link'
        ? node.title
        : readImageTitle(node);
  if (!hidden) return;
  report({
    id: 'text-hidden',
    level: 'warning',
    reason: `The words "${hidden}" are printed nowhere`,
    hint: 'Write them into the text. (An image that stands alone has its title as caption.)',
    place: node,
  });
}

function readImageTitle(node: Nodes): string | undefined {
  if (!('children' in node) || (node.type === 'paragraph' && findFigure(node))) return undefined;
  const image = node.children.find(
    (child) => child.type === 'image' && child.title && !isDecorative(child),
  );
  return image?.type === 'image' ? (image.title ?? undefined) : undefined;
}

function checkTable(table: Table, report: Report): void {
  const [head, ...rows] = table.children;
  const columns = head?.children.length ?? 0;
  for (const row of rows) {
    if (row.children.length <= columns) continue;
    report({
      id: 'table-ragged',
      level: 'error',
      reason: `The row has ${String(row.children.length)} cells, the head of its table ${String(columns)}`,
      hint: 'Add cells to the head, or put a backslash before a "|" that is text.',
      place: row,
    });
  }
}

/** @param outer what has the place of a node that has none: an address that stands bare in a text */
function checkNodes(node: Nodes, outer: Nodes, report: Report): void {
  const place = node.position || !outer.position ? node : outer;
  checkNode(node, place, report);
  if ('children' in node) for (const child of node.children) checkNodes(child, place, report);
}

function checkNode(node: Nodes, place: Nodes, report: Report): void {
  if (node.type === 'table') checkTable(node, report);
  checkHiddenText(node, report);
  if (node.type === 'heading' && !isVisible(toString(node))) reportUnnamed(node, report);
  if (node.type === 'link') checkLink(node, place, report);
  if (node.type === 'link' && !isLink(node.url)) {
    report({
      id: 'link-scheme',
      level: 'error',
      reason: `The link "${node.url}" leads nowhere`,
      hint: 'Use a whole http: or https: address, mailto:, tel: or #.',
      place,
    });
  }
  if (node.type === 'image' && !node.alt?.trim() && !isDecorative(node)) {
    report({
      id: 'image-alt',
      level: 'error',
      reason: `The image "${node.url}" has no alternative text`,
      hint: 'Say between the brackets what it shows: ![…](…). If it shows nothing: ![](… "decorative").',
      place,
    });
  }
  const illegal = listStrings(node)
    .map(findIllegal)
    .find((character) => character !== undefined);
  if (illegal !== undefined) report({ ...refuse(illegal), place });
  if (node.type === 'text' && isDecoded(node)) reportDirection(node, report);
}

/** Whether a text is not written as it reads: with character references or escapes. */
function isDecoded({ value, position }: Text): boolean {
  const { start, end } = position ?? {};
  return start?.offset !== undefined && (end?.offset ?? 0) - start.offset !== value.length;
}

/** What a link holds: some words, and no note, whose number is a link of its own. */
function checkLink(link: Link, place: Nodes, report: Report): void {
  // An image in it says what it shows.
  if (!isVisible(toString(link))) {
    report({
      id: 'link-unnamed',
      level: 'error',
      reason: `The link to "${link.url}" has no words`,
      hint: 'Write between the brackets what it leads to.',
      place,
    });
  }
  visit(link, 'footnoteReference', (note) => {
    report({
      id: 'note-in-link',
      level: 'error',
      reason: `The note "${note.label ?? note.identifier}" stands in a link, and is one itself`,
      hint: `Write [^${note.label ?? note.identifier}] behind the link.`,
      place: note,
    });
  });
}

/** Reports a heading in which there is nothing to read. */
export function reportUnnamed(heading: Nodes, report: Report): void {
  report({
    id: 'section-unnamed',
    level: 'error',
    reason: 'The heading is empty',
    hint: 'Name the section, or delete the line.',
    place: heading,
  });
}

function isLink(url: string): boolean {
  if (!LINK.test(url)) return false;
  return url.startsWith('#') || (URL.canParse(url) && !/%(?![\da-f]{2})/i.test(url));
}

function listStrings(node: Nodes): readonly string[] {
  if ('value' in node) return [node.value];
  if (node.type === 'image') return [node.alt ?? '', node.title ?? '', node.url];
  return node.type === 'link' ? [node.title ?? '', node.url] : [];
}

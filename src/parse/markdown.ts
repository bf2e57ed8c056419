import type { FootnoteDefinition, Nodes, Root, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { Report } from '../model/finding.js';
import type { Limits } from '../model/limits.js';
import { listTypes } from '../model/walk.js';
import type { FormulaReader } from './formulae/index.js';
import { inlineLinks } from './inline-links.js';
import { readTree } from './read-tree.js';

/** Spans that hold others. */
const SPANS = new Set(['emphasis', 'strong', 'delete', 'link', 'linkReference']);

/** A comment, as browsers end it (HTML, 13.2.5.43 to 51): `<!-->` and `--!>` are ends, too. */
const COMMENT = /<!--(?:-?>|[\s\S]*?--!?>)/g;

/** A line that could start a heading (`# …`) or underline one (`===`). */
const HEADING_LINE = /^ {0,3}(?:#{1,6}(?:[ \t]|$)|=+[ \t]*$)/m;

/** Whether a text has a line that could make it Markdown; only parsing it can tell. */
export function mayBeMarkdown(text: string): boolean {
  return HEADING_LINE.test(text);
}

/**
 * Reads a text as Markdown if it has a heading outside code, else gives undefined: then it is pasted text.
 * Links by reference are resolved; formulae are read; comments are dropped; other raw HTML is reported.
 */
export function readMarkdown(
  text: string,
  formulae: FormulaReader | undefined,
  limits: Limits,
  report: Report,
): Root | undefined {
  const tree = parseMarkdown(text, formulae, limits, report);
  if (!tree) return undefined;
  formulae?.convert(tree, text, report);
  const types = listTypes(tree);
  const hasDefinitions = types.has('definition');
  if (hasDefinitions) checkDefinitions(tree, report);
  if (types.has('code') || types.has('math')) checkFences(tree, text, report);
  if (hasDefinitions) inlineLinks(tree);
  if (types.has('html')) removeHtml(tree, report);
  if (types.has('footnoteDefinition')) hoistNotes(tree);
  return tree;
}

/**
 * The tree of a Markdown text with everything that its writer wrote, comments and addresses by reference among it;
 * undefined if it is pasted text. Spans that are nested too deep are reported, and come empty.
 */
export function parseMarkdown(
  text: string,
  formulae: FormulaReader | undefined,
  limits: Limits,
  report: Report,
): Root | undefined {
  if (!mayBeMarkdown(text)) return undefined;
  const tree = formulae ? formulae.parse(text) : readTree(text);
  if (!tree.children.some((node) => isMarkedHeading(node, text))) return undefined;
  cutDeepSpans(tree, limits, report);
  return tree;
}

/** A line of hyphens under a paragraph is a heading to Markdown, but in pasted text it is a rule. */
function isMarkedHeading(node: RootContent, text: string): boolean {
  if (node.type !== 'heading') return false;
  const { start, end } = node.position ?? {};
  return !/\n\s*-+\s*$/.test(text.slice(start?.offset, end?.offset));
}

/**
 * Reports spans that are nested too deep, and empties those below. Walking a tree as deep as it can get would
 * end in a stack overflow, so this keeps its own.
 */
function cutDeepSpans(tree: Root, limits: Limits, report: Report): void {
  const max = limits['inline-nesting'];
  let deepest = { node: tree as Nodes, depth: 0 };
  const cut: Nodes[] = [];
  const waiting = [deepest];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > deepest.depth) deepest = next;
    if (depth === max + 1) cut.push(node);
    if (!('children' in node)) continue;
    for (const child of node.children) {
      waiting.push({ node: child, depth: depth + (SPANS.has(child.type) ? 1 : 0) });
    }
  }
  const [place] = cut;
  if (!place) return;
  for (const node of cut) if ('children' in node) node.children = [];
  report({
    id: 'limit-exceeded',
    level: 'error',
    reason: `Spans are nested ${String(deepest.depth)} levels deep; ${String(max)} are allowed`,
    hint: 'Take them apart. (galley.yaml sets the limit: limits, inline-nesting.)',
    place,
  });
}

/** A definition that nothing refers to would vanish, and with it a line such as `[Update]: cancelled`. */
function checkDefinitions(tree: Root, report: Report): void {
  const used = new Set<string>();
  visit(tree, (node) => {
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
  });
  visit(tree, 'definition', (node) => {
    if (used.delete(node.identifier)) return;
    const name = node.label ?? node.identifier;
    report({
      id: 'definition-unused',
      level: 'error',
      reason: `Nothing refers to the address "${name}", or it is there twice`,
      hint: `Delete the line, or put a backslash before its "[" to show it as text.`,
      place: node,
    });
  });
}

/** A fence that never ends makes code, or a formula, of all that follows. */
function checkFences(tree: Root, text: string, report: Report): void {
  visit(tree, ['code', 'math'], (node) => {
    const source = text.slice(node.position?.start.offset, node.position?.end.offset);
    const mark = /^(?:`{3,}|~{3,}|\${2,})/.exec(source)?.[0];
    if (mark === undefined || source.trimEnd().slice(mark.length).endsWith(mark)) return;
    const what = node.type === 'math' ? 'formula' : 'code';
    report({
      id: 'fence-unclosed',
      level: 'warning',
      reason: `The ${what} that starts with ${mark} never ends: all that follows is ${what}`,
      hint: `End it with a line of ${mark}.`,
      place: node,
    });
  });
}

/** Brings the definitions of notes to the root, wherever the writer put them: in a quotation, in a list. */
function hoistNotes(tree: Root): void {
  const notes: FootnoteDefinition[] = [];
  visit(tree, 'footnoteDefinition', (node, index, parent) => {
    if (!parent || index === undefined) return;
    notes.push(node);
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  tree.children.push(...notes);
}

function removeHtml(tree: Root, report: Report): void {
  visit(tree, 'html', (node, index, parent) => {
    if (!parent || index === undefined) return;
    if (node.value.replace(COMMENT, '').trim() !== '') {
      report({
        id: 'html-raw',
        level: 'error',
        reason: `Raw HTML (${shorten(node.value)}) is not allowed`,
        hint: 'Write it as Markdown, or put a backslash before the "<" to show it as text.',
        place: node,
      });
    }
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

function shorten(html: string): string {
  const [line = ''] = html.split('\n');
  return line.length > 30 ? `${line.slice(0, 30)}…` : line;
}

import type { FootnoteDefinition, Nodes, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkInlineLinks from 'remark-inline-links';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import type { Report } from '../model/finding.js';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkInlineLinks).freeze();

/** How deep blocks and spans may be nested, lists and their items counted apart. */
const MAX_NESTING = 40;

/** A line that could start a heading (`# …`) or underline one (`===`). */
const HEADING_LINE = /^ {0,3}(?:#{1,6}(?:[ \t]|$)|=+[ \t]*$)/m;

/**
 * Reads a text as Markdown if it has a heading outside code, else gives undefined: then it is pasted text.
 * Links by reference are resolved; comments are dropped; other raw HTML is reported.
 */
export function readMarkdown(text: string, report: Report): Root | undefined {
  if (!HEADING_LINE.test(text)) return undefined;
  const tree = processor.parse(text);
  if (!tree.children.some((node) => isMarkedHeading(node, text))) return undefined;
  if (reportDeepNesting(tree, report)) return { type: 'root', children: [] };
  checkDefinitions(tree, report);
  processor.runSync(tree);
  removeHtml(tree, report);
  hoistNotes(tree);
  return tree;
}

/** A line of hyphens under a paragraph is a heading to Markdown, but in pasted text it is a rule. */
function isMarkedHeading(node: RootContent, text: string): boolean {
  if (node.type !== 'heading') return false;
  const { start, end } = node.position ?? {};
  return !/\n\s*-+\s*$/.test(text.slice(start?.offset, end?.offset));
}

/**
 * Chromium leaves out what is nested 50 levels deep, and walking much deeper trees ends in a stack overflow.
 * The walk keeps its own stack.
 */
function reportDeepNesting(tree: Root, report: Report): boolean {
  let level: readonly Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    const [place] = level;
    if (depth > MAX_NESTING && place) {
      report({
        id: 'nesting-deep',
        level: 'error',
        reason: `This is nested more than ${String(MAX_NESTING)} levels deep`,
        hint: 'Take it apart.',
        place,
      });
      return true;
    }
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return false;
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
    if (node.value.replace(/<!--[\s\S]*?-->/g, '').trim() !== '') {
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

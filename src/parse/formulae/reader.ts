import type { Nodes, Root } from 'mdast';
import { mathFromMarkdown } from 'mdast-util-math';
import { math } from 'micromark-extension-math';
import { visit } from 'unist-util-visit';
import { location } from 'vfile-location';
import type { Report } from '../../model/finding.js';
import { BREAKABLE, isFormula, type Formula } from '../../model/formula.js';
import { readTree, type Extension } from '../read-tree.js';
import { readTex, type TexFault } from './tex.js';

// News is full of dollars: one alone begins nothing.
const formulae: Extension = {
  syntax: math({ singleDollarTextMath: false }),
  nodes: mathFromMarkdown(),
};

/** The tree of a text in Markdown, with formulae as `math` and `inlineMath`. */
export function parse(text: string): Root {
  return readTree(text, formulae);
}

/** Gives each formula of a tree its MathML. One that can't be read is reported with its place in the text. */
export function convert(tree: Root, text: string, report: Report): void {
  visit(tree, (node: Nodes) => {
    if (!isFormula(node)) return;
    const isBlock = node.type === 'math';
    const read = readTex(node.value, isBlock);
    if ('reason' in read) {
      report({
        id: 'formula-unreadable',
        level: 'error',
        reason: `The formula can't be read: ${read.reason}`,
        hint: 'Mend it, or put a backslash before each "$" that is a dollar.',
        place: findPlace(node, read, text),
      });
      return;
    }
    const alttext = node.value.replace(/\s+/g, ' ').trim();
    const isBreakable = read.children.length > 1;
    const properties = {
      ...(isBlock && { display: 'block' }),
      ...(isBreakable && { className: [BREAKABLE] }),
      alttext,
    };
    node.data = { hName: 'math', hProperties: properties, hChildren: [...read.children] };
  });
}

/** Where in the text a formula is at fault; the whole of it, if that isn't known. */
function findPlace(node: Formula, { offset }: TexFault, text: string) {
  const start = node.position?.start.offset ?? 0;
  const at = text.slice(start, node.position?.end.offset).indexOf(node.value);
  if (offset === undefined || at < 0) return node;
  const point = location(text).toPoint(start + at + offset);
  return point ? { start: point, end: point } : node;
}

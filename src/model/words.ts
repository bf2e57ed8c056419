import type { Image, Nodes, Paragraph } from 'mdast';
import { isFormula, readFormula, type Formula } from './formula.js';
import { walk } from './walk.js';

/** Letters of scripts that put no space between words; two of them are about as much as a word. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
/**
 * A run of letters, digits and the marks within words. ASCII by itself is read several times faster: for so large a set
 * of characters V8 calls a function each time.
 */
const WORD = new RegExp(
  `(?:[A-Za-z0-9]|[[\\p{L}\\p{N}]--[${UNSPACED}]])(?:[A-Za-z0-9]|[[\\p{L}\\p{N}\\p{M}'’.,\\-]--[${UNSPACED}]])*|[${UNSPACED}]{1,2}`,
  'gv',
);

/** How many words some nodes hold, as a writer counts them: those of formulae are none. */
export function countWords(nodes: readonly Nodes[]): number {
  const count = (node: Nodes) => readWords(node, () => ' ').match(WORD)?.length ?? 0;
  return nodes.reduce((sum, node) => sum + count(node), 0);
}

/** Whether some nodes hold a word, as `countWords` counts them. */
export function hasWords(nodes: readonly Nodes[]): boolean {
  return nodes.some((node) => readWords(node, () => ' ').search(WORD) >= 0);
}

/**
 * The running text of a node in reading order, blocks parted by white space: texts, code, formulae,
 * and the captions of figures. Alternative texts are no running text.
 */
export function readText(node: Nodes): string {
  return readWords(node, readFormula);
}

function readWords(node: Nodes, readMath: (formula: Formula) => string): string {
  const parts: string[] = [];
  walk(node, (child) => {
    if (isFormula(child)) {
      parts.push(child.type === 'math' ? `\n${readMath(child)}\n` : readMath(child));
      return;
    }
    if (child.type === 'text' || child.type === 'inlineCode' || child.type === 'code') {
      parts.push(child.value);
    } else if (child.type === 'break' || !isPhrasing(child)) parts.push('\n');
    if (child.type === 'paragraph') parts.push(readCaption(child) ?? '');
  });
  return parts.join('');
}

/** The image of a paragraph that holds one image with a title and nothing else: a figure with its caption. */
export function findFigure(paragraph: Paragraph): (Image & { title: string }) | undefined {
  const [only, ...others] = paragraph.children;
  if (only?.type !== 'image' || others.length > 0 || !only.title || isDecorative(only))
    return undefined;
  return { ...only, title: only.title };
}

/** Whether the writer says of an image that it tells nothing: `![](wave.svg "decorative")`. */
export function isDecorative({ alt, title }: Image): boolean {
  return !alt?.trim() && title?.trim() === 'decorative';
}

function readCaption(paragraph: Paragraph): string | undefined {
  return findFigure(paragraph)?.title;
}

const PHRASING = new Set(['strong', 'emphasis', 'delete', 'link', 'image', 'footnoteReference']);

function isPhrasing(node: Nodes): boolean {
  return PHRASING.has(node.type);
}

/** The letters and digits of a text as one form, so that texts can be compared: case, spaces and marks do not count. */
export function normaliseWords(text: string): string {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.join(' ');
}

/** Whether a text has a character that can be seen. */
export function isVisible(text: string): boolean {
  return /[^\p{C}\p{Z}\p{M}]/u.test(text);
}

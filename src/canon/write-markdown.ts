import type { Root } from 'mdast';
import { mathToMarkdown } from 'mdast-util-math';
import remarkGfm from 'remark-gfm';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';
import { writeText } from './write-text.js';

/** How canonical Markdown is written where there are several ways; docs/formatting.md has them all. */
const settings: Options = {
  bullet: '-',
  bulletOther: '*',
  bulletOrdered: '.',
  emphasis: '*',
  strong: '*',
  fence: '`',
  fences: true,
  incrementListMarker: true,
  listItemIndent: 'one',
  quote: '"',
  rule: '-',
  setext: false,
  tightDefinitions: true,
};

const formulae = [mathToMarkdown({ singleDollarTextMath: false })];

const careful = unified()
  .use(remarkGfm)
  .data('toMarkdownExtensions', formulae)
  .use(remarkStringify, settings)
  .freeze();
const plain = unified()
  .use(remarkGfm)
  .data('toMarkdownExtensions', formulae)
  .use(remarkStringify, { ...settings, handlers: { text: writeText } })
  .freeze();

/**
 * A tree as Markdown, in two ways of which the first that reads as the same tree is to be taken: with few
 * backslashes, and with one before everything that could be markup.
 */
export function writeMarkdown(tree: Root): readonly [plain: string, careful: string] {
  return [plain.stringify(tree), careful.stringify(tree)];
}

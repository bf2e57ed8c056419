import type { Root } from 'mdast';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import remarkParse from 'remark-parse';
import { unified, type Data } from 'unified';

/** An extension of Markdown: how it is written, and what nodes it gives. */
export interface Extension {
  readonly syntax: NonNullable<Data['micromarkExtensions']>[number];
  readonly nodes: NonNullable<Data['fromMarkdownExtensions']>[number];
}

/** What can't be written without a pipe, or a colon at the end of a line of hyphens. */
const TABLE = /\||:-|-:/;

/** What can't be written without one of these, or with a character reference in its place. */
const ADDRESS = /@|http|www|&/i;

const tables: Extension = { syntax: gfmTable(), nodes: gfmTableFromMarkdown() };
const addresses: Extension = {
  syntax: gfmAutolinkLiteral(),
  nodes: gfmAutolinkLiteralFromMarkdown(),
};
const withoutMail: Extension = { syntax: { disable: { null: ['emailAutolink'] } }, nodes: {} };
const others: readonly Extension[] = [
  { syntax: gfmFootnote(), nodes: gfmFootnoteFromMarkdown() },
  { syntax: gfmStrikethrough(), nodes: gfmStrikethroughFromMarkdown() },
  { syntax: gfmTaskListItem(), nodes: gfmTaskListItemFromMarkdown() },
];

/**
 * The tree of a text in Markdown as GitHub has it. Every line could start a table, and every word an address: these are
 * looked for only in a text that can have some, which for any other takes half of the time.
 */
export function readTree(text: string, ...more: readonly Extension[]): Root {
  const extensions = [
    ...more,
    ...others,
    ...(TABLE.test(text) ? [tables] : []),
    ...(ADDRESS.test(text) ? [addresses] : []),
    ...(text.includes('@') ? [] : [withoutMail]),
  ];
  return unified()
    .use(remarkParse)
    .data(
      'micromarkExtensions',
      extensions.map(({ syntax }) => syntax),
    )
    .data(
      'fromMarkdownExtensions',
      extensions.map(({ nodes }) => nodes),
    )
    .parse(text);
}

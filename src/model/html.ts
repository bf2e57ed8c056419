import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const processor = unified().use(rehypeStringify).freeze();

/** Writes a document as HTML. */
export function writeHtml(document: Root): string {
  return processor.stringify(document);
}

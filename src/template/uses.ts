import type { Nodes, Root } from 'hast';
import type { FontUse } from '../model/profile.js';

/** The texts of a document by what a face of a font is for; `all` is the whole of it. */
export type UsedText = Readonly<Record<FontUse | 'all', string>>;

const CODE = new Set(['code', 'pre', 'kbd', 'samp']);
const BOLD = new Set(['strong', 'b', 'dfn', 'dt', 'h1', 'h2', 'h3', 'h4', 'th']);
const ITALIC = new Set(['em', 'i', 'cite', 'h5', 'h6']);
const TABULAR = new Set(['table', 'figcaption']);

/** Reads which characters of a document are set as code, in bold italics, or in italics within tables and captions. */
export function readUses(document: Root): UsedText {
  const texts = { all: '', code: '', 'bold-italic': '', 'table-italic': '' };
  const walk = (node: Nodes, around: ReadonlySet<string>): void => {
    if (node.type === 'text') {
      const within = (names: ReadonlySet<string>) => [...around].some((name) => names.has(name));
      texts.all += node.value;
      if (within(CODE)) texts.code += node.value;
      if (within(BOLD) && within(ITALIC)) texts['bold-italic'] += node.value;
      if (within(TABULAR) && within(ITALIC)) texts['table-italic'] += node.value;
    }
    if (!('children' in node)) return;
    const inside = node.type === 'element' ? new Set([...around, node.tagName]) : around;
    for (const child of node.children) walk(child, inside);
  };
  walk(document, new Set());
  return texts;
}

import type { Root } from 'mdast';
import type { Report } from '../../model/finding.js';

/** What reads formulae: a parser of Markdown that knows them, and a reader of TeX. */
export interface FormulaReader {
  /** The tree of a text in Markdown, with formulae as `math` and `inlineMath`. */
  readonly parse: (text: string) => Root;
  /**
   * Gives each formula of a tree its MathML, as `data`. One that can't be read is reported with its place.
   * @param text what the tree was parsed from
   */
  readonly convert: (tree: Root, text: string, report: Report) => void;
}

/** Loads what reads formulae, if a text may have some; that takes longer than to read a briefing. */
export async function loadFormulaReader(text: string): Promise<FormulaReader | undefined> {
  return text.includes('$$') ? import('./reader.js') : undefined;
}

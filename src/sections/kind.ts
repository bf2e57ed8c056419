import type { Nodes, RootContent } from 'mdast';
import type { Section, SectionBase } from '../model/briefing.js';

/** A kind of section: how it is read from mdast, and turned back into mdast that carries its HTML names. */
export interface SectionKind<S extends Section> {
  readonly name: S['kind'];
  /** Reads the blocks under a heading. It keeps every one of them, also those that do not fit. */
  read(base: SectionBase, blocks: readonly RootContent[]): S;
  /** The nodes that hold the section's text, in reading order, its heading left out. */
  listNodes(section: S): readonly Nodes[];
  /** The section's content as `remark-rehype` is to see it, its heading left out. */
  toNodes(section: S): readonly RootContent[];
}

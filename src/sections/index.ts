import type { Nodes, RootContent } from 'mdast';
import type { Section, SectionBase } from '../model/briefing.js';
import { glossary } from './glossary.js';
import type { SectionKind } from './kind.js';
import { list } from './list.js';
import { prose } from './prose.js';
import { sources } from './sources.js';

/** All kinds of sections. A new one is one file beside this and its line here. */
export const sectionKinds = [prose, list, glossary, sources] as const;

/** Names of all kinds of sections. */
export const sectionKindNames: readonly string[] = sectionKinds.map((kind) => kind.name);

/** Reads the blocks under a heading as a section of the named kind; an unknown kind is prose. */
export function readSection(
  kind: string,
  base: SectionBase,
  blocks: readonly RootContent[],
): Section {
  return (sectionKinds.find(({ name }) => name === kind) ?? prose).read(base, blocks);
}

/** The nodes that hold a section's text, in reading order, its heading left out. */
export function listSectionNodes(section: Section): readonly Nodes[] {
  return findKind(section).listNodes(section);
}

/** A section's content as `remark-rehype` is to see it, its heading left out. */
export function toSectionNodes(section: Section): readonly RootContent[] {
  return findKind(section).toNodes(section);
}

function findKind<S extends Section>(section: S): SectionKind<S> {
  const kind = sectionKinds.find(({ name }) => name === section.kind);
  if (!kind) throw new Error(`No kind of section is called ${section.kind}`);
  return kind as unknown as SectionKind<S>;
}

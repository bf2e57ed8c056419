import type { FootnoteDefinition, Heading, PhrasingContent, RootContent } from 'mdast';
import type { Meta } from './meta.js';

/**
 * The opening of a briefing: all blocks before the first section.
 * `heading` is there only if the writer gave the lead a name of its own ("Summary").
 */
export interface Lead {
  readonly heading?: Heading;
  readonly blocks: readonly RootContent[];
}

/** What every kind of section has. */
export interface SectionBase {
  /** The profile's key for the section (`takeaways`), or a slug of the heading for one it does not know. */
  readonly key: string;
  /** Unique within the briefing; the anchor of the section in every format. */
  readonly id: string;
  readonly heading: Heading;
}

/**
 * Maps the name of a section kind to its type. Each file in `sections/` merges its own kind in,
 * so that adding a kind touches one file and its line in the registry.
 */

export interface SectionMap {}

/** Any section; `kind` tells which. */
export type Section = SectionMap[keyof SectionMap];

/**
 * One briefing: plain JSON whose leaves are mdast nodes with positions in the writer's own file.
 * Properties stand in reading order.
 */
export interface Briefing {
  readonly version: 1;
  /** Name of the artifacts, `[a-z0-9-]+`. */
  readonly slug: string;
  /** BCP 47 language tag. */
  readonly lang: string;
  /** Name of the profile (and template) that it follows. */
  readonly profile: string;
  readonly meta: Meta;
  readonly title: readonly PhrasingContent[];
  readonly deck?: readonly PhrasingContent[];
  /**
   * The line under the title that only names the authors, as written; `meta.authors` has what it says.
   * Empty if the date line names them.
   */
  readonly byline?: readonly PhrasingContent[];
  /** The line under the title that is only a date, or a date and who wrote it, as written. */
  readonly dateLine?: readonly PhrasingContent[];
  readonly lead: Lead;
  readonly sections: readonly Section[];
  /** Footnotes, in the order in which the text first refers to them. */
  readonly notes: readonly FootnoteDefinition[];
}

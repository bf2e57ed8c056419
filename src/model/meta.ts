import type { Image } from 'mdast';

/** A person or desk that wrote a briefing. */
export interface Author {
  readonly name: string;
  /** What they did or are, in the writer's words: `editor`, `Cairo correspondent`. */
  readonly role?: string;
  readonly email?: string;
  /** ORCID iD with hyphens, without the address: `0000-0002-1825-0097`. */
  readonly orcid?: string;
  /** The organisation that they belong to. */
  readonly org?: string;
}

/** Who issues a briefing. `url` is absolute. */
export interface Publisher {
  readonly name: string;
  readonly url?: string;
  /** An image beside the briefing; decoration, since the name stands beside it. */
  readonly logo?: Image;
}

/** What a briefing rests on, as the front matter gives it. Dates as in `Meta`. */
export interface SourceReference {
  readonly title: string;
  readonly url?: string;
  readonly publisher?: string;
  readonly date?: string;
  /** When it was last looked at. */
  readonly accessed?: string;
}

/** Kinds of corrections. */
export const correctionTypes = ['correction', 'clarification', 'update', 'retraction'] as const;

/** One change that readers are told of. */
export interface Correction {
  readonly date: string;
  readonly type: (typeof correctionTypes)[number];
  readonly text: string;
}

/** Whether a machine helped to write. */
export interface AiAssistance {
  readonly used: boolean;
  readonly tool?: string;
  readonly reviewedBy?: string;
}

/** Where a briefing stands in its life. */
export const statuses = ['draft', 'final', 'embargoed', 'corrected', 'withdrawn'] as const;

/** Labels of the Traffic Light Protocol 2.0 (FIRST, 2022), from the most to the least restricted. */
export const tlpLabels = [
  'TLP:RED',
  'TLP:AMBER+STRICT',
  'TLP:AMBER',
  'TLP:GREEN',
  'TLP:CLEAR',
] as const;

/**
 * Facts about a briefing that are not part of its running text; they come from the front matter.
 * Dates are ISO 8601, `2024-06-19` or a date-time with zone, as written.
 */
export interface Meta {
  /** The writer's own identifier: a name of letters, digits, `.`, `_` and `-`, or a URN. */
  readonly id?: string;
  readonly date?: string;
  /** When it was last changed. */
  readonly updated?: string;
  /** The day whose state of affairs it describes. */
  readonly asOf?: string;
  /** When it should be looked at again. */
  readonly reviewBy?: string;
  /** A whole number or a semantic version. */
  readonly version?: string;
  readonly status?: (typeof statuses)[number];
  /** Date-time with zone before which it must not be published. */
  readonly embargo?: string;
  readonly authors: readonly Author[];
  readonly publisher?: Publisher;
  /** Where it was written. */
  readonly dateline?: string;
  readonly subjects: readonly string[];
  readonly rights?: string;
  /** SPDX identifier of a licence, or `LicenseRef-…`. */
  readonly license?: string;
  readonly tlp?: (typeof tlpLabels)[number];
  /** Any other marking of who may see it. */
  readonly handling?: string;
  readonly sources: readonly SourceReference[];
  readonly corrections: readonly Correction[];
  readonly aiAssisted?: AiAssistance;
}

/** Names of the facts, as the front matter has them. */
export const factNames = [
  'id',
  'date',
  'updated',
  'asOf',
  'reviewBy',
  'version',
  'status',
  'embargo',
  'author',
  'publisher',
  'dateline',
  'subjects',
  'rights',
  'license',
  'tlp',
  'handling',
  'sources',
  'corrections',
  'aiAssisted',
] as const;

/** Whether a fact is there. */
export function hasFact(meta: Meta, name: (typeof factNames)[number]): boolean {
  const value = meta[name === 'author' ? 'authors' : name];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** The facts of a briefing that gives none. */
export const noFacts: Meta = { authors: [], subjects: [], sources: [], corrections: [] };

import { toString } from 'mdast-util-to-string';
import { v5 as uuid } from 'uuid';
import type { Briefing, Publisher } from './briefing.js';
import type { Profile } from './profile.js';

/** Facts about a briefing as the three formats write them, worked out once so that they are equal everywhere. */
export interface Metadata {
  readonly title: string;
  readonly deck?: string;
  /** The deck, else the title: never empty. */
  readonly description: string;
  readonly authors: readonly string[];
  readonly publisher?: Publisher;
  /** BCP 47. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** ISO 8601 date or date-time, as written. */
  readonly date?: string;
  readonly updated?: string;
  /** Instant for file metadata, `2024-06-19T00:00:00Z`: from `updated`, `date`, else the epoch of the host. */
  readonly modified: string;
  /** `urn:uuid:` with a version 5 UUID of publisher, date and slug: it outlives changes of the text. */
  readonly identifier: string;
  readonly schemaType: string;
  readonly page: Profile['page'];
}

/** Namespace of Galley's own UUIDs (version 5), fixed for ever. */
const NAMESPACE = 'f2f0a2a8-6a4e-5f0e-9d0e-6a1c8f2b7d31';

const RTL = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/**
 * Works out the metadata of a briefing.
 * @param epoch seconds since 1970, used if the briefing has no date
 */
export function describe(briefing: Briefing, profile: Profile, epoch: number): Metadata {
  const { meta, lang } = briefing;
  const title = toString(briefing.title);
  const deck = briefing.deck && toString(briefing.deck);
  const changed = meta.updated ?? meta.date;
  return {
    title,
    ...(deck === undefined ? {} : { deck }),
    description: deck ?? title,
    authors: meta.authors.map((author) => author.name),
    ...(meta.publisher && { publisher: meta.publisher }),
    lang,
    dir: RTL.has(primarySubtag(lang)) ? 'rtl' : 'ltr',
    ...(meta.date !== undefined && { date: meta.date }),
    ...(meta.updated !== undefined && { updated: meta.updated }),
    modified: toInstant(changed === undefined ? epoch * 1000 : Date.parse(changed)),
    identifier: `urn:uuid:${uuid(makeName(briefing), NAMESPACE)}`,
    schemaType: profile.schemaType,
    page: lang === 'en-US' ? 'letter' : profile.page,
  };
}

function makeName({ slug, meta }: Briefing): string {
  return JSON.stringify([meta.publisher?.url ?? meta.publisher?.name, meta.date, slug]);
}

/** The language of a BCP 47 tag without region and script: `en` of `en-GB`. */
export function primarySubtag(lang: string): string {
  return lang.split('-', 1)[0]?.toLowerCase() ?? lang;
}

function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

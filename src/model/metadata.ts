import { toString } from 'mdast-util-to-string';
import { v5 as uuid } from 'uuid';
import type { Briefing } from './briefing.js';
import type { Meta } from './meta.js';
import type { Profile } from './profile.js';

/** Facts about a briefing as the three formats write them, worked out once so that they are equal everywhere. */
export interface Metadata extends Meta {
  readonly title: string;
  readonly deck?: string;
  /** The deck, else the title: never empty. */
  readonly description: string;
  /** BCP 47. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Instant for file metadata, `2024-06-19T00:00:00Z`: from `date`, else as `modified`. */
  readonly created: string;
  /** The same of the last change: from `updated`, `date`, else the epoch of the host. */
  readonly modified: string;
  /**
   * `urn:uuid:` with a version 5 UUID of the writer's own identifier, else of publisher, date and slug:
   * it outlives changes of the text.
   */
  readonly identifier: string;
  readonly schemaType: string;
  readonly page: Profile['page'];
  /** Vertical if columns of text go from right to left on paper and in the book. */
  readonly writing: Profile['writing'];
  /** Where it will be on the web; absent if that is not known. */
  readonly addresses?: Addresses;
}

/** Absolute addresses of what will be published of a briefing. */
export interface Addresses {
  readonly page: string;
  /** Of the picture that stands for the page where it is shared. */
  readonly picture: string;
}

/** Namespace of Galley's own UUIDs (version 5), fixed for ever. */
const NAMESPACE = 'f2f0a2a8-6a4e-5f0e-9d0e-6a1c8f2b7d31';

const UUID = /^urn:uuid:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

const RTL = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Languages that are written in columns too. */
const VERTICAL = new Set(['ja', 'zh']);

/**
 * Works out the metadata of a briefing.
 * @param epoch seconds since 1970, used if the briefing has no date
 * @param base address of the folder of output on the web, if it is known
 */
export function describe(
  briefing: Briefing,
  profile: Profile,
  epoch: number,
  base?: string,
): Metadata {
  const { meta, lang } = briefing;
  const title = toString(briefing.title);
  const deck = briefing.deck && toString(briefing.deck);
  const changed = meta.updated ?? meta.date;
  const modified = toInstant(changed === undefined ? epoch * 1000 : Date.parse(changed));
  return {
    ...meta,
    title,
    ...(deck === undefined ? {} : { deck }),
    description: deck ?? title,
    lang,
    dir: findDirection(lang),
    created: meta.date === undefined ? modified : toInstant(Date.parse(meta.date)),
    modified,
    identifier: identify(briefing),
    schemaType: profile.schemaType,
    page: lang === 'en-US' ? 'letter' : profile.page,
    writing: VERTICAL.has(primarySubtag(lang)) ? profile.writing : 'horizontal',
    ...(base !== undefined && { addresses: addressFiles(base, briefing.slug) }),
  };
}

function addressFiles(base: string, slug: string): Addresses {
  const folder = new URL(base).href.replace(/\/*$/, '/');
  return { page: `${folder}${slug}.html`, picture: `${folder}${slug}.png` };
}

function identify({ slug, meta }: Briefing): string {
  const { id, date, publisher } = meta;
  if (id !== undefined && UUID.test(id)) return id;
  const house = publisher?.url ?? publisher?.name;
  const name = id === undefined ? [house, date, slug] : id.startsWith('urn:') ? [id] : [house, id];
  return `urn:uuid:${uuid(JSON.stringify(name), NAMESPACE)}`;
}

/** The direction of the lines of a language, as a BCP 47 tag. */
export function findDirection(lang: string): 'ltr' | 'rtl' {
  return RTL.has(primarySubtag(lang)) ? 'rtl' : 'ltr';
}

/** The language of a BCP 47 tag without region and script: `en` of `en-GB`. */
export function primarySubtag(lang: string): string {
  return lang.split('-', 1)[0]?.toLowerCase() ?? lang;
}

function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

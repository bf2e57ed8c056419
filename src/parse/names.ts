import { findNearest } from '../model/nearest.js';
import type { Profile, SectionSpec } from '../model/profile.js';
import { rememberFor } from '../model/remember.js';

/** A section of a profile, found by one of its names; `lead` for the names of the lead. */
export type Named = SectionSpec | 'lead';

/** Brings a heading to the form in which names are compared: no bold marks, no closing `?` or `:`, lower case. */
export function normaliseName(name: string): string {
  return stripBold(name.trim())
    .replace(/\s*[?:？：]+$/u, '')
    .replace(/\s+/g, ' ')
    .replace(/[‘’]/g, "'")
    .toLowerCase();
}

/** The heading without bold marks round the whole of it. */
export function stripBold(name: string): string {
  return name.replace(/^(\*\*|__)(.+)\1(\s*[?:]?)$/, '$2$3');
}

/** What a profile calls by this name, if anything: an exact match, never a guess. */
export function findNamed(profile: Profile, name: string): Named | undefined {
  return indexNames(profile).named.get(normaliseName(name));
}

/** The name of a section or of the lead that is within two edits of this one, as the profile writes it. */
export function findNearName(profile: Profile, name: string): string | undefined {
  const { written } = indexNames(profile);
  const nearest = findNearest(normaliseName(name), [...written.keys()], 2);
  return nearest === undefined ? undefined : written.get(nearest);
}

/** The names of a profile in the form in which they are compared. */
interface NameIndex {
  readonly named: ReadonlyMap<string, Named>;
  /** As the profile writes them, sections first. */
  readonly written: ReadonlyMap<string, string>;
}

/** Names of the profile's lead and sections are brought to this form once: pasted text asks for them in every line. */
const indexNames = rememberFor(({ lead, sections }: Profile): NameIndex => {
  const ofSections = sections.flatMap((spec) =>
    [spec.name, ...spec.aliases].map((name) => ({ name, named: spec })),
  );
  const ofLead = lead.aliases.map((name) => ({ name, named: 'lead' as const }));
  const named = new Map<string, Named>();
  const written = new Map<string, string>();
  // Of names that are the same, the first counts.
  for (const entry of [...ofLead, ...ofSections].toReversed()) {
    named.set(normaliseName(entry.name), entry.named);
  }
  for (const { name } of [...ofSections, ...ofLead]) {
    const key = normaliseName(name);
    if (!written.has(key)) written.set(key, name);
  }
  return { named, written };
});

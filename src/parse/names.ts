import type { Profile, SectionSpec } from '../model/profile.js';

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
  const wanted = normaliseName(name);
  if (profile.lead.aliases.some((alias) => normaliseName(alias) === wanted)) return 'lead';
  return profile.sections.find((spec) =>
    [spec.name, ...spec.aliases].some((known) => normaliseName(known) === wanted),
  );
}

/** All names and aliases of a profile's sections, as the profile writes them. */
export function listNames(profile: Profile): string[] {
  return [
    ...profile.sections.flatMap((spec) => [spec.name, ...spec.aliases]),
    ...profile.lead.aliases,
  ];
}

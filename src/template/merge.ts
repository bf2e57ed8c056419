import type { ProfileFile } from '../model/profile.js';

/** Lays one profile over another: maps merge by key, sections by their key, all else is replaced. */
export function mergeProfiles(under: ProfileFile, over: ProfileFile): ProfileFile {
  const merged = mergeValues(under, over) as ProfileFile;
  if (!under.sections || !over.sections) return merged;
  const sections = under.sections.map((section) => {
    const change = over.sections?.find(({ key }) => key === section.key);
    return change ? { ...section, ...change } : section;
  });
  const added = over.sections.filter(({ key }) => !sections.some((known) => known.key === key));
  return { ...merged, sections: [...sections, ...added] };
}

function mergeValues(under: unknown, over: unknown): unknown {
  if (over === undefined) return under;
  if (!isMap(under) || !isMap(over)) return over;
  const keys = new Set([...Object.keys(under), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map((key) => [key, mergeValues(under[key], over[key])]));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { profileSchema, type Profile, type ProfileFile } from '../model/profile.js';
import { invalid } from './invalid.js';
import { mergeProfiles } from './merge.js';

/**
 * Merges the profiles of a chain, `base` first, to that of a template.
 * @param kinds names of the section kinds that exist
 * @throws Failure `template-invalid`
 */
export function mergeChain(
  name: string,
  chain: readonly ProfileFile[],
  kinds: readonly string[],
): Profile {
  const merged = chain.reduce(mergeProfiles);
  const { extends: _, ...fields } = merged;
  const result = profileSchema.safeParse({ name, ...fields });
  if (!result.success) {
    const missing = result.error.issues.map(({ path }) => `"${path.join('.')}"`).join(', ');
    throw invalid(name, `These fields are missing or wrong: ${missing}`, 'Add them.');
  }
  for (const spec of result.data.sections) {
    if (kinds.includes(spec.kind)) continue;
    const reason = `The section "${spec.key}" is of the unknown kind "${spec.kind}"`;
    throw invalid(name, reason, `Known are ${kinds.join(', ')}.`);
  }
  if (!result.data.fonts.every(({ faces }) => faces.some(({ style }) => style === 'normal'))) {
    throw invalid(name, 'A font family has no upright face', 'Add one with style: normal.');
  }
  if (!result.data.labels['en']) throw invalid(name, 'It has no English labels', 'Add labels.en.');
  return result.data;
}

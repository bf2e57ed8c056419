import { hashValue } from '../model/hash.js';
import type { Host } from '../model/host.js';
import type { Profile, ProfileFile } from '../model/profile.js';
import { rememberFor } from '../model/remember.js';
import { readText } from './read-text.js';

/** A `profile.yaml`, and what it says. */
export interface ProfileText {
  readonly text: string;
  readonly file: ProfileFile;
}

/** Loads a `profile.yaml`. Rejects with `template-invalid`, with the lines of all that is wrong. */
export async function loadProfileFile(host: Host, path: string): Promise<ProfileText> {
  const text = await readText(host, path);
  const ready = await host.ready(nameProfile(text));
  if (ready) return { text, file: parse(ready) as ProfileFile };
  const { readProfileFile } = await import('./read-profile.js');
  return { text, file: readProfileFile(text, path) };
}

/**
 * The profile of a template: those of its chain, `base` first, merged and checked.
 * @param kinds names of the section kinds that exist
 * @throws Failure `template-invalid`
 */
export async function loadProfile(
  host: Host,
  name: string,
  chain: readonly ProfileText[],
  kinds: readonly string[],
): Promise<Profile> {
  const texts = chain.map(({ text }) => text);
  const ready = await host.ready(nameMerged(name, texts, kinds));
  if (ready) return parse(ready) as Profile;
  const { mergeChain } = await import('./merge-chain.js');
  const files = chain.map(({ file }) => file);
  return mergeChain(name, files, kinds);
}

/** Names the file of a profile that was read beforehand, as JSON. */
export function nameProfile(text: string): string {
  return `${hashValue(text)}.json`;
}

/** Names the file of a template's profile that was merged and checked beforehand, as JSON. */
export function nameMerged(
  name: string,
  texts: readonly string[],
  kinds: readonly string[],
): string {
  return `${hashValue([name, texts, kinds])}.json`;
}

const parse = rememberFor((bytes: Uint8Array): unknown =>
  JSON.parse(new TextDecoder().decode(bytes)),
);

import { Failure } from '../model/failure.js';
import { hashValue } from '../model/hash.js';
import type { Host } from '../model/host.js';
import { profileFileSchema, type ProfileFile } from '../model/profile.js';
import { rememberFor, rememberLast } from '../model/remember.js';
import { readYaml } from '../model/yaml.js';
import { readText } from './read-text.js';

/** Loads a `profile.yaml`. Rejects with `template-invalid`, with the lines of all that is wrong. */
export async function loadProfileFile(host: Host, path: string): Promise<ProfileFile> {
  const text = await readText(host, path);
  const ready = await host.ready(nameProfile(text));
  return ready ? parseReady(ready) : readProfileFile(text, path);
}

/** Names the file of a profile that was read beforehand, as JSON. */
export function nameProfile(text: string): string {
  return `${hashValue(text)}.json`;
}

/** Reads the text of a `profile.yaml`. Throws `template-invalid`, with the lines of all that is wrong. */
export const readProfileFile = rememberLast((text, path): ProfileFile => {
  const result = readYaml(text, profileFileSchema);
  if (result.ok) return result.value;
  const problems = result.problems.map(({ reason, hint, place }) => {
    const { line, column } = place.start;
    return `${path}:${String(line)}:${String(column)}: ${reason}.${hint === undefined ? '' : ` ${hint}`}`;
  });
  throw new Failure('template-invalid', problems.join('\n'), 'Mend the profile.');
});

const parseReady = rememberFor(
  (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as ProfileFile,
);

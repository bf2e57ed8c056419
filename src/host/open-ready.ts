import type { Host } from '../model/host.js';
import { kindOf, readRegularFile } from './files.js';

/** Gives what lies ready in a folder, by name, and reads each file once: they are the same for all builds. */
export function openReady(folder: string | undefined): Host['ready'] {
  const files = new Map<string, Promise<Uint8Array>>();
  return async (name) => {
    if (folder === undefined) return undefined;
    const known = files.get(name);
    if (known) return known;
    if ((await kindOf(folder + name)) !== 'file') return undefined;
    const file = readRegularFile(folder + name);
    files.set(name, file);
    return file;
  };
}

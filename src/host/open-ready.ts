import type { Host } from '../model/host.js';
import { kindOf, readRegularFile } from './files.js';

/** Gives what lies ready in a folder, by name, and reads each file once: they are the same for all builds. */
export function openReady(folder: string | undefined): Host['ready'] {
  const found = new Map<string, Promise<Uint8Array | undefined>>();
  const read = async (key: string) => {
    const path = `${folder ?? ''}${key}`;
    return (await kindOf(path)) === 'file' ? readRegularFile(path) : undefined;
  };
  return async (key) => {
    if (folder === undefined) return undefined;
    const file = found.get(key) ?? read(key);
    found.set(key, file);
    return file;
  };
}

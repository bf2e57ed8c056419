import { Failure } from '../model/failure.js';
import { hashBytes } from '../model/hash.js';
import type { Host } from '../model/host.js';
import type { Store } from '../model/store.js';

/** What stands before the bytes of an entry: their SHA-256 in hexadecimal, and a line end. */
const HEAD = 65;

/** A store in a folder: each entry is a file, in a subfolder of the first two digits of its key. */
export function createFolderStore(host: Host, folder: string): Store {
  const toPath = (key: string) => `${folder}/${key.slice(0, 2)}/${key.slice(2)}`;
  return {
    has: async (key) => (await host.kind(toPath(key))) === 'file',
    get: (key) => readEntry(host, toPath(key)),
    put: (key, value) => host.write(toPath(key), addHead(value)),
  };
}

/** The bytes of an entry; undefined if there is none, or if it is damaged. */
export async function readEntry(host: Host, path: string): Promise<Uint8Array | undefined> {
  try {
    const entry = await host.read(path);
    const value = entry.subarray(HEAD);
    const sum = new TextDecoder().decode(entry.subarray(0, HEAD - 1));
    return sum === hashBytes(value) ? value : undefined;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function addHead(value: Uint8Array): Uint8Array {
  const entry = new Uint8Array(HEAD + value.length);
  entry.set(new TextEncoder().encode(`${hashBytes(value)}\n`));
  entry.set(value, HEAD);
  return entry;
}

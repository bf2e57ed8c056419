import { isAbsolute } from 'node:path';
import { createNodeHost } from '../src/host/node-host.js';
import { Failure } from '../src/model/failure.js';
import { hashBytes } from '../src/model/hash.js';
import type { Host } from '../src/model/host.js';

/** A host whose relative paths live in memory; Galley's own files and the browser are the real ones. */
export interface MemoryHost extends Host {
  readonly files: Map<string, Uint8Array>;
}

/** Makes a host with some files, by path. */
export function createMemoryHost(texts: Readonly<Record<string, string>>): MemoryHost {
  const real = createNodeHost();
  const encoder = new TextEncoder();
  const files = new Map<string, Uint8Array>(
    Object.entries(texts).map(([path, text]) => [path, encoder.encode(text)]),
  );
  const below = (folder: string) => [...files.keys()].filter((it) => it.startsWith(`${folder}/`));
  return {
    ...real,
    files,
    read(path) {
      if (isAbsolute(path)) return real.read(path);
      const value = files.get(path);
      if (value) return Promise.resolve(value);
      return Promise.reject(new Failure('read-failed', `There is no file ${path}.`, 'Write it.'));
    },
    real: (path) => (isAbsolute(path) ? real.real(path) : Promise.resolve(path)),
    kind(path) {
      if (isAbsolute(path)) return real.kind(path);
      if (files.has(path)) return Promise.resolve('file');
      return Promise.resolve(below(path).length > 0 ? 'folder' : undefined);
    },
    facts(path) {
      if (isAbsolute(path)) return real.facts(path);
      const value = files.get(path);
      return Promise.resolve(value && { size: value.length, mark: hashBytes(value) });
    },
    lock: () => Promise.resolve(() => Promise.resolve()),
    remove(path) {
      files.delete(path);
      return Promise.resolve();
    },
    list(folder) {
      if (isAbsolute(folder)) return real.list(folder);
      const names = below(folder).map((path) => path.slice(folder.length + 1));
      return Promise.resolve(names.toSorted());
    },
    links: (folder) => (isAbsolute(folder) ? real.links(folder) : Promise.resolve(new Set())),
    write(path, value) {
      files.set(path, value);
      return Promise.resolve();
    },
  };
}

import { resolve } from 'node:path';
import type { Host } from '../model/host.js';

/** A text as an editor holds it, saved or not. */
export interface Unsaved {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/**
 * A host that works in a folder of its own instead of the one in which the process runs, and in which one file
 * has the text that stands in an editor.
 */
export function makeWorkspaceHost(host: Host, folder: string, { path, text }: Unsaved): Host {
  const at = (it: string) => resolve(folder, it);
  return {
    ...host,
    read: (it) =>
      it === path ? Promise.resolve(new TextEncoder().encode(text)) : host.read(at(it)),
    real: (it) => host.real(at(it)),
    kind: (it) => (it === path ? Promise.resolve('file') : host.kind(at(it))),
    facts: (it) => host.facts(at(it)),
    list: (it) => host.list(at(it)),
    write: (it, value) => host.write(at(it), value),
    remove: (it) => host.remove(at(it)),
  };
}

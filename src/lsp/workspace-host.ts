import { resolve } from 'node:path';
import type { Host } from '../model/host.js';

/**
 * A host that works in a folder of its own instead of the one in which the process runs, and in which
 * files have the texts that stand in an editor, saved or not.
 * @param texts by path, relative to the folder, with `/`
 */
export function makeWorkspaceHost(
  host: Host,
  folder: string,
  texts: ReadonlyMap<string, string>,
): Host {
  const at = (it: string) => resolve(folder, it);
  return {
    ...host,
    read(it) {
      const text = texts.get(it);
      return text === undefined
        ? host.read(at(it))
        : Promise.resolve(new TextEncoder().encode(text));
    },
    real: (it) => host.real(at(it)),
    kind: (it) => (texts.has(it) ? Promise.resolve('file') : host.kind(at(it))),
    facts: (it) => host.facts(at(it)),
    list: (it) => host.list(at(it)),
    links: (it) => host.links(at(it)),
    write: (it, value) => host.write(at(it), value),
    remove: (it) => host.remove(at(it)),
  };
}

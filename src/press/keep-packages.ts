import type { Host } from '../model/host.js';
import { rememberFor } from '../model/remember.js';

/** Files of packages by their paths, as long as the host that has read them is in use. */
const filesOf = rememberFor<Host, Map<string, Promise<Uint8Array>>>(() => new Map());

/**
 * A host that finds each file of an installed package once, and that reads it once for all such hosts: fonts are the same
 * for all briefings and builds.
 */
export function keepPackageFiles(host: Host): Host {
  const own = new Set<string>();
  const paths = new Map<string, Promise<string>>();
  const files = filesOf(host);
  return {
    ...host,
    async resolve(specifier) {
      const path = await keep(paths, specifier, () => host.resolve(specifier));
      own.add(path);
      return path;
    },
    read: (path) => (own.has(path) ? keep(files, path, () => host.read(path)) : host.read(path)),
  };
}

/** What could not be had once may be there the next time. */
function keep<Value>(
  values: Map<string, Promise<Value>>,
  key: string,
  find: () => Promise<Value>,
): Promise<Value> {
  const value = values.get(key) ?? find();
  values.set(key, value);
  value.catch(() => values.delete(key));
  return value;
}

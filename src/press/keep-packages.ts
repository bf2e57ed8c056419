import type { Host } from '../model/host.js';
import { rememberFor } from '../model/remember.js';

/** What is known of installed packages: paths of files by their specifiers, and files by their paths. */
interface Known {
  readonly paths: Map<string, Promise<string>>;
  readonly files: Map<string, Promise<Uint8Array>>;
}

/** What is known as long as the host that has found and read it is in use. */
const knownOf = rememberFor<Host, Known>(() => ({ paths: new Map(), files: new Map() }));

/** A host that finds and reads each file of an installed package once: fonts are the same for all briefings and builds. */
export function keepPackageFiles(host: Host): Host {
  const own = new Set<string>();
  const { paths, files } = knownOf(host);
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

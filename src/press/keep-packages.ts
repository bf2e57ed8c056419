import type { Host } from '../model/host.js';
import { rememberFor } from '../model/remember.js';

/** Files of packages by their paths, as long as the host that has read them is in use. */
const filesOf = rememberFor<Host, Map<string, Promise<Uint8Array>>>(() => new Map());

/** A host that reads each file of an installed package once: fonts are the same for all briefings and builds. */
export function keepPackageFiles(host: Host): Host {
  const paths = new Set<string>();
  const files = filesOf(host);
  return {
    ...host,
    async resolve(specifier) {
      const path = await host.resolve(specifier);
      paths.add(path);
      return path;
    },
    read(path) {
      if (!paths.has(path)) return host.read(path);
      const file = files.get(path) ?? host.read(path);
      files.set(path, file);
      // What could not be read once may be there the next time.
      file.catch(() => files.delete(path));
      return file;
    },
  };
}

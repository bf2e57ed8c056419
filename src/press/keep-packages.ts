import type { Host } from '../model/host.js';

/** A host that reads each file of an installed package once: fonts are the same for all briefings of a build. */
export function keepPackageFiles(host: Host): Host {
  const paths = new Set<string>();
  const files = new Map<string, Promise<Uint8Array>>();
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
      return file;
    },
  };
}

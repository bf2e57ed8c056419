import { posix } from 'node:path';
import { isEditionFile, nameEditionFile, nameSources, type SourceFile } from './collect.js';
import { Failure } from './model/failure.js';
import type { Host } from './model/host.js';

/** Sources with an edition of them, and a host for which there is a file of that edition. */
export interface NamedEdition {
  readonly host: Host;
  readonly sources: readonly SourceFile[];
}

/**
 * Adds an edition of all briefings among some sources, in their order: as if an edition file with a title and their
 * paths lay in the folder that they share.
 * @throws Failure `usage` if there is no briefing, or such a file
 */
export async function nameEdition(
  host: Host,
  sources: readonly SourceFile[],
  title: string,
): Promise<NamedEdition> {
  const paths = sources.map(({ path }) => path).filter((path) => !isEditionFile(path));
  const folder = findFolder(paths);
  const path = posix.join(folder, nameEditionFile(title));
  if ((await host.kind(path)) !== undefined) {
    const hint = `Build it: galley build ${path}`;
    throw new Failure('usage', `There is an edition ${path} already.`, hint);
  }
  const briefings = paths.map((it) => posix.relative(folder, it));
  // What is JSON is YAML.
  const bytes = new TextEncoder().encode(JSON.stringify({ title, briefings }, undefined, 2));
  return {
    host: {
      ...host,
      kind: (it) => (it === path ? Promise.resolve('file') : host.kind(it)),
      read: (it) => (it === path ? Promise.resolve(bytes) : host.read(it)),
    },
    sources: nameSources([...sources, { path }]),
  };
}

/** The folder that holds all of some files. */
function findFolder(paths: readonly string[]): string {
  const [first = '.', ...others] = paths.map((path) => posix.dirname(path));
  return others.reduce((shared, folder) => {
    let at = shared;
    while (at !== '.' && at !== '/' && folder !== at && !folder.startsWith(`${at}/`)) {
      at = posix.dirname(at);
    }
    return at;
  }, first);
}

import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from '../model/failure.js';

const requireHere = createRequire(import.meta.url);

/**
 * Path of a file inside an installed package, as `@scope/name/folder/file` or `name/folder/file`.
 * It looks where Node would from this program, then from the working folder (for packages that only
 * a template of the user needs), but in the file system: the `exports` of a package may hide its files.
 */
export async function resolvePackageFile(specifier: string): Promise<string> {
  const match = /^(@[^/]+\/[^/]+|[^@./][^/]*)\/(.+)$/.exec(specifier);
  const [, name = '', file = ''] = match ?? [];
  for (const folder of match ? lookupFolders(name) : []) {
    if (!isFile(join(folder, name, 'package.json'))) continue;
    const path = join(folder, name, file);
    if (isFile(path)) return path;
  }
  throw new Failure(
    'read-failed',
    `Cannot find ${specifier} in an installed package`,
    name === '' ? 'Name a package and a file in it.' : `Run npm install, or npm install ${name}.`,
  );
}

/** Only what is not found from this program is looked for from the working folder. */
function* lookupFolders(name: string): Generator<string> {
  yield* requireHere.resolve.paths(name) ?? [];
  const there = pathToFileURL(join(process.cwd(), 'package.json'));
  yield* createRequire(there).resolve.paths(name) ?? [];
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

// Loads the parts of the bundle beside this, each when it is needed. To compile them takes a third of the time of a build:
// what V8 has compiled for the first build that needs a part is kept beside it (what only a thread needs is not), and
// every start that finds it there is spared that. V8 refuses what is not its own.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

const folder = dirname(fileURLToPath(import.meta.url));
const requireOutside = createRequire(import.meta.url);
const requirePart = Object.assign(
  (name) => (name.startsWith('./galley-') ? loadPart(name.slice(2)) : requireOutside(name)),
  requireOutside,
);
const loaded = new Map();

/** What a part exports. */
export function loadPart(name) {
  const known = loaded.get(name);
  if (known) return known.part.exports;
  const path = `${folder}/${name}`;
  const script = new Script(readFileSync(path, 'latin1'), {
    filename: path,
    cachedData: readCache(path),
  });
  const part = { exports: {} };
  loaded.set(name, { script, part });
  script.runInThisContext()(part.exports, requirePart, part, path, folder);
  return part.exports;
}

/** Keeps what was compiled of the parts that were loaded. */
export function writeCaches() {
  for (const [name, { script }] of loaded) writeCache(script, `${folder}/${name}`);
}

function nameCache(path) {
  return `${path}.${process.versions.v8}-${process.arch}.cache`;
}

function readCache(path) {
  try {
    return readFileSync(nameCache(path));
  } catch {
    return undefined;
  }
}

/** A folder that can't be written to costs time only. */
function writeCache(script, path) {
  if (script.cachedDataRejected === false) return;
  const temporary = `${nameCache(path)}-${process.pid}`;
  try {
    writeFileSync(temporary, script.createCachedData());
    renameSync(temporary, nameCache(path));
  } catch {
    // The next start compiles anew.
  }
}

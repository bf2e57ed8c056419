#!/usr/bin/env node
// Starts the bundle beside it, which is in parts: each is loaded when it is needed. To compile them takes a third of the
// time of a build: what V8 has compiled for the first build that needs a part is kept beside it, and every start that
// finds it there is spared that. V8 refuses what is not its own.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

const folder = dirname(fileURLToPath(import.meta.url));
const requireOutside = createRequire(import.meta.url);
const requirePart = Object.assign(
  (name) =>
    name.startsWith('./galley-') ? load(`${folder}${name.slice(1)}`) : requireOutside(name),
  requireOutside,
);
const loaded = new Map();

// In a long build V8 would forget what is called once, such as all that loads the libraries.
setFlagsFromString('--no-flush-bytecode');
// V8 optimises on threads of its own, while the browser needs the processors as well: here it does so after twice the
// work that it waits for otherwise, since a single build is over before it pays.
// Later versions have no such flag.
if (Number.parseInt(process.versions.node, 10) < 24)
  setFlagsFromString('--interrupt-budget=300000');
process.exitCode = await load(`${folder}/BUNDLE`).main(process.argv);
if (process.argv[2] === 'build') {
  loaded.forEach(writeCache);
  // Ending at once spares what was built from being freed object by object. Nothing may still wait to be printed.
  if (process.stdout.writableLength + process.stderr.writableLength === 0) process.exit();
}

function load(path) {
  const known = loaded.get(path);
  if (known) return known.part.exports;
  const script = new Script(readFileSync(path, 'latin1'), {
    filename: path,
    cachedData: readCache(path),
  });
  const part = { exports: {} };
  loaded.set(path, { script, part });
  script.runInThisContext()(part.exports, requirePart, part, path, folder);
  return part.exports;
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
function writeCache({ script }, path) {
  if (script.cachedDataRejected === false) return;
  const temporary = `${nameCache(path)}-${process.pid}`;
  try {
    writeFileSync(temporary, script.createCachedData());
    renameSync(temporary, nameCache(path));
  } catch {
    // The next start compiles anew.
  }
}

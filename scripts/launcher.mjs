#!/usr/bin/env node
// Starts the bundle beside it. To compile it takes a third of the time of a build: what V8 has compiled for the first
// build is kept beside it, and every start that finds it there is spared that. V8 refuses what is not its own.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

const filename = fileURLToPath(new URL('BUNDLE', import.meta.url));
const cache = `${filename}.${process.versions.v8}-${process.arch}.cache`;

// In a long build V8 would forget what is called once, such as all that loads the libraries.
setFlagsFromString('--no-flush-bytecode');
const script = new Script(readFileSync(filename, 'latin1'), {
  filename,
  cachedData: readCache(),
});
const bundle = { exports: {} };
const wrapped = script.runInThisContext();
wrapped(bundle.exports, createRequire(filename), bundle, filename, dirname(filename));
process.exitCode = await bundle.exports.main(process.argv);
if (script.cachedDataRejected !== false && process.argv[2] === 'build') writeCache();

function readCache() {
  try {
    return readFileSync(cache);
  } catch {
    return undefined;
  }
}

/** A folder that can't be written to costs time only. */
function writeCache() {
  const temporary = `${cache}-${process.pid}`;
  try {
    writeFileSync(temporary, script.createCachedData());
    renameSync(temporary, cache);
  } catch {
    // The next start compiles anew.
  }
}

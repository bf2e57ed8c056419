// Loads the parts of the bundle beside this, each when it is needed. They lie in one file, since to open two hundred takes
// longer than to read them; PARTS has their sizes. To compile them takes a third of the time of a build: what V8 has compiled
// is kept in another file (part-caches.mjs).
import { openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { openCaches, placeParts } from './part-caches.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const code = openSync(`${folder}/galley-parts.cjs`);
const parts = placeParts(PARTS);
const caches = openCaches(`${folder}/galley-parts`, (name) => name in parts);
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
  const filename = `${folder}/${name}`;
  const script = new Script(readPart(name), { filename, cachedData: caches.read(name) });
  const part = { exports: {} };
  loaded.set(name, { script, part });
  script.runInThisContext()(part.exports, requirePart, part, filename, folder);
  return part.exports;
}

/** Keeps what was compiled of the parts that were loaded. */
export function writeCaches() {
  caches.write([...loaded].map(([name, { script }]) => ({ name, script })));
}

function readPart(name) {
  const { start, length } = parts[name];
  const bytes = Buffer.allocUnsafe(length);
  readSync(code, bytes, 0, length, start);
  return bytes.latin1Slice();
}

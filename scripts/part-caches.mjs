// Keeps what V8 has compiled of the parts of the bundle for the first build that needed them, in one file beside the
// bundle: every start that finds a part there is spared that. (What only a thread needs is not kept.) V8 refuses what is
// not its own. The file begins with the length of a list, in four bytes, and the list: where in the rest each part lies.
import { openSync, readSync, renameSync, writeFileSync } from 'node:fs';

const HEAD = 4;

/** Where each of some parts lies that follow one another, by their sizes in bytes. */
export function placeParts(sizes, from = 0) {
  let start = from;
  return Object.fromEntries(
    Object.entries(sizes).map(([name, length]) => {
      start += length;
      return [name, { start: start - length, length }];
    }),
  );
}

/** Opens the caches of this version of V8 on this kind of machine. `isPart` tells what is still in the bundle. */
export function openCaches(path, isPart) {
  const file = `${path}.${process.versions.v8}-${process.arch}.cache`;
  const { list, read } = openFile(file);
  return {
    /** What is kept of a part, if anything is. */
    read: (name) => list[name] && read(list[name]),
    /** Keeps what was compiled of some parts, and what was kept of others, if that is more than before. */
    write(scripts) {
      const fresh = scripts.filter(({ script }) => script.cachedDataRejected !== false);
      if (fresh.length === 0) return;
      const kept = Object.entries(list)
        .filter(([name]) => isPart(name))
        .map(([name, place]) => [name, read(place)])
        .filter(([, bytes]) => bytes);
      const made = fresh.map(({ name, script }) => [name, script.createCachedData()]);
      writeFile(file, new Map([...kept, ...made]));
    },
  };
}

function openFile(file) {
  try {
    const descriptor = openSync(file);
    const read = ({ start, length }) => {
      const bytes = Buffer.allocUnsafe(length);
      return readSync(descriptor, bytes, 0, length, start) === length ? bytes : undefined;
    };
    const length = read({ start: 0, length: HEAD }).readUInt32LE();
    const sizes = JSON.parse(read({ start: HEAD, length }).latin1Slice());
    return { list: placeParts(sizes, HEAD + length), read };
  } catch {
    return { list: {} };
  }
}

/** A folder that can't be written to costs time only. */
function writeFile(file, caches) {
  const sizes = [...caches].map(([name, { length }]) => [name, length]);
  const list = Buffer.from(JSON.stringify(Object.fromEntries(sizes)));
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(list.length);
  const temporary = `${file}-${process.pid}`;
  try {
    writeFileSync(temporary, Buffer.concat([head, list, ...caches.values()]));
    renameSync(temporary, file);
  } catch {
    // The next start compiles anew.
  }
}

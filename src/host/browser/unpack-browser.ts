import { createReadStream, createWriteStream } from 'node:fs';
import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { Failure } from '../../model/failure.js';
import { codeOf, explain } from '../reasons.js';
import { makeTemporaryFolder, removeTree } from '../temporary.js';

/** Name of the program within an unpacked folder. */
export const PROGRAM = 'chrome';

/** Lists the files of an unpacked folder with their sizes, so that a damaged one is noticed. */
const CONTENTS = 'contents.json';

/** Takes the share that is done, 0 to 1. */
type Progress = (share: number) => void;

/**
 * Unpacks the browser of the package whose compressed files are in `packed` into the folder `target`,
 * if it is not there whole. The folder appears at once and complete; of several processes
 * that unpack at the same time, the first to end wins and the others use its folder.
 */
export async function unpackBrowser(
  packed: string,
  target: string,
  progress: Progress,
): Promise<void> {
  if (await isComplete(target)) return;
  try {
    const temporary = await makeTemporaryFolder(dirname(target), 'unpacking-');
    try {
      await unpackInto(packed, join(temporary, 'new'), progress);
      await moveTo(target, temporary);
    } finally {
      await removeTree(temporary);
    }
  } catch (error) {
    const hint = 'Make room for 250 MB there, or set XDG_CACHE_HOME to another folder.';
    const message = `Cannot unpack the browser into ${target}: ${explain(error)}`;
    throw new Failure('write-failed', message, hint, error);
  }
}

async function unpackInto(packed: string, folder: string, progress: Progress): Promise<void> {
  const { default: tar } = await import('tar-fs');
  const archive = (name: string): Promise<void> =>
    pipeline(
      createReadStream(join(packed, `${name}.tar.br`)),
      createBrotliDecompress(),
      tar.extract(join(folder, name), { chown: false }),
    );
  await archive('fonts');
  await archive('al2023');
  await unpackProgram(join(packed, 'chromium.br'), join(folder, PROGRAM), progress);
  await writeFile(join(folder, CONTENTS), JSON.stringify(await listSizes(folder)));
}

async function unpackProgram(packed: string, path: string, progress: Progress): Promise<void> {
  const { size } = await stat(packed);
  let done = 0;
  const source = createReadStream(packed, { highWaterMark: 1024 * 1024 });
  source.on('data', (chunk) => progress((done += chunk.length) / size));
  const chunks = createBrotliDecompress({ chunkSize: 1024 * 1024 });
  await pipeline(source, chunks, createWriteStream(path, { mode: 0o755, flush: true }));
}

/** Puts the new folder in its place, unless another process has done so; a damaged one makes room. */
async function moveTo(target: string, temporary: string): Promise<void> {
  if (await renameUnlessThere(join(temporary, 'new'), target)) return;
  if (await isComplete(target)) return;
  await rename(target, join(temporary, 'damaged'));
  await renameUnlessThere(join(temporary, 'new'), target);
}

async function renameUnlessThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return false;
    throw error;
  }
}

async function isComplete(folder: string): Promise<boolean> {
  try {
    const contents: unknown = JSON.parse(await readFile(join(folder, CONTENTS), 'utf8'));
    const sizes = Object.entries(contents ?? {});
    const found = await Promise.all(sizes.map(([path]) => stat(join(folder, path))));
    return sizes.length > 0 && sizes.every(([, size], index) => found[index]?.size === size);
  } catch {
    return false;
  }
}

async function listSizes(folder: string): Promise<Readonly<Record<string, number>>> {
  const sizes: Record<string, number> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    sizes[path.slice(folder.length + 1)] = (await stat(path)).size;
  }
  return sizes;
}

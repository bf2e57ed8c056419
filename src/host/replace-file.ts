import { lstat, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../model/failure.js';
import { makeFolder } from './make-folder.js';
import { advise, explain } from './reasons.js';
import { removeLeftovers, removeTree, temporaryName } from './temporary.js';

const PREFIX = '.galley-';

/** Folders that were searched for what killed processes left there: once is enough. */
const searched = new Set<string>();

/**
 * Replaces a file as a whole, making its folders: the bytes go to a temporary file beside it,
 * to the disk, and only then to its name. Who may read and write the old file may so the new one.
 * If anything fails, the old file is untouched, the temporary one is removed, and a `write-failed` says why.
 */
export async function replaceFile(path: string, value: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, temporaryName(PREFIX));
  try {
    await makeFolder(folder);
    if (!searched.has(folder)) await removeLeftovers(folder, PREFIX);
    searched.add(folder);
    await writeThrough(temporary, value, await readMode(path));
    await rename(temporary, path);
  } catch (error) {
    await removeTree(temporary);
    const hint = advise(error, 'Give write permission there, or choose another output folder.');
    throw new Failure('write-failed', `Cannot write ${path}: ${explain(error)}`, hint, error);
  }
}

/** Permissions of a file; undefined if there is none, or a link. */
async function readMode(path: string): Promise<number | undefined> {
  try {
    const stats = await lstat(path);
    return stats.isFile() ? stats.mode & 0o777 : undefined;
  } catch {
    return undefined;
  }
}

async function writeThrough(
  path: string,
  value: Uint8Array,
  mode: number | undefined,
): Promise<void> {
  const file = await open(path, 'wx');
  try {
    if (mode !== undefined) await file.chmod(mode);
    await file.writeFile(value);
    await file.sync();
  } finally {
    await file.close();
  }
}

import {
  closeSync,
  fchmodSync,
  fsync,
  lstatSync,
  openSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Failure } from '../model/failure.js';
import { makeFolder } from './make-folder.js';
import { advise, codeOf, explain } from './reasons.js';
import { removeLeftovers, removeTree, temporaryName } from './temporary.js';

const PREFIX = '.galley-';

const flush = promisify(fsync);

/** Folders that were made, and searched for what killed processes left there: once is enough. */
const known = new Set<string>();

/**
 * Replaces a file as a whole, making its folders: the bytes go to a temporary file beside it,
 * to the disk, and only then to its name. Who may read and write the old file may so the new one.
 * If anything fails, the old file is untouched, the temporary one is removed, and a `write-failed` says why.
 * All calls but the one that waits for the disk are synchronous: to wait for a promise takes longer than they do.
 */
export async function replaceFile(path: string, value: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, temporaryName(PREFIX));
  try {
    await writeThrough(await openIn(folder, temporary), value, readMode(path));
    renameSync(temporary, path);
  } catch (error) {
    await removeTree(temporary);
    const hint = advise(error, 'Give write permission there, or choose another output folder.');
    throw new Failure('write-failed', `Cannot write ${path}: ${explain(error)}`, hint, error);
  }
}

/** Opens a new file in a folder, which is made if it is not there, or not there any more. */
async function openIn(folder: string, path: string): Promise<number> {
  if (known.has(folder)) {
    try {
      return openSync(path, 'wx');
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }
  await makeFolder(folder);
  if (!known.has(folder)) await removeLeftovers(folder, PREFIX);
  known.add(folder);
  return openSync(path, 'wx');
}

/** Permissions of a file; undefined if there is none, or a link. */
function readMode(path: string): number | undefined {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return stats?.isFile() ? stats.mode & 0o777 : undefined;
  } catch {
    return undefined;
  }
}

async function writeThrough(
  file: number,
  value: Uint8Array,
  mode: number | undefined,
): Promise<void> {
  try {
    if (mode !== undefined) fchmodSync(file, mode);
    writeFileSync(file, value);
    await flush(file);
  } finally {
    closeSync(file);
  }
}

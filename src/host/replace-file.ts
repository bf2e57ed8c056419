import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../model/failure.js';
import { explain } from './reasons.js';
import { removeLeftovers, removeTree, temporaryName } from './temporary.js';

const PREFIX = '.galley-';

/**
 * Replaces a file as a whole, making its folders: the bytes go to a temporary file beside it,
 * to the disk, and only then to its name. If that fails, the old file is untouched,
 * the temporary one is removed, and a `write-failed` says why.
 */
export async function replaceFile(path: string, value: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, temporaryName(PREFIX));
  try {
    await mkdir(folder, { recursive: true });
    await removeLeftovers(folder, PREFIX);
    await writeThrough(temporary, value);
    await rename(temporary, path);
  } catch (error) {
    await removeTree(temporary);
    const hint = 'Make room or give write permission there, or choose another output folder.';
    throw new Failure('write-failed', `Cannot write ${path}: ${explain(error)}`, hint, error);
  }
}

async function writeThrough(path: string, value: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(value);
    await file.sync();
  } finally {
    await file.close();
  }
}

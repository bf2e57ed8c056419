import { lstat, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from './reasons.js';

/**
 * Makes a folder with those that it lies in, unless it is there. Node's recursive mkdir never ends where the system
 * goes on saying that a folder which is there is not: in `/proc`, or in a working folder that is gone.
 * @param mode rights of the folders that are made
 * @throws Error of the system, or one that says in our words what stands in the way
 */
export async function makeFolder(path: string, mode = 0o777): Promise<void> {
  try {
    await makeOne(path, mode);
  } catch (error) {
    const parent = dirname(path);
    if (codeOf(error) !== 'ENOENT' || parent === path) throw error;
    await makeFolder(parent, mode);
    await makeOne(path, mode).catch((again: unknown) => {
      throw codeOf(again) === 'ENOENT' ? new Error('no folder can be made there') : again;
    });
  }
}

async function makeOne(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path, { mode });
  } catch (error) {
    // What is there may be on a file system that nothing can be made on, which the system says first.
    const stats = await stat(path).catch(() => undefined);
    if (stats?.isDirectory()) return;
    if (stats) throw new Error('it is a file, not a folder', { cause: error });
    const link = await lstat(path).catch(() => undefined);
    if (codeOf(error) !== 'EEXIST' || !link) throw error;
    const reason = 'it is a link to a folder that does not exist, or in a circle';
    throw new Error(reason, { cause: error });
  }
}

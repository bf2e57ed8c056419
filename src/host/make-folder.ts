import { lstatSync, mkdirSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from './reasons.js';

/**
 * Makes a folder with those that it lies in, unless it is there. Node's recursive mkdir never ends where the system
 * goes on saying that a folder which is there is not: in `/proc`, or in a working folder that is gone.
 * The calls are synchronous: to wait for a thread takes longer than they do.
 * @param mode rights of the folders that are made
 * @throws Error of the system, or one that says in our words what stands in the way
 */
export async function makeFolder(path: string, mode = 0o777): Promise<void> {
  try {
    makeOne(path, mode);
  } catch (error) {
    const parent = dirname(path);
    if (codeOf(error) !== 'ENOENT' || parent === path) throw error;
    await makeFolder(parent, mode);
    try {
      makeOne(path, mode);
    } catch (again) {
      throw codeOf(again) === 'ENOENT' ? new Error('no folder can be made there') : again;
    }
  }
}

function makeOne(path: string, mode: number): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // What is there may be on a file system that nothing can be made on, which the system says first.
    const stats = ifThere(statSync, path);
    if (stats?.isDirectory()) return;
    if (stats) throw new Error('it is a file, not a folder', { cause: error });
    const link = ifThere(lstatSync, path);
    if (codeOf(error) !== 'EEXIST' || !link) throw error;
    const reason = 'it is a link to a folder that does not exist, or in a circle';
    throw new Error(reason, { cause: error });
  }
}

function ifThere(read: (path: string) => Stats, path: string): Stats | undefined {
  try {
    return read(path);
  } catch {
    return undefined;
  }
}

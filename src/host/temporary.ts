import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './reasons.js';

/** Instant at which this process started, in milliseconds since 1970. */
const STARTED = Date.now() - process.uptime() * 1000;

/** A name `<prefix><process id>-<random>` that says whose a temporary file or folder is. */
export function temporaryName(prefix: string): string {
  return `${prefix}${process.pid}-${randomUUID().slice(0, 8)}`;
}

/** Makes a temporary folder that only this user may enter, and gives its path. */
export async function makeTemporaryFolder(parent: string, prefix: string): Promise<string> {
  await removeLeftovers(parent, prefix);
  const path = join(parent, temporaryName(prefix));
  await mkdir(path, { mode: 0o700 });
  return path;
}

/** Removes what `temporaryName` named for processes that were killed too suddenly to remove it. */
export async function removeLeftovers(parent: string, prefix: string): Promise<void> {
  for (const name of await readNames(parent)) {
    const owner = name.startsWith(prefix) && /^\d+(?=-[\da-f]{8}$)/.exec(name.slice(prefix.length));
    if (!owner) continue;
    const path = join(parent, name);
    if (await isLeftover(path, Number(owner[0]))) await removeTree(path);
  }
}

/** Removes a file or a folder with all that is in it, if it is there and this user may. */
export async function removeTree(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  } catch {
    // Another user's, or still held open: the next run that may remove it does.
  }
}

async function readNames(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    // A folder that can't be listed may still be written to; its leftovers are out of reach.
    return [];
  }
}

/**
 * Whether the process that a file or folder is of has gone. In containers the next process often has the same id as the
 * last: then the time decides.
 */
export async function isLeftover(path: string, owner: number): Promise<boolean> {
  if (owner !== process.pid) return !isAlive(owner);
  try {
    return (await stat(path)).mtimeMs < STARTED;
  } catch {
    return false;
  }
}

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

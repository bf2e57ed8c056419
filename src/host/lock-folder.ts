import { unlinkSync, writeFileSync } from 'node:fs';
import { link, lstat, readFile, rename, stat, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from '../model/failure.js';
import type { Log } from './browser/choice.js';
import { makeFolder } from './make-folder.js';
import { advise, codeOf, explain } from './reasons.js';
import { isLeftover, temporaryName } from './temporary.js';

/** Name of the file that says who writes into a folder: process id and machine. */
const NAME = '.galley-lock';

/** What such a file says. */
const OWNER = /^[1-9]\d* .+$/;

/** How long another process is waited for, and how often it is asked for, in milliseconds. */
const PATIENCE = 60_000;
const PAUSE = 100;

/** A lock file without a word in it, older than this many milliseconds, was left by a process that was killed. */
const EMPTY = 2000;

/** What a lock takes from its surroundings. */
export interface LockOptions {
  readonly log: Log;
  /** Ends the waiting. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; a minute if absent. */
  readonly patience?: number;
}

/**
 * Keeps other processes from writing into a folder, which is made, until the function that it gives is called or
 * this process ends. One that writes there is waited for, and then named by an `output-locked`; what a killed
 * one left is taken over at once.
 */
export async function lockFolder(
  folder: string,
  options: LockOptions,
): Promise<() => Promise<void>> {
  const { log, signal, patience = PATIENCE } = options;
  const path = join(folder, NAME);
  let end: number | undefined;
  await makeFolder(folder).catch((error: unknown) => {
    throw writeFailure(folder, error);
  });
  while (!tryToTake(path, folder)) {
    signal?.throwIfAborted();
    const owner = await readOwner(path, folder);
    if (owner === undefined || (await clearLeftover(path, owner))) continue;
    end ??= performance.now() + patience;
    if (performance.now() > end) throw lockedFailure(folder, path, owner);
    log(
      `Waiting for process ${owner.split(' ', 1).join('')}, which writes into ${folder} …`,
      'progress',
    );
    await wait(PAUSE);
  }
  const clear = () => unlinkSync(path);
  process.once('exit', clear);
  return async () => {
    process.off('exit', clear);
    try {
      unlinkSync(path);
    } catch {
      // Someone else has removed it.
    }
  };
}

/** Does not wait for a thread, which takes longer than the writing, and so does the way back. */
function tryToTake(path: string, folder: string): boolean {
  try {
    writeFileSync(path, `${process.pid} ${hostname()}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw writeFailure(folder, error);
  }
}

/** Process id and machine, or nothing yet; undefined if the lock has just gone. */
async function readOwner(path: string, folder: string): Promise<string | undefined> {
  try {
    const isFile = (await lstat(path)).isFile();
    const owner = isFile ? await readFile(path, 'utf8') : undefined;
    if (owner === '' || OWNER.test(owner ?? '')) return owner;
    throw new Error('it is not a lock of Galley');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    const message = `${path} is in the way of writing into ${folder}: ${explain(error)}`;
    const hint = 'Delete it if no other process writes there, or choose another output folder.';
    throw new Failure('output-locked', message, hint, error);
  }
}

/** Removes the lock of a process that is no more. Tells whether it did. */
async function clearLeftover(path: string, owner: string): Promise<boolean> {
  if (!(await isLeft(path, owner))) return false;
  const aside = `${path}-${temporaryName('')}`;
  try {
    await rename(path, aside);
    // Another process may have been first, and what was moved is its fresh lock: it goes back.
    if ((await readFile(aside, 'utf8')) !== owner) await link(aside, path);
    await unlink(aside);
  } catch {
    // Someone else has moved it.
  }
  return true;
}

async function isLeft(path: string, owner: string): Promise<boolean> {
  const [id = '', machine] = owner.split(' ');
  if (owner !== '') return machine === hostname() && isLeftover(path, Number(id));
  const stats = await stat(path).catch(() => undefined);
  return stats !== undefined && Date.now() - stats.mtimeMs > EMPTY;
}

function lockedFailure(folder: string, path: string, owner: string): Failure {
  const [id = '', machine = ''] = owner.split(' ');
  const where = machine === hostname() ? '' : ` on ${machine}`;
  return new Failure(
    'output-locked',
    `Process ${id}${where} writes into ${folder}`,
    `Wait for it to end, or choose another output folder. If it is not Galley, delete ${path}.`,
  );
}

function writeFailure(folder: string, cause: unknown): Failure {
  const hint = advise(cause, 'Give write permission there, or choose another output folder.');
  return new Failure('write-failed', `Cannot write into ${folder}: ${explain(cause)}`, hint, cause);
}

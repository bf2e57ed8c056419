import { constants } from 'node:fs';
import { access, lstat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { Failure } from '../../model/failure.js';
import { makeFolder } from '../make-folder.js';
import { explain } from '../reasons.js';
import type { Environment } from './choice.js';

/**
 * The folder where things that cost time to make are kept from run to run, made if it is not there:
 * `galley` in XDG_CACHE_HOME or `~/.cache`; if there is no home or no permission, one of this user's
 * own in the temporary folder. Rejects with `write-failed` if neither can be written to.
 */
export async function openCacheFolder(env: Environment): Promise<string> {
  const lasting = lastingFolder(env);
  if (lasting !== undefined && (await isWritable(lasting))) return lasting;
  const passing = join(tmpdir(), `galley-cache-${process.getuid?.() ?? 'user'}`);
  await makePrivate(passing);
  return passing;
}

function lastingFolder(env: Environment): string | undefined {
  const cache = env['XDG_CACHE_HOME'];
  // The XDG base directory specification has relative paths ignored.
  if (cache && isAbsolute(cache)) return join(cache, 'galley');
  const home = env['HOME'];
  return home && isAbsolute(home) ? join(home, '.cache', 'galley') : undefined;
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Everybody may write to the temporary folder: a program that another user put there must not be run. */
async function makePrivate(folder: string): Promise<void> {
  const hint = 'Set XDG_CACHE_HOME to a folder that you may write to.';
  try {
    await makeFolder(folder, 0o700);
  } catch (error) {
    const message = `Cannot make the cache folder ${folder}: ${explain(error)}`;
    throw new Failure('write-failed', message, hint, error);
  }
  const stats = await lstat(folder);
  const own = process.getuid === undefined || stats.uid === process.getuid();
  if (own && stats.isDirectory() && (stats.mode & 0o022) === 0) return;
  throw new Failure('write-failed', `The cache folder ${folder} is not this user's alone`, hint);
}

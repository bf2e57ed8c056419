import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../model/failure.js';
import { explain } from './reasons.js';
import { makeTemporaryFolder, removeTree } from './temporary.js';

/**
 * Gives values as files to a library that reads nothing else, for as long as it works. They go with it, or with
 * this process; what a killed one left, the next one removes. Rejects with `write-failed`.
 */
export async function lendFiles<Result>(
  values: readonly Uint8Array[],
  use: (paths: readonly string[]) => Promise<Result>,
): Promise<Result> {
  const folder = await orFail(makeTemporaryFolder(tmpdir(), 'galley-files-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', clear);
  try {
    const paths = values.map((_, index) => join(folder, String(index)));
    await orFail(Promise.all(values.map((value, index) => writeFile(paths[index] ?? '', value))));
    return await use(paths);
  } finally {
    await removeTree(folder);
    process.off('exit', clear);
  }
}

async function orFail<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    const message = `Cannot write temporary files into ${tmpdir()}: ${explain(error)}`;
    const hint = 'Make room there, or set TMPDIR to another folder.';
    throw new Failure('write-failed', message, hint, error);
  }
}

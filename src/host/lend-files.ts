import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../model/failure.js';
import { explain } from './reasons.js';
import { makeTemporaryFolder } from './temporary.js';

/** The folder of this process in each folder for temporary files. */
const folders = new Map<string, Promise<string>>();

/** How many files were lent so far. */
let count = 0;

/**
 * Gives values as files to a library that reads nothing else, for as long as it works. They go with it, or with
 * this process; what a killed one left, the next one removes. Rejects with `write-failed`.
 */
export async function lendFiles<Result>(
  values: readonly Uint8Array[],
  use: (paths: readonly string[]) => Promise<Result>,
): Promise<Result> {
  const parent = tmpdir();
  const opening = folders.get(parent) ?? openFolder(parent);
  folders.set(parent, opening);
  const paths: string[] = [];
  try {
    const folder = await opening;
    for (const value of values) paths.push(writeFile(folder, value));
  } catch (error) {
    folders.delete(parent);
    const message = `Cannot write temporary files into ${parent}: ${explain(error)}`;
    const hint = 'Make room there, or set TMPDIR to another folder.';
    throw new Failure('write-failed', message, hint, error);
  }
  try {
    return await use(paths);
  } finally {
    for (const path of paths) rmSync(path, { force: true });
  }
}

async function openFolder(parent: string): Promise<string> {
  const folder = await makeTemporaryFolder(parent, 'galley-files-');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes without a thread: a small file is written in a tenth of the time that the way to one and back takes. */
function writeFile(folder: string, value: Uint8Array): string {
  count += 1;
  const path = join(folder, String(count));
  writeFileSync(path, value);
  return path;
}

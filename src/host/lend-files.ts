import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../model/failure.js';
import { hashShared } from '../model/hash.js';
import { explain } from './reasons.js';
import { makeTemporaryFolder } from './temporary.js';

/** The folder of this process in each folder for temporary files. */
const folders = new Map<string, Promise<string>>();

/** A file, and how many work with it now. */
interface Loan {
  readonly path: string;
  users: number;
}

/** How many files are kept: fonts are lent again for the next briefing. */
const MAX_KEPT = 16;

/** The files that were lent, in the folder for temporary files, by sums of their values, the latest last. */
const loans = new Map<string, Loan>();

/** How many files were lent so far. */
let count = 0;

/**
 * Gives values, which must not change, as files to a library that reads nothing else, for as long as it works. The last
 * ones are kept for the next time, and go with this process; what a killed one left, the next one removes. Rejects with
 * `write-failed`.
 */
export async function lendFiles<Result>(
  values: readonly Uint8Array[],
  use: (paths: readonly string[]) => Promise<Result>,
): Promise<Result> {
  const parent = tmpdir();
  const opening = folders.get(parent) ?? openFolder(parent);
  folders.set(parent, opening);
  const lent: Loan[] = [];
  try {
    try {
      const folder = await opening;
      for (const value of values) lent.push(lend(folder, value));
    } catch (error) {
      folders.delete(parent);
      const message = `Cannot write temporary files into ${parent}: ${explain(error)}`;
      const hint = 'Make room there, or set TMPDIR to another folder.';
      throw new Failure('write-failed', message, hint, error);
    }
    return await use(lent.map(({ path }) => path));
  } finally {
    for (const loan of lent) loan.users -= 1;
    removeOldest();
  }
}

async function openFolder(parent: string): Promise<string> {
  const folder = await makeTemporaryFolder(parent, 'galley-files-');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What tidies folders for temporary files may have removed one that was kept. */
function lend(folder: string, value: Uint8Array): Loan {
  const sum = hashShared(value);
  const known = loans.get(sum);
  const loan = known && existsSync(known.path) ? known : writeFile(folder, value);
  loan.users += 1;
  loans.delete(sum);
  loans.set(sum, loan);
  return loan;
}

/** Writes without a thread: a small file is written in a tenth of the time that the way to one and back takes. */
function writeFile(folder: string, value: Uint8Array): Loan {
  count += 1;
  const path = join(folder, String(count));
  writeFileSync(path, value);
  return { path, users: 0 };
}

function removeOldest(): void {
  for (const [sum, { path, users }] of loans) {
    if (loans.size <= MAX_KEPT) return;
    if (users > 0) continue;
    loans.delete(sum);
    rmSync(path, { force: true });
  }
}

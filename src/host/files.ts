import { constants, type Dirent } from 'node:fs';
import { open, readdir, stat, type FileHandle, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../model/failure.js';
import { codeOf, explain } from './reasons.js';

/** Files over this size are refused before a byte is read: a mistaken file must not fill the memory. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Bytes of a regular file of at most 64 MiB. Anything else is a `read-failed`, and never blocks. */
export async function readRegularFile(path: string): Promise<Uint8Array> {
  let file: FileHandle | undefined;
  try {
    // Without O_NONBLOCK, opening a FIFO waits for a writer for ever. Windows has no such flag.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    return await readWhole(path, file);
  } catch (error) {
    throw error instanceof Failure ? error : readFailure(path, explain(error), error);
  } finally {
    await file?.close();
  }
}

/** Whether a path is a regular file or a folder (links are followed), or neither. */
export async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    const stats = await stat(path);
    if (stats.isFile()) return 'file';
    return stats.isDirectory() ? 'folder' : undefined;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return undefined;
    throw readFailure(path, explain(error), error);
  }
}

/**
 * Paths of the regular files below a folder, relative to it, with `/`, sorted by code unit.
 * Links to files count as files; links to folders are not followed, since they may lead in a circle.
 */
export async function listFiles(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  await collect(folder, '', found);
  return found.toSorted();
}

async function readWhole(path: string, file: FileHandle): Promise<Uint8Array> {
  const stats = await file.stat();
  if (stats.isDirectory()) throw readFailure(path, 'it is a folder');
  if (!stats.isFile()) throw readFailure(path, 'it is not a regular file');
  if (stats.size > MAX_BYTES) {
    throw readFailure(
      path,
      `it has ${stats.size} bytes, and ${MAX_BYTES} are the most that is read`,
    );
  }
  return file.readFile();
}

async function collect(root: string, below: string, found: string[]): Promise<void> {
  for (const entry of await readFolder(join(root, below))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) await collect(root, path, found);
    else if (await isRegular(entry, join(root, path))) found.push(path);
  }
}

async function readFolder(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw readFailure(folder, explain(error), error);
  }
}

async function isRegular(entry: Dirent, path: string): Promise<boolean> {
  if (entry.isFile()) return true;
  return entry.isSymbolicLink() && (await kindOf(path)) === 'file';
}

function readFailure(path: string, reason: string, cause?: unknown): Failure {
  const hint = 'Check the path and who may read it.';
  return new Failure('read-failed', `Cannot read ${path}: ${reason}`, hint, cause);
}

/** The path with all links followed; the path itself if there is nothing. */
export async function followLinks(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}

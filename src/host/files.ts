import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
  type Dirent,
  type Stats,
} from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../model/failure.js';
import { hashBytes } from '../model/hash.js';
import type { FileFacts, FileKind, ReadFile } from '../model/host.js';
import { advise, codeOf, explain } from './reasons.js';

/** What the system fills with a small file: the size of that need not be asked for, and no room made for it first. */
const room = new Uint8Array(64 * 1024);

/** The links of the folder that was listed last: whoever lists sources asks for them next, and a walk takes a while. */
let lastListed: { readonly folder: string; readonly links: ReadonlySet<string> } | undefined;

/** Files over this size are refused before a byte is read: a mistaken file must not fill the memory. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Bytes of a regular file of at most 64 MiB. Anything else is a `read-failed`, and never blocks.
 * The calls are synchronous: waiting for a promise takes six times as long as reading a small file.
 */
export const readRegularFile: ReadFile = Object.assign(
  async (path: string) =>
    withFile(path, (file) => readSmall(file)?.slice() ?? readLarge(path, file)),
  {
    // What is not kept need not be copied.
    sum: async (path: string) =>
      withFile(path, (file) => hashBytes(readSmall(file) ?? readLarge(path, file))),
  },
);

function withFile<Result>(path: string, use: (file: number) => Result): Result {
  let file: number | undefined;
  try {
    // Without O_NONBLOCK, opening a FIFO waits for a writer for ever. Windows has no such flag.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    return use(file);
  } catch (error) {
    throw error instanceof Failure ? error : readFailure(path, explainMissing(path, error), error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Whether a path is a regular file or a folder (links are followed), or something else; undefined if it is nothing. */
export async function kindOf(path: string): Promise<FileKind | undefined> {
  const stats = statIfThere(path);
  if (stats?.isFile()) return 'file';
  if (stats?.isDirectory()) return 'folder';
  return stats || isLink(path) ? 'other' : undefined;
}

/** Facts of a regular file (links are followed); undefined if there is none. */
export async function factsOf(path: string): Promise<FileFacts | undefined> {
  const stats = statIfThere(path);
  if (!stats?.isFile()) return undefined;
  const { size, mtimeMs, ctimeMs, ino } = stats;
  return { size, mark: `${size} ${mtimeMs} ${ctimeMs} ${ino}` };
}

/** Removes a file, if it is there. */
export async function removeFile(path: string): Promise<void> {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    const hint = 'Check who may write there.';
    throw new Failure('write-failed', `Cannot remove ${path}: ${explain(error)}`, hint, error);
  }
}

/**
 * Paths of all that is no folder below a folder, relative to it, with `/`, sorted by code unit: also of links to
 * nothing, FIFOs and sockets, so that whoever reads them is told. Links to folders are left out, since they may lead
 * in a circle.
 */
export async function listFiles(folder: string): Promise<readonly string[]> {
  const { paths, links } = collect(folder);
  lastListed = { folder, links };
  return paths.toSorted();
}

/** The links among the paths that `listFiles` gave for a folder; without it, those that are there now. */
export async function listLinks(folder: string): Promise<ReadonlySet<string>> {
  const links = lastListed?.folder === folder ? lastListed.links : undefined;
  lastListed = undefined;
  return links ?? collect(folder).links;
}

/**
 * Bytes, in the room itself, of a file that leaves some of it free; undefined if it does not, is empty, or can't be read from a place that
 * is named, such as a FIFO or a folder.
 */
function readSmall(file: number): Uint8Array | undefined {
  try {
    const length = readSync(file, room, 0, room.length, 0);
    // Nothing must follow: some file systems give a file in pieces.
    if (length === 0 || length === room.length) return undefined;
    if (readSync(file, room, length, room.length - length, length) !== 0) return undefined;
    return room.subarray(0, length);
  } catch {
    return undefined;
  }
}

function readLarge(path: string, file: number): Uint8Array {
  const stats = fstatSync(file);
  if (stats.isDirectory()) throw readFailure(path, 'it is a folder');
  if (!stats.isFile()) throw readFailure(path, 'it is not a regular file');
  if (stats.size > MAX_BYTES) {
    throw readFailure(
      path,
      `it has ${stats.size} bytes, and ${MAX_BYTES} are the most that is read`,
    );
  }
  // The system gives 0 for some files that it makes up.
  return stats.size === 0 ? readFileSync(file) : readBytes(file, stats.size);
}

function readBytes(file: number, size: number): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(size);
  let length = 0;
  for (let read = -1; read !== 0 && length < size; length += read)
    read = readSync(file, bytes, length, size - length, null);
  return bytes.subarray(0, length);
}

/** A link to nothing can be seen in its folder: that it does not exist would puzzle. */
function explainMissing(path: string, error: unknown): string {
  const leadsNowhere = codeOf(error) === 'ENOENT' && isLink(path);
  return leadsNowhere ? 'it is a link to a file that does not exist' : explain(error);
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  } catch {
    return false;
  }
}

function statIfThere(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOTDIR' || code === 'ELOOP') return undefined;
    throw readFailure(path, explain(error), error);
  }
}

/** Paths of the files below a folder, and which of them are links. */
interface Listing {
  readonly paths: string[];
  readonly links: Set<string>;
}

function collect(
  root: string,
  below = '',
  found: Listing = { paths: [], links: new Set() },
): Listing {
  for (const entry of readFolder(join(root, below))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    const isLinked = entry.isSymbolicLink();
    if (entry.isDirectory()) collect(root, path, found);
    else if (!isLinked || !statIfThere(join(root, path))?.isDirectory()) {
      found.paths.push(path);
      if (isLinked) found.links.add(path);
    }
  }
  return found;
}

function readFolder(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw readFailure(folder, explain(error), error);
  }
}

function readFailure(path: string, reason: string, cause?: unknown): Failure {
  const hint = 'Check the path and who may read it.';
  return new Failure('read-failed', `Cannot read ${path}: ${reason}`, advise(cause, hint), cause);
}

/** The path with all links followed; the path itself if there is nothing. */
export async function followLinks(path: string): Promise<string> {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

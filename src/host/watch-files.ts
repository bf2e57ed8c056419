import { lstatSync, realpathSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { Failure } from '../model/failure.js';
import { codeOf, explain } from './reasons.js';

/** A new folder is listed a moment before it is watched, so it is told once more after this time, in milliseconds. */
const SECOND_LOOK = 300;

/** A watch over files and folders, those that are not there yet included. */
export interface FileWatch {
  /** Watches one more. */
  add(path: string): void;
  /** Ends the watch. */
  close(): Promise<void>;
}

/** What a watch tells. */
export interface WatchListener {
  /** Told the absolute path of what was made, changed, renamed or removed. */
  readonly onChange: (path: string) => void;
  /** Told that changes may go unseen from now on. */
  readonly onError: (failure: Failure) => void;
}

/**
 * Watches files, and folders with all that is in them but `node_modules` and what has a dot before its name.
 * Links are followed, but for those that lead back to a folder which they lie in. Each is watched by its folder, so that one that is replaced, removed or made anew is still seen.
 */
export async function watchFiles(
  paths: readonly string[],
  { onChange, onError }: WatchListener,
): Promise<FileWatch> {
  const { watch } = await import('chokidar');
  const wanted = new Set(paths.map((path) => resolve(path)));
  const watcher = watch(
    [...wanted].map((path) => dirname(path)),
    { ignoreInitial: true, ignored: (path) => !isWanted(resolve(path), wanted) || leadsBack(path) },
  );
  watcher.on('all', (event, path) => {
    onChange(resolve(path));
    if (event === 'addDir') setTimeout(() => onChange(resolve(path)), SECOND_LOOK).unref();
  });
  const told = new Set<string>();
  watcher.on('error', (error) => {
    const failure = watchFailure(error);
    if (!told.has(failure.message)) onError(failure);
    told.add(failure.message);
  });
  await new Promise<void>((done) => {
    watcher.once('ready', done);
  });
  return {
    add(path) {
      const whole = resolve(path);
      if (isWanted(whole, wanted)) return;
      wanted.add(whole);
      watcher.add([dirname(whole), whole]);
    },
    close: () => watcher.close(),
  };
}

/** Whether a path is wanted, or in a folder that is, or on the way to one. */
function isWanted(path: string, wanted: ReadonlySet<string>): boolean {
  return [...wanted].some((it) => {
    if (it === path || it.startsWith(path.endsWith(sep) ? path : `${path}${sep}`)) return true;
    if (!path.startsWith(`${it}${sep}`)) return false;
    const parts = relative(it, path).split(sep);
    return parts.every((part) => !part.startsWith('.') && part !== 'node_modules');
  });
}

/** Whether a path is a link to one of the folders that it goes through: what is behind it has no end. */
function leadsBack(path: string): boolean {
  try {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return false;
    const target = realpathSync.native(path);
    let folder = resolve(path);
    while (folder !== dirname(folder)) {
      folder = dirname(folder);
      if (realpathSync.native(folder) === target) return true;
    }
    return false;
  } catch {
    // Who watches it is told why that can't be done.
    return false;
  }
}

/** Codes of a system that has nothing left to watch with. */
const EXHAUSTED = new Set(['EMFILE', 'ENFILE', 'ENOSPC']);

function watchFailure(error: unknown): Failure {
  const path = error instanceof Error && 'path' in error ? relative('', String(error.path)) : '';
  const isExhausted = EXHAUSTED.has(codeOf(error) ?? '');
  const reason = isExhausted ? 'the system watches no more of them' : explain(error);
  return new Failure(
    'read-failed',
    `Changes ${path === '' ? '' : `of ${path} `}may go unseen: ${reason}`,
    isExhausted
      ? 'Name fewer files, or let the system watch more of them.'
      : 'Mend it, or remove it from the folder.',
    error,
  );
}

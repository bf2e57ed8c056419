import { dirname, relative, resolve, sep } from 'node:path';
import { Failure } from '../model/failure.js';
import { explain } from './reasons.js';

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
 * Each is watched by its folder, so that one that is replaced, removed or made anew is still seen.
 */
export async function watchFiles(
  paths: readonly string[],
  { onChange, onError }: WatchListener,
): Promise<FileWatch> {
  const { watch } = await import('chokidar');
  const wanted = new Set(paths.map((path) => resolve(path)));
  const watcher = watch(
    [...wanted].map((path) => dirname(path)),
    { ignoreInitial: true, ignored: (path) => !isWanted(resolve(path), wanted) },
  );
  watcher.on('all', (event, path) => {
    onChange(resolve(path));
    if (event === 'addDir') setTimeout(() => onChange(resolve(path)), SECOND_LOOK).unref();
  });
  watcher.on('error', (error) => onError(watchFailure(error)));
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

function watchFailure(error: unknown): Failure {
  return new Failure(
    'read-failed',
    `Changes may go unseen: ${explain(error)}`,
    'Name fewer files, or let the system watch more of them.',
    error,
  );
}

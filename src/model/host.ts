import type { PrintPage } from './print-page.js';
import type { Call, Services } from './remote-calls.js';

/** Prints HTML pages. It owns a browser process. */
export interface Printer {
  /** Name and version of the engine, such as `Chrome/143.0.7499.169`. */
  readonly engine: string;
  /** Prints one self-contained page. Rejects with a `Failure`, also when the page asks for anything from outside. */
  print(page: PrintPage): Promise<Uint8Array>;
  /** Ends the browser and removes what it left behind. Never throws. */
  close(): Promise<void>;
}

/** What a path can lead to; `other` is a device, a FIFO, a link to nothing and the like. */
export type FileKind = 'file' | 'folder' | 'other';

/** What is known of a file without reading it. */
export interface FileFacts {
  /** Bytes. */
  readonly size: number;
  /** Another text after every change that a program makes to the file. Not the same on another machine. */
  readonly mark: string;
}

/** Reads files. */
export interface ReadFile {
  /** Bytes of a regular file. Rejects with a `Failure` if it can't be read. */
  (path: string): Promise<Uint8Array>;
  /** SHA-256 of the same bytes, in hexadecimal, if that takes less than to read and to sum up. */
  readonly sum?: (path: string) => Promise<string>;
}

/** Gives values as files, by their paths, to what reads nothing else; they go when it has ended. */
export type LendFiles = <Result>(
  values: readonly Uint8Array[],
  use: (paths: readonly string[]) => Promise<Result>,
) => Promise<Result>;

/** What work in a thread may take. */
export interface Bounds {
  /** Of its own work: waiting for a service does not count. */
  readonly milliseconds: number;
  /** Of the heap. */
  readonly megabytes: number;
}

/** A thread that answers calls. */
export interface Thread {
  /** Calls a service of it. Rejects also if the thread ends meanwhile. */
  readonly call: Call;
  /** Ends it. */
  readonly close: () => Promise<void>;
}

/** Reads files of installed packages. */
export type PackageReader = Pick<Host, 'read' | 'resolve' | 'ready'>;

/** Everything outside the core. Tests give one that lives in memory. All paths are absolute or relative to the working folder. */
export interface Host {
  readonly read: ReadFile;
  /** The path with all links followed; the path itself if there is nothing. */
  real(path: string): Promise<string>;
  /** What there is; undefined if there is nothing. Links are followed. */
  kind(path: string): Promise<FileKind | undefined>;
  /** Facts of a regular file; undefined if there is none. */
  facts(path: string): Promise<FileFacts | undefined>;
  /**
   * Paths of all that is no folder below a folder, relative to it, with `/`, sorted by code unit. Not all can be read:
   * a link may lead nowhere.
   */
  list(folder: string): Promise<readonly string[]>;
  /** The links among these paths. */
  links(folder: string): Promise<ReadonlySet<string>>;
  /** Replaces a file as a whole: the old one or the new one is there at any moment, never a part. Makes folders. */
  write(path: string, value: Uint8Array): Promise<void>;
  /**
   * Keeps other processes from writing into a folder until the function that it gives is called. Waits for one that
   * does; rejects with `output-locked` if that takes too long, with the reason of `signal` if it is aborted.
   */
  lock(folder: string, signal?: AbortSignal): Promise<() => Promise<void>>;
  /**
   * Runs a module of Galley, by its path in `dist/`, in a thread of its own, and gives the one message that it sends.
   * Work that takes too much is ended: then it gives `time` or `memory`. The module may call `services` by their names.
   */
  readonly runApart: <Result>(
    module: string,
    data: object,
    bounds: Bounds,
    services?: Services,
  ) => Promise<Result | 'time' | 'memory'>;
  /** Starts `press/work-thread` in a thread, which answers calls until it is closed. */
  openWorkThread(): Promise<Thread>;
  /** Lends values as temporary files. Rejects with a `write-failed` if there is no room for them. */
  readonly lendFiles: LendFiles;
  /** Removes a file, if it is there. Rejects with a `write-failed` if that can't be done. */
  remove(path: string): Promise<void>;
  /** Path of a file inside an installed package, `@fontsource/x/files/y.woff2`. */
  resolve(specifier: string): Promise<string>;
  /** What was made beforehand, under a sum of all that it was made from; undefined if it was not. */
  ready(key: string): Promise<Uint8Array | undefined>;
  /** Seconds since 1970 for files whose briefing has no date: SOURCE_DATE_EPOCH or 0. */
  readonly epoch: number;
  /** Version of what runs this program, and the kind of machine: dates and compression may depend on it. */
  readonly runtime: string;
  /** Tells the browser that `openPrinter` would start from any other, without starting it. */
  identifyPrinter(): Promise<string>;
  /**
   * Starts the browser; each call starts one. Calls `onStart` when its process runs, long before it is ready.
   * Rejects with `browser-missing` or `browser-failed`.
   */
  readonly openPrinter: (onStart?: () => void) => Promise<Printer>;
}

import type { Environment, Finder, Log, Surroundings } from './browser/choice.js';

/** How long a browser may take to start, and a page to print, in milliseconds. */
const DEADLINE = 30_000;

/** What the host takes from its caller; all of it has defaults. */
export interface NodeHostOptions {
  /** Environment variables, default those of the process. */
  readonly env?: Environment;
  /** Takes lines for the user; a warning comes once. Default: nobody hears them. */
  readonly log?: Log;
  /** Places to look for a browser, in order; default those of `findBrowser`. */
  readonly finders?: readonly Finder[];
  /** How long a browser may take to start, and a page to print, in milliseconds; default 30,000. */
  readonly deadline?: number;
  /** Folder, with a slash at its end, of what was made beforehand; default none. */
  readonly ready?: string | undefined;
  /** File of the bundle that starts a thread for work; default the plain one. */
  readonly workThread?: string | undefined;
}

/** Options with the defaults filled in; `finders` stay open, since their order depends on the environment. */
export interface Settings {
  readonly surroundings: Surroundings;
  readonly finders: readonly Finder[] | undefined;
  readonly deadline: number;
}

/** Fills in the defaults of the host's options. */
export function settle(options: NodeHostOptions): Settings {
  const { env = process.env, log = () => {}, finders, deadline = DEADLINE } = options;
  return { surroundings: { env, log: warnOnce(log) }, finders, deadline };
}

function warnOnce(log: Log): Log {
  const told = new Set<string>();
  return (line, kind) => {
    if (kind === 'warning') {
      if (told.has(line)) return;
      told.add(line);
    }
    log(line, kind);
  };
}

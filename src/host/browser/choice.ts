/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the host tells while it works: progress may be shown and overwritten, warnings stay. */
export type Log = (line: string, kind: 'progress' | 'warning') => void;

/** A browser to print with. */
export interface BrowserChoice {
  /** Path of the program. */
  readonly path: string;
  /** Where it was found, to be read after "from": `PUPPETEER_EXECUTABLE_PATH`. */
  readonly origin: string;
  /** Folder with the shared libraries that it needs, if it brings its own (Linux). */
  readonly libraries?: string;
  /** Folder with the only fonts that it shall see, if it brings its own (Linux). */
  readonly fonts?: string;
}

/** What a finder may look at. */
export interface Surroundings {
  readonly env: Environment;
  readonly log: Log;
  /** Called when the process of a browser runs. */
  readonly onStart?: (() => void) | undefined;
}

/** Looks for a browser in one place. Rejects with a `Failure` if one is named there but unusable. */
export type Finder = (surroundings: Surroundings) => Promise<BrowserChoice | undefined>;

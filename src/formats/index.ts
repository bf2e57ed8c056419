import type { Format } from '../model/format.js';

/** How a format is found before it is loaded: the libraries behind one are slow to import. */
interface Entry {
  /** Whether the format prints with a browser. */
  readonly needsBrowser: boolean;
  readonly load: () => Promise<Format>;
}

const registry = {
  html: { needsBrowser: false, load: async () => (await import('./html/index.js')).html },
  pdf: { needsBrowser: true, load: async () => (await import('./pdf/index.js')).pdf },
  epub: { needsBrowser: false, load: async () => (await import('./epub/index.js')).epub },
  json: { needsBrowser: false, load: async () => (await import('./json.js')).json },
} satisfies Record<string, Entry>;

/** Name of an output format. */
export type FormatName = keyof typeof registry;

/** Names of all formats. A new one is one file in this folder and its line above. */
export const formatNames = Object.keys(registry) as readonly FormatName[];

/** The formats that a build makes unless it is told otherwise. */
export const defaultFormats: readonly FormatName[] = ['html', 'pdf', 'epub'];

/** Whether a format prints with a browser. */
export function needsBrowser(name: FormatName): boolean {
  return registry[name].needsBrowser;
}

/** Loads a format and the libraries that it needs. */
export function loadFormat(name: FormatName): Promise<Format> {
  return registry[name].load();
}

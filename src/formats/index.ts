import type { Format } from '../model/format.js';

/** Loads a format when it is first needed: the libraries behind one are slow to import. */
const loaders = {
  html: async () => (await import('./html/index.js')).html,
  pdf: async () => (await import('./pdf/index.js')).pdf,
  epub: async () => (await import('./epub/index.js')).epub,
  json: async () => (await import('./json.js')).json,
} satisfies Record<string, () => Promise<Format>>;

/** Name of an output format. */
export type FormatName = keyof typeof loaders;

/** Names of all formats. A new one is one file in this folder and its line above. */
export const formatNames = Object.keys(loaders) as readonly FormatName[];

/** The formats that a build makes unless it is told otherwise. */
export const defaultFormats: readonly FormatName[] = ['html', 'pdf', 'epub'];

/** Loads a format and the libraries that it needs. */
export function loadFormat(name: FormatName): Promise<Format> {
  return loaders[name]();
}

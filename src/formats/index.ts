import type { Format } from '../model/format.js';
import type { Styles } from '../model/template.js';

/** How a format is found before it is loaded: the libraries behind one are slow to import. */
interface Entry {
  /** Whether the format prints with a browser. */
  readonly needsBrowser: boolean;
  /** Whether the format tells where the pages of the printed one begin. */
  readonly followsPages: boolean;
  /** The style sheets of a template that it is given. */
  readonly styles: readonly (keyof Styles)[];
  readonly load: () => Promise<Format>;
}

const registry = {
  html: {
    needsBrowser: false,
    followsPages: false,
    styles: ['base', 'screen', 'print'],
    load: async () => (await import('./html/index.js')).html,
  },
  pdf: {
    needsBrowser: true,
    followsPages: false,
    styles: ['base', 'print'],
    load: async () => (await import('./pdf/index.js')).pdf,
  },
  epub: {
    needsBrowser: false,
    followsPages: true,
    styles: ['base', 'epub'],
    load: async () => (await import('./epub/index.js')).epub,
  },
  json: {
    needsBrowser: false,
    followsPages: false,
    styles: [],
    load: async () => (await import('./json.js')).json,
  },
  png: {
    needsBrowser: false,
    followsPages: false,
    styles: [],
    load: async () => (await import('./png.js')).png,
  },
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

/** Whether a format tells where the pages of the printed one begin: its artifact changes with those. */
export function followsPages(name: FormatName): boolean {
  return registry[name].followsPages;
}

/** The style sheets that a format is given: its artifact does not change with the others. */
export function stylesOf(name: FormatName): readonly (keyof Styles)[] {
  return registry[name].styles;
}

/** Loads a format and the libraries that it needs. */
export function loadFormat(name: FormatName): Promise<Format> {
  return registry[name].load();
}

import type { Root } from 'hast';
import type { Briefing } from './briefing.js';
import type { LendFiles } from './host.js';
import type { Metadata } from './metadata.js';
import type { PrintPage } from './print-page.js';
import type { Labels, Styles } from './template.js';

/** A finished file. `path` is relative to the output folder, with `/`. */
export interface Artifact {
  readonly path: string;
  /** Media type without parameters, such as `application/pdf`. */
  readonly mediaType: string;
  readonly value: Uint8Array;
  /** Number of pages, for paged formats. */
  readonly pages?: number;
}

/** One font face, cut down to the characters that a briefing uses. */
export interface FontFace {
  readonly family: string;
  /** CSS weight, 100 to 900. */
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  /** CSS `unicode-range`, if several faces share family, weight and style. */
  readonly unicodeRange?: string;
  /** There if the face is a fallback or for one use, so that no text as a whole is set in it. */
  readonly auxiliary?: true;
  /** TrueType (sfnt) bytes. */
  readonly data: Uint8Array;
  /** There if the face was packed beforehand. */
  readonly packed?: PackedFont;
}

/** A font as formats pack it. */
export interface PackedFont {
  /** WOFF 1.0. */
  readonly woff: Uint8Array;
  /** Raw DEFLATE. */
  readonly deflated: Uint8Array;
}

/** An image of a briefing, read and sniffed. */
export interface ImageAsset {
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/svg+xml' | 'image/webp';
  /** Pixels (for SVG, user units). */
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * All that a format may use. `document` is shared by all formats: change a copy, never the tree itself.
 * In it, `img` elements keep the `src` that the writer wrote; `images` has the bytes by that `src`.
 */
export interface RenderInput {
  readonly briefing: Briefing;
  readonly metadata: Metadata;
  /** A whole HTML document: `html` with `head` (charset, viewport, title) and `body`. No styles yet. */
  readonly document: Root;
  readonly styles: Styles;
  readonly labels: Labels;
  readonly faces: readonly FontFace[];
  readonly images: ReadonlyMap<string, ImageAsset>;
  /** Name and version of the tool, for provenance: `Galley 0.1.0`. */
  readonly generator: string;
  /** Prints a self-contained HTML page to PDF with a browser. */
  readonly print: (page: PrintPage) => Promise<Uint8Array>;
  /**
   * Where the pages of the printed file begin, once that is made: how many letters and digits of the running text
   * stand before each page from the second on. Empty if none is made, or if it has one page.
   */
  readonly pageStarts: () => Promise<readonly number[]>;
  /** Gives values as files to a library that takes nothing else, for as long as it works. */
  readonly lendFiles: LendFiles;
  /** Does a step of the format, by its name, here or in another thread: what it takes and gives may be copied. */
  readonly step: <Result>(name: string, ...args: readonly unknown[]) => Promise<Result>;
}

/** What a format makes of a briefing, before it has a name. */
export interface Rendered {
  readonly value: Uint8Array;
  readonly pages?: number;
  /** In which scale the pages are printed, if it is not their own since something is too wide for them. */
  readonly scale?: number;
}

/** A part of the making of a file. What it takes and gives may be copied. */
export type Step = (...args: never[]) => unknown;

/** An output format. A new one is one file in `formats/` and its line in the registry. */
export interface Format {
  /** Name on the command line. */
  readonly name: string;
  /** With the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Loads what does parts of the making of a file that need plain data only. */
  readonly steps?: Readonly<Record<string, () => Promise<Step>>>;
  /** Makes the file. Throws a `Failure` if the world is in the way. */
  render(input: RenderInput): Promise<Rendered>;
  /**
   * Reads the running text back out of a finished file, in reading order, page furniture left out:
   * what the proof compares with the model. A form feed stands where a page begins, but for the first.
   * Absent for a format that is the model itself, or a picture.
   */
  readText?(value: Uint8Array): Promise<string>;
  /** How many lines of a finished file stand on the pages after a number of them. Absent for a format without pages. */
  countLines?(value: Uint8Array, after: number): Promise<number>;
  /** Which formulae of a finished file, counted from 0, are too wide for its pages. Absent for a format without pages. */
  findWideFormulae?(value: Uint8Array): Promise<readonly number[]>;
}

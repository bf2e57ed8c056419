declare module 'fontverter' {
  /** Converts a font between containers; the glyphs stay as they are. */
  export function convert(font: Buffer, to: 'truetype' | 'woff' | 'woff2'): Promise<Buffer>;
}

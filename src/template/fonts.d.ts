declare module 'subset-font' {
  /** Cuts a font down to the glyphs that a text needs, layout features included. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: 'truetype' | 'woff' | 'woff2' },
  ): Promise<Buffer>;
}

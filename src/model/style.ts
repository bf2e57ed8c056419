/** Style checks that a profile or the configuration can switch on; each is one or more packages of the unified family. */
export const styleNames = [
  'equality',
  'indefinite-article',
  'markdown-consistent',
  'markdown-recommended',
  'readability',
  'repeated-words',
] as const;

/** Name of a style check. */
export type StyleName = (typeof styleNames)[number];

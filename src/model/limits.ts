/**
 * What a source file may have at most, and how much may be said of it. Each guards something that was measured: the parser of Markdown is
 * recursive in blocks and quadratic in what is closed or paired, and a browser needs minutes to break a long word.
 * `galley.yaml` may set others.
 */
export const DEFAULT_LIMITS = {
  /** Bytes of the file. */
  bytes: 1024 * 1024,
  /** Lines with text: 175,000 paragraphs of a word or two, in 1 MiB, took 77 s to read. */
  lines: 20_000,
  /** Bytes of the front matter: more of it than this is no metadata. */
  'front-matter-bytes': 16 * 1024,
  /** Quotations, list items and notes within each other: 2,000 of them end the parser with a stack overflow. */
  'block-nesting': 16,
  /** Spans within each other, such as emphasis in a link in strong text. */
  'inline-nesting': 100,
  /** Lists, nested ones too: 10,000 took 12 s to 42 s. */
  lists: 500,
  /** Items of all lists: 10,000 took 3 s. */
  'list-items': 5000,
  /** Block quotations: 10,000 took 59 s. */
  quotations: 500,
  /** Headings, of which the underlined ones cost most: 10,000 took 79 s. */
  headings: 1000,
  /** Characters (`*`, `_`, `[`, `]`) that may open or close something: 32,000 took 14 s. */
  marks: 10_000,
  /** Links, mail addresses and web addresses, bare ones too: 9,000 took 40 s, of which the PDF took most. */
  links: 3000,
  /** Notes: 10,000 took 32 s. */
  notes: 1000,
  /** Cells of all tables, rows filled up to the width of their head: 8 KB of source gave 10 MB of HTML. */
  'table-cells': 5000,
  /** Columns of a table: more do not fit on a page, even with broken words. */
  'table-columns': 30,
  /** Characters between two places where a line may be broken: a word of 20,000 took 9 s to print, of 100,000 over 30 s. */
  run: 2000,
  /** Findings of one level that a file carries; further ones are only counted: 64 KB of definitions gave 4,681. */
  findings: 200,
};

/** Limits by the keys that `galley.yaml` has for them. */
export type Limits = Readonly<typeof DEFAULT_LIMITS>;

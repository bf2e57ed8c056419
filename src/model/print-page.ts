/** A page to print, in two parts: most pages of a build differ in the second one only, and the first one holds fonts. */
export interface PrintPage {
  /** From its start to the end of the start tag of its body; empty if it is not parted. */
  readonly shell: string;
  /** What is in its body. */
  readonly body: string;
}

/** Parts an HTML document. Its end tags are left out: the end of the text stands for them. */
export function partPage(html: string): PrintPage {
  const start = html.indexOf('<body');
  const from = html.indexOf('>', start) + 1;
  const end = html.lastIndexOf('</body>');
  if (start < 0 || end < from) return { shell: '', body: html };
  return { shell: html.slice(0, from), body: html.slice(from, end) };
}

/** A document in two parts. */
interface Parts {
  /** From its start to the end of the start tag of its body; empty if it can't be parted. */
  readonly shell: string;
  /** What is in its body. */
  readonly body: string;
}

/** What may fetch something, or be shown later than it is put into a page. */
const ACTIVE =
  /<(?:audio|base|embed|frame|iframe|image|img|input|link|meta|object|picture|script|source|svg|track|video)\b|url\(|@import|\b(?:background|data|poster|src)\s*=/i;

/**
 * Parts a document so that two with the same shell differ in what their bodies hold only. One whose body holds
 * images, or anything that could ask for something, is not parted: nothing tells when that is there.
 */
export function splitDocument(html: string): Parts {
  const start = /<body[^>]*>/.exec(html);
  const end = html.lastIndexOf('</body>');
  if (!start || end < start.index) return { shell: '', body: html };
  const from = start.index + start[0].length;
  const body = html.slice(from, end);
  if (ACTIVE.test(body)) return { shell: '', body: html };
  return { shell: html.slice(0, from), body };
}

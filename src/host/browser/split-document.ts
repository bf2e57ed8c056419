/** A document in two parts. */
interface Parts {
  /** From its start to the end of the start tag of its body; empty if it can't be parted. */
  readonly shell: string;
  /** What is in its body. */
  readonly body: string;
}

/** The source of an image that is in the document itself. */
const EMBEDDED = /\ssrc="data:image\/[\w.+-]+;base64,[\w+/=]*"/g;

/** What may fetch something, or be shown later than it is put into a page. */
const ACTIVE =
  /<(?:audio|base|embed|frame|iframe|image|input|link|meta|object|picture|script|source|svg|track|video)\b|url\(|@import|\b(?:background|data|poster|src(?:set)?)\s*=/i;

/**
 * Parts a document so that two with the same shell differ in what their bodies hold only. One whose body holds
 * anything that could ask for something is not parted; images that are in it do not.
 */
export function splitDocument(html: string): Parts {
  const start = html.indexOf('<body');
  const from = html.indexOf('>', start) + 1;
  const end = html.lastIndexOf('</body>');
  if (start < 0 || end < from) return { shell: '', body: html };
  const body = html.slice(from, end);
  if (ACTIVE.test(body.replace(EMBEDDED, ''))) return { shell: '', body: html };
  return { shell: html.slice(0, from), body };
}

import type { PrintPage } from '../../model/print-page.js';

/** The source of an image that is in the document itself. */
const EMBEDDED = /\ssrc="data:image\/[\w.+-]+;base64,[\w+/=]*"/g;

/** What may fetch something, or be shown later than it is put into a page. */
const ACTIVE =
  /<(?:audio|base|embed|frame|iframe|image|input|link|meta|object|picture|script|source|svg|track|video)\b|url\(|@import|\b(?:background|data|poster|src(?:set)?)\s*=/i;

/**
 * Joins a page whose body holds anything that could ask for something: it must not be put into the shell of another page.
 * Images that are in it ask for nothing.
 */
export function joinActive(page: PrintPage): PrintPage {
  const isActive = ACTIVE.test(page.body.replace(EMBEDDED, ''));
  return isActive ? { shell: '', body: page.shell + page.body } : page;
}

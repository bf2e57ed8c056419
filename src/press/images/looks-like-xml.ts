/** Bytes that texts in UTF-16 begin with: the mark of its order, or `<` as two bytes. */
const UTF_16: ReadonlySet<string> = new Set(['fffe', 'feff', '3c00', '003c']);

/** How much of a file is looked at to tell XML from other files. */
const BEGINNING = 1024;

/** Is this a text that begins as XML does, whatever its encoding? */
export function looksLikeXml(data: Uint8Array): boolean {
  if (isUtf16(data)) return true;
  return /^\uFEFF?\s*</.test(Buffer.from(data.subarray(0, BEGINNING)).toString());
}

/** Is this a text in UTF-16, if it is XML? */
export function isUtf16(data: Uint8Array): boolean {
  return UTF_16.has(Buffer.from(data.subarray(0, 2)).toString('hex'));
}

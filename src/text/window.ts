/** How far a phrase is looked for beside a word, in characters: rules stay linear in a text without sentence ends. */
const REACH = 80;

/** What stands right before an offset of a text. */
export function textBefore(text: string, offset: number, reach = REACH): string {
  return text.slice(Math.max(0, offset - reach), offset);
}

/** What stands right after an offset of a text. */
export function textAfter(text: string, offset: number, reach = REACH): string {
  return text.slice(offset, offset + reach);
}

/** Characters that fill one cell each and join nothing (Latin, Greek, Cyrillic, punctuation, currencies), and what parts lines. */
const PLAIN =
  /^[\t\n\r -~\u00A0-\u00AC\u00AE-\u02FF\u0370-\u0482\u048A-\u052F\u2010-\u2027\u2030-\u205E\u20A0-\u20BF]*$/;

/** How many cells a text fills on a terminal. */
export type Measure = (text: string) => number;

/** A measure for a text and its parts. What knows wide and joined characters is loaded only for a text that has them. */
export async function loadMeasure(text: string): Promise<Measure> {
  if (isPlain(text)) return ({ length }) => length;
  const { default: stringWidth } = await import('string-width');
  return (part) => stringWidth(part);
}

/** Whether each character of a text fills one cell. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

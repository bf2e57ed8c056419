/**
 * Why an SVG can't be used. The message goes on from `The image "a.svg" …`: what is wrong, in which line of the SVG
 * where that is known, and how to mend it.
 */
export class SvgFault extends Error {
  constructor(what: string, line?: number) {
    super(line === undefined ? what : `${what} (line ${String(line)} of the SVG)`);
    this.name = 'SvgFault';
  }
}

/** Longer words of an SVG are cut in a message. */
const MAX_SHOWN = 60;

/** A word of an SVG as a message shows it. */
export function show(word: string): string {
  return word.length > MAX_SHOWN ? `${word.slice(0, MAX_SHOWN)}…` : word;
}

import type { Measure } from './measure.js';

/**
 * Breaks a text between words into lines of at most `width` cells; a word that is wider stays whole.
 * @param taken cells that are not free in the first line
 */
export function wrap(text: string, width: number, measure: Measure, taken = 0): readonly string[] {
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(' ')) {
    const longer: string = line === undefined ? word : `${line} ${word}`;
    const room = lines.length === 0 ? width - taken : width;
    if (line !== undefined && measure(longer) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line ?? ''];
}

import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';

/** A finding with what to write in place of a part of the text. */
export interface Fix {
  readonly message: VFileMessage;
  /** Offsets into the text that the finding was made on. */
  readonly start: number;
  readonly end: number;
  /** What to write there. */
  readonly text: string;
}

/**
 * The fixes that the findings on a file carry, in the order of the text. Of two that overlap the first is taken.
 * What would change a letter or a digit is no fix, whoever says so.
 */
export function listFixes({ messages }: VFile, text: string): readonly Fix[] {
  const fixes: Fix[] = [];
  const known = messages.flatMap(toFix).filter((fix) => keepsWords(fix, text));
  for (const fix of known.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = fixes.at(-1);
    if (!last || fix.start >= Math.max(last.end, last.start + 1)) fixes.push(fix);
  }
  return fixes;
}

/** The text with fixes applied from its end to its start, so that the offsets of all hold. */
export function applyFixes(text: string, fixes: readonly Fix[]): string {
  return fixes.reduceRight(
    (fixed, fix) => fixed.slice(0, fix.start) + fix.text + fixed.slice(fix.end),
    text,
  );
}

function toFix(message: VFileMessage): readonly Fix[] {
  const { place, expected } = message;
  const [text] = expected ?? [];
  if (text === undefined || !place || !('start' in place)) return [];
  const start = place.start.offset;
  const end = place.end.offset;
  return start === undefined || end === undefined ? [] : [{ message, start, end, text }];
}

function keepsWords({ start, end, text }: Fix, whole: string): boolean {
  return readLetters(whole.slice(start, end)) === readLetters(text);
}

function readLetters(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{M}]/gu, '');
}

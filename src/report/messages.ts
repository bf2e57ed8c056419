import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { Place } from '../model/finding.js';
import { levelOf } from '../model/message.js';

/** The messages of a file that are to be reported, in the order of their places. */
export function listMessages(file: VFile, info: boolean): readonly VFileMessage[] {
  return file.messages
    .filter((message) => info || levelOf(message) !== 'info')
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

/** Where a message stands; undefined if it is about the file as a whole. */
export function placeOf({ place }: VFileMessage): Place | undefined {
  if (place === undefined || 'start' in place) return place;
  return { start: place, end: place };
}

/** The path of a file as it was given. */
export function pathOf({ history }: VFile): string {
  return history[0] ?? '';
}

/** A number and its noun: `1 error`, `2 errors`. */
export function countOf(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** What a message says, one sentence or place a line: what is wrong, how to mend it, what stands elsewhere. */
export function explain({ reason, note, related = [] }: VFileMessage): readonly string[] {
  const places = related.map((other) => {
    const line = String(other.place.start.line);
    return `Line ${line}: ${sentenceOf(other.reason)}`;
  });
  return [sentenceOf(reason), ...(note === undefined ? [] : [note]), ...places];
}

/** A reason with its full stop. */
export function sentenceOf(reason: string): string {
  return /[.!?…]$/.test(reason) ? reason : `${reason}.`;
}

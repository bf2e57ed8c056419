import type { Analysis } from '../text/analysis.js';
import { readLengths, type Length } from '../text/lengths.js';
import type { Sentence } from '../text/passage.js';
import type { Span } from '../text/split-sentences.js';

/** What one sentence of a text says of a length of time. */
interface Told {
  readonly sentence: Sentence;
  readonly span: Span & { readonly text: string };
}

/** A length in title, deck or takeaways that is another in the body. */
export interface FarLength {
  readonly told: Told;
  readonly other: Told;
  /** Days of the other, if it is a range of dates. */
  readonly days: number | undefined;
  /** Whether it is right if the last day of the range is left out. */
  readonly isOpen: boolean;
}

/** The lengths of title, deck and takeaways for which the body has another, and none that is the same. */
export function listFarLengths({ top, body }: Analysis): readonly FarLength[] {
  return top.flatMap((sentence) =>
    readLengths(sentence).flatMap((length) => findOther(sentence, length, body)),
  );
}

function findOther(
  sentence: Sentence,
  length: Length,
  body: readonly Sentence[],
): readonly FarLength[] {
  if (length.isWeek || isGiven(length.count, body)) return [];
  const told = { sentence, span: length };
  for (const other of body) {
    const rival = readLengths(other).find(
      ({ event, isWeek, count }) =>
        !isWeek && event === length.event && isNear(count, length.count),
    );
    if (rival) {
      return [{ told, other: { sentence: other, span: rival }, days: undefined, isOpen: false }];
    }
  }
  for (const other of body) {
    const [range, ...others] = other.ranges();
    if (!range || others.length > 0 || !isOfKind(other, length.event)) continue;
    if (!isNear(range.days, length.count)) continue;
    const isOpen = !range.isDashed && range.days === length.count + 1;
    return [{ told, other: { sentence: other, span: range }, days: range.days, isOpen }];
  }
  return [];
}

/** Whether the body says so many days, or has dates that take them. */
function isGiven(count: number, body: readonly Sentence[]): boolean {
  return body.some(
    (sentence) =>
      sentence.figures().some(({ noun, value }) => noun === 'dai' && value === count) ||
      sentence.ranges().some(({ days }) => days === count),
  );
}

/** Lengths that are further apart are of two events. */
function isNear(count: number, other: number): boolean {
  return count !== other && Math.abs(count - other) <= Math.max(2, other * 0.5);
}

/** Words that make a sentence tell of a kind of event. */
const WORDS: Readonly<Record<string, RegExp>> = {
  strike: /\b(?:strikes?|struck|walk(?:ed)? ?out|stoppage|stopped work|blockade)/i,
  talks: /\b(?:talks|summit|meeting|met|conference|session|hearing|negotiat\w+|congress)\b/i,
  visit: /\b(?:visit|visited|trip|tour)\b/i,
  outage: /\b(?:outage|down|offline|closed|shut|closure|shutdown|blackout)\b/i,
  truce: /\b(?:ceasefire|truce|pause)\b/i,
  exercise: /\b(?:exercise|drill|manoeuvres)\b/i,
  festival: /\b(?:festival|fair|event|protest)\b/i,
  mourning: /\bmourn/i,
};

function isOfKind({ text }: Sentence, event: string): boolean {
  return WORDS[event]?.test(text) ?? false;
}

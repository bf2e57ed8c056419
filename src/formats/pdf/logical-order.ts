import type { Run } from './page-text.js';

type Direction = 'ltr' | 'rtl';

/**
 * A part of a line; `neutral` are spaces and signs, which go with what is round them. A number runs from left to right
 * in itself, but stands among letters that run from right to left as one of them does (UAX #9, N1). One that stands
 * among letters from left to right is in one run with them, or with a space beside it.
 */
interface Part {
  readonly text: string;
  readonly direction: Direction | 'neutral' | 'number';
}

/** Digits and signs, and nothing that would join them to what is round them. */
const NUMBER = /^[^\p{L}\s]*\p{N}[^\p{L}\s]*$/u;

/** Latin text with a letter, as most is; letters beyond have to be looked up. */
const LATIN = /^[\0-\u02af\u2000-\u206f]*[A-Za-z][\0-\u02af\u2000-\u206f]*$/;

/** How far apart baselines in one line may be, in parts of the font size; lines are 1.1 sizes apart and more. */
const SAME_LINE = 0.75;

/**
 * The text of runs in the order in which it is read. Runs are painted from left to right; in a line that has
 * both directions, the stretches of the one that it does not begin with stand in reverse.
 * @param base the direction of the document
 */
export function readRuns(runs: readonly Run[], base: Direction): string {
  return splitLines(runs)
    .map((line) => orderParts(joinNumbers(line.map(toPart)), base))
    .join('');
}

/** Whether two runs stand in one line; raised and lowered text does. */
export function isSameLine(one: Run, other: Run): boolean {
  const distance = Math.abs(one.baseline - other.baseline);
  return distance < SAME_LINE * Math.max(one.size, other.size);
}

function splitLines(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [];
  for (const run of runs) {
    const previous = lines.at(-1)?.at(-1);
    if (previous && isSameLine(previous, run)) lines.at(-1)?.push(run);
    else lines.push([run]);
  }
  return lines;
}

function toPart({ glyphs, reversed }: Run): Part {
  if (reversed) return { text: [...glyphs].toReversed().join(''), direction: 'rtl' };
  const text = glyphs.join('');
  if (LATIN.test(text)) return { text, direction: 'ltr' };
  if (text === ' ') return { text, direction: 'neutral' };
  if (/\p{Script=Hebrew}|\p{Script=Arabic}/u.test(text)) return { text, direction: 'rtl' };
  if (NUMBER.test(text)) return { text, direction: 'number' };
  return { text, direction: /\p{L}|\p{N}/u.test(text) ? 'ltr' : 'neutral' };
}

/** A number that touches letters from left to right is parted from them by its font only. */
function joinNumbers(parts: readonly Part[]): Part[] {
  return parts.map((part, index) => {
    const [before, after] = [parts[index - 1], parts[index + 1]];
    const touches =
      (before?.direction === 'ltr' && /\S$/.test(before.text)) ||
      (after?.direction === 'ltr' && /^\S/.test(after.text));
    return part.direction === 'number' && touches ? { ...part, direction: 'ltr' } : part;
  });
}

function orderParts(parts: readonly Part[], base: Direction): string {
  const ordered =
    base === 'ltr'
      ? reverseStretches(parts, 'rtl')
      : reverseStretches([...parts].toReversed(), 'ltr');
  return ordered.map(({ text }) => text).join('');
}

/**
 * Reverses each stretch that begins and ends with a part of a direction and has no part of the other. Numbers go with
 * letters from right to left; a stretch of nothing but them stays as it is.
 */
function reverseStretches(parts: readonly Part[], direction: Direction): readonly Part[] {
  const ordered: Part[] = [];
  let stretch: Part[] = [];
  const belongs = (part: Part) =>
    part.direction === direction || (part.direction === 'number' && direction === 'rtl');
  const flush = () => {
    const isTurned = stretch.some((part) => part.direction === direction);
    const end = isTurned ? stretch.findLastIndex(belongs) + 1 : 0;
    ordered.push(...stretch.slice(0, end).toReversed(), ...stretch.slice(end));
    stretch = [];
  };
  for (const part of parts) {
    if (belongs(part) || (part.direction === 'neutral' && stretch.length > 0)) {
      stretch.push(part);
    } else {
      flush();
      ordered.push(part);
    }
  }
  flush();
  return ordered;
}

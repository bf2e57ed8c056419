/** The first place at which a text departs from what it should hold. */
export interface Difference {
  readonly kind: 'lost' | 'added';
  /** The word that is lost, or the words that are too many. */
  readonly words: string;
  /** Up to five words before that place. */
  readonly after: string;
}

const BLANKS = /\s+/g;

/** How many words of what should be there are shown before a difference, and how many of what is too many. */
const CONTEXT = 5;

/**
 * Holds a text against the one that it should be, word by word and in order. Letters and digits count;
 * case, white space, punctuation and ligatures do not, since styles may change them.
 */
export function compareWords(expected: string, actual: string): Difference | undefined {
  if (expected.replace(BLANKS, '') === actual.replace(BLANKS, '')) return undefined;
  const words = splitWords(expected);
  const found = splitWords(actual);
  const stream = found.join('');
  let at = 0;
  for (const [index, word] of words.entries()) {
    if (stream.startsWith(word, at)) {
      at += word.length;
      continue;
    }
    const after = words.slice(Math.max(0, index - CONTEXT), index).join(' ');
    const rest = words.slice(index, index + CONTEXT).join('');
    const resumes = stream.indexOf(rest, at);
    if (resumes < 0) return { kind: 'lost', words: word, after };
    return { kind: 'added', words: sliceWords(found, at, resumes), after };
  }
  if (at === stream.length) return undefined;
  const after = words.slice(-CONTEXT).join(' ');
  return { kind: 'added', words: sliceWords(found, at, stream.length), after };
}

function splitWords(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toUpperCase()
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}

/** The words between two offsets of the joined stream. */
function sliceWords(words: readonly string[], start: number, end: number): string {
  const slice: string[] = [];
  let at = 0;
  for (const word of words) {
    if (at >= start && at < end) slice.push(word);
    at += word.length;
  }
  return slice.slice(0, CONTEXT).join(' ');
}

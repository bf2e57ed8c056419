/** Marks round a term that are no part of it. */
const QUOTES = /^["'“”„«»‚‘’「『]+|["'“”„«»‚‘’」』]+$/gu;
/** Letters of scripts that put no space between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const ENDS_IN_WORD = /[\p{L}\p{N}\p{M}]$/u;
/** What follows a word: a plural s, and no further letter. */
const WORD_END = /(?:e?s)?(?![\p{L}\p{N}\p{M}])/uy;
const WORD_END_ANY_CASE = /(?:e?s)?(?![\p{L}\p{N}\p{M}])/iuy;

/** A use of a term: where it begins in the text, in UTF-16 units, and its words there. */
interface Use {
  readonly start: number;
  readonly words: string;
}

/** Finds the first use of a term in a text, from an offset on. */
export type FindTerm = (text: string, from: number) => Use | undefined;

/**
 * Finds a term of a glossary in running text: whole words, in any case unless the term is an abbreviation,
 * with a space where it has a hyphen, and with a plural s. Undefined if nothing is left to look for.
 */
export function makeFindTerm(term: string): FindTerm | undefined {
  const plain = term.replace(/\s+/g, ' ').trim().replace(QUOTES, '');
  if (!/[\p{L}\p{N}]/u.test(plain)) return undefined;
  const body = plain
    .replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
    .replace(/['’]/g, "['’]")
    .replace(/[-\s]+/g, '[-\\s\u2010\u2011]+');
  if (UNSPACED.test(plain)) {
    const pattern = new RegExp(body, 'gu');
    return (text, from) => findBody(pattern, text, from);
  }
  const isAbbreviation = plain === plain.toUpperCase() && plain !== plain.toLowerCase();
  // The bounds of words are looked at apart: classes of letters in each pattern take 7 ms a term to compile.
  const pattern = new RegExp(body, isAbbreviation ? 'gu' : 'giu');
  const end = isAbbreviation ? WORD_END : WORD_END_ANY_CASE;
  return (text, from) => findWhole(pattern, end, text, from);
}

function findBody(pattern: RegExp, text: string, from: number): Use | undefined {
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match ? { start: match.index, words: match[0] } : undefined;
}

function findWhole(pattern: RegExp, end: RegExp, text: string, from: number): Use | undefined {
  let use = findBody(pattern, text, from);
  while (use) {
    const { start, words } = use;
    const isInWord = ENDS_IN_WORD.test(text.slice(Math.max(0, start - 2), start));
    end.lastIndex = start + words.length;
    const [ending] = (isInWord ? null : end.exec(text)) ?? [];
    if (ending !== undefined) return { start, words: words + ending };
    const [first = ''] = words;
    use = findBody(pattern, text, start + first.length);
  }
  return undefined;
}

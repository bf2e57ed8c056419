/** Marks round a term that are no part of it. */
const QUOTES = /^["'“”„«»‚‘’「『]+|["'“”„«»‚‘’」』]+$/gu;
/** Letters of scripts that put no space between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * Finds a term of a glossary in running text: whole words, in any case unless the term is an abbreviation,
 * with a space where it has a hyphen, and with a plural s. Undefined if nothing is left to look for.
 */
export function makeTermPattern(term: string): RegExp | undefined {
  const plain = term.replace(/\s+/g, ' ').trim().replace(QUOTES, '');
  if (!/[\p{L}\p{N}]/u.test(plain)) return undefined;
  const body = plain
    .replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
    .replace(/['’]/g, "['’]")
    .replace(/[-\s]+/g, '[-\\s\u2010\u2011]+');
  if (UNSPACED.test(plain)) return new RegExp(body, 'u');
  const isAbbreviation = plain === plain.toUpperCase() && plain !== plain.toLowerCase();
  const bounded = String.raw`(?<![\p{L}\p{N}\p{M}])${body}(?:e?s)?(?![\p{L}\p{N}\p{M}])`;
  return new RegExp(bounded, isAbbreviation ? 'u' : 'iu');
}

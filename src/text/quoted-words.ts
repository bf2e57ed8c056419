import { readNumberWord } from './number-words.js';

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}']*/gu;

/** The words of a text as two quotations are compared by: small letters, American spelling, figures in digits. */
export function toQuotedWords(plain: string): readonly string[] {
  const whole = plain.replace(/\[(\p{L})\]/gu, '$1');
  return (whole.match(WORD) ?? []).map((word) => {
    const lower = word
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\p{M}']/gu, '');
    return String(readNumberWord(lower) ?? toAmerican(lower));
  });
}

/** The parts of a quotation that must stand in its source word by word: it may leave out (`…`) and explain (`[the bank]`). */
export function toQuotedParts(words: string): readonly (readonly string[])[] {
  return words
    .replace(/\[(\p{L})\]/gu, '$1')
    .split(/\.\s?\.\s?\.|\u2026|\[[^\]]*\]|\([^)]*\)/)
    .map(toQuotedWords)
    .filter((part) => part.length > 0);
}

/** How many words two lists have in common in the same order. */
export function countCommon(a: readonly string[], b: readonly string[]): number {
  let before = Array.from({ length: b.length + 1 }, () => 0);
  for (const word of a) {
    const row = [0];
    for (const [index, other] of b.entries()) {
      const kept = Math.max(before[index + 1] ?? 0, row[index] ?? 0);
      row.push(word === other ? (before[index] ?? 0) + 1 : kept);
    }
    before = row;
  }
  return before.at(-1) ?? 0;
}

function toAmerican(word: string): string {
  return word
    .replace(/(?<=\w{3})our(?=s?$|ed$|ing$|able$)/, 'or')
    .replace(/(?<=\w{2})is(?=e$|es$|ed$|ing$|ation$|ations$)/, 'iz')
    .replace(/(?<=\w{3})re$/, 'er')
    .replace(/mme(?=s?$)/, 'm')
    .replace(/(?<=\w{2})ll(?=ed$|ing$)/, 'l');
}

import { findAll } from '../model/find-all.js';
import type { Span } from './split-sentences.js';

/** Words between quotation marks; the span includes the marks. */
export interface Quotation extends Span {
  /** The words, plain, without the marks and a comma or full stop at their end. */
  readonly words: string;
  /** A title or a name of a thing ("Labor News") rather than speech. */
  readonly isName: boolean;
}

const QUOTATION = /"([^"]{2,600})"/g;
const SMALL = /^(?:of|the|and|for|in|on|a|an|to|at|by|with)$/;

/** The quotations of a plain passage. */
export function readQuotations(plain: string): readonly Quotation[] {
  return findAll(plain, QUOTATION).map((match) => {
    const words = (match[1] ?? '').trim().replace(/[.,;]+$/, '');
    const start = match.index;
    return { start, end: start + match[0].length, words, isName: isName(words) };
  });
}

/** Title Case words are the name of something. */
function isName(words: string): boolean {
  const list = words.split(/\s+/);
  return list.length <= 8 && list.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || SMALL.test(word));
}

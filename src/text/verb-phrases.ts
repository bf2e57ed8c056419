import { toLemma } from './lemmas.js';
import type { Sentence } from './passage.js';
import { textAfter } from './window.js';
import type { Word } from './words.js';

const COURT = /^[^,;]{2,60} to court\b/;
const OVER = /^ over from\b/;
const REPLACE = toLemma('replace');
const SUIT = /^[^,;]{0,40}\b(?:law)?(?:suit|complaint|case|claim|action)s? (?:\S+ \S+ )?against\b/;

/** A verb whose sense is in the words after it, and after which of them whom it is done to is named. */
export interface VerbPhrase {
  readonly verb: string;
  readonly from: number;
}

/** "Takes Halden to court", "filed a complaint against Halden" and "took over from Halden" as one verb. */
export function readPhrase(
  { text }: Sentence,
  words: readonly Word[],
  index: number,
): VerbPhrase | undefined {
  const verb = words[index];
  if (!verb) return undefined;
  const after = textAfter(text, verb.end);
  const findAfter = (phrase: RegExp) => {
    const length = phrase.exec(after)?.[0].length;
    const at = words.findIndex(({ start }) => length !== undefined && start >= verb.end + length);
    return at < 0 ? undefined : at - 1;
  };
  if (/^t(?:ak|ook)/.test(verb.lower)) {
    if (COURT.test(after)) return { verb: 'sue', from: index };
    const from = findAfter(OVER);
    return from === undefined ? undefined : { verb: REPLACE, from };
  }
  const from = /^(?:fil|br|lodg)/.test(verb.lower) ? findAfter(SUIT) : undefined;
  return from === undefined ? undefined : { verb: 'sue', from };
}

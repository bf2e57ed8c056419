import { toLemma } from '../text/lemmas.js';

/** Limits of a claim: it is the first of some time, place or kind only. */
export const LIMIT =
  /\bsince\b|\bin (?:\S+ ){0,4}(?:years?|decades?|months?|weeks?|century|centuries|generation)\b|\b(?:of|this|for) (?:the |this |a |his |her |its )?(?:year|season|term|campaign|century|decade|month|kind)\b|\b(?:as|under|during|by an?|for an?|after|outside|abroad|anywhere)\b/i;

/** Things that are called first without being a claim. */
export const NO_CLAIM =
  /^(?:quarter|half|full|phase|stage|step|round|responders?|lady|minister|aid|degree|person|nations?|day|week|month|year|reading|instance|place|name|page|class|floor|line|look|draft|thing|part|few|several|two|three|four|five|six|seven|eight|nine|ten|and|on|in|of|to|by|since|for|time)\b/i;

/** The name right after what is first: ` to North Korea`. */
const NAMED = /^ (?:to|of|in|with|by|from|on|against) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?/;

/** Words that newsrooms put for each other where they count firsts. */
const ALIKE = new Map(
  ['title championship crown', 'cup trophy', 'visit trip', 'win victory triumph', 'woman female']
    .map((words) => words.split(' ').map(toLemma))
    .flatMap(([first = '', ...others]) => others.map((other): [string, string] => [other, first])),
);

/** Parts "visit to Peru and …" into what is first, and the name right after it. */
export function cutWhat(words: string): { readonly what: string; readonly name: string } {
  const end = words.search(
    / (?:to|of|in|with|by|from|on|against|for|at|under|and|that|who|which|has|have|is|was|if|when|once|until)\b|,|$/,
  );
  const what = words.slice(0, end).split(' ').slice(0, 5).join(' ');
  return { what, name: NAMED.exec(words.slice(what.length))?.[0] ?? '' };
}

/** The lemma of a word, one for all words that stand for one thing where firsts are counted. */
export function toFirstLemma(lower: string): string {
  const lemma = toLemma(lower);
  return ALIKE.get(lemma) ?? lemma;
}

import type { Sentence } from './passage.js';
import type { Span } from './split-sentences.js';

/** What somebody claims, in a sentence that does not vouch for it. */
export interface Claim extends Span {
  /** The words that make it a claim: `claimed`, `accused`, `allegedly`. */
  readonly text: string;
  readonly sentence: Sentence;
  /** What is claimed; offsets into the sentence. */
  readonly scope: Span;
  /** Who claims it: what stands before the verb. */
  readonly subject: string;
}

/** Verbs with which a writer keeps a distance. */
const DOUBT =
  'claim(?:s|ed|ing)?|alleg(?:es?|ed|ing)|accus(?:es?|ed|ing)|argu(?:es?|ed|ing)|insist(?:s|ed|ing)?|contend(?:s|ed|ing)?|assert(?:s|ed|ing)?|suspect(?:s|ed)|speculat(?:es|ed)|purport(?:s|ed)';
/** Verbs that promise or threaten, if a "would" or "will" follows: what is announced has not come yet. */
const PROMISE =
  'stat(?:es|ed)|declar(?:es|ed)|vow(?:s|ed)|pledg(?:es|ed)|promis(?:es|ed)|predict(?:s|ed)|threaten(?:s|ed)|warn(?:s|ed)';
const ADVERB = /\b(?:allegedly|reportedly|purportedly|supposedly|is said to|are said to)\b/i;
const VERB = new RegExp(
  `\\b(?:(?<doubt>${DOUBT})|(?<promise>${PROMISE}))\\b(?! responsibility|'s\\b)`,
  'gi',
);
/** Where another clause begins that the verb does not govern. */
const END = /[;]|, (?:but|while|although|though|which|whereas|and (?:he|she|it|they)\b)/;
/** Fewer letters after a verb than this: it stands behind what is claimed. */
const MIN_SCOPE = 18;
/** Most verbs of one sentence that are looked at. */
const MAX_VERBS = 6;

/** What is claimed in a sentence. */
export function readClaims(sentence: Sentence): readonly Claim[] {
  const { text } = sentence;
  const adverb = ADVERB.exec(text);
  const claims = [...text.matchAll(VERB)]
    .slice(0, MAX_VERBS)
    .flatMap((match) => toClaim(sentence, match));
  if (!adverb) return claims;
  const start = adverb.index;
  const scope = { start: 0, end: text.length };
  return [
    ...claims,
    { start, end: start + adverb[0].length, text: adverb[0], sentence, scope, subject: '' },
  ];
}

function toClaim(sentence: Sentence, match: RegExpMatchArray): readonly Claim[] {
  const { text } = sentence;
  const start = match.index ?? 0;
  const end = start + match[0].length;
  const after = text.slice(end);
  const length = END.exec(after)?.index ?? after.length;
  const scope =
    length < MIN_SCOPE
      ? { start: 0, end: text.lastIndexOf(',', start) }
      : { start: end, end: end + length };
  if (scope.end <= scope.start) return [];
  const isPromise = match.groups?.['promise'] !== undefined;
  if (isPromise && !/\b(?:would|will)\b/i.test(text.slice(scope.start, scope.end))) return [];
  const subject = scope.start === 0 ? text.slice(scope.end, start) : text.slice(0, start);
  return [{ start, end, text: match[0], sentence, scope, subject }];
}

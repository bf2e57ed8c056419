import { findAll } from '../model/find-all.js';
import { isQuoted } from './is-quoted.js';
import type { Sentence } from './passage.js';
import type { Span } from './split-sentences.js';

/** What somebody claims, in a sentence that does not vouch for it. */
export interface Claim extends Span {
  /** The words that make it a claim: `claimed`, `accused`, `allegedly`. */
  readonly text: string;
  readonly sentence: Sentence;
  /** What is claimed; offsets into the sentence. */
  readonly scope: Span;
  /** Who claims it: what stands before the verb; empty if that is whom it is claimed of. */
  readonly subject: string;
  /** Whether the verb tells no doubt (`said`): a claim only where somebody disputes it, or a party to a quarrel says it. */
  readonly isPlain: boolean;
}

/** Verbs with which a writer keeps a distance. */
const DOUBT =
  'claim(?:s|ed|ing)?|alleg(?:es?|ed|ing)|accus(?:es?|ed|ing)|argu(?:es?|ed|ing)|insist(?:s|ed|ing)?|contend(?:s|ed|ing)?|assert(?:s|ed|ing)?|suspect(?:s|ed)|suspect(?= (?:that|the|an?|its|their) )|speculat(?:es|ed)|purport(?:s|ed)|den(?:y|ies|ied)|allegations?|accusations?|(?:was|is|are|were|been) (?:believed|thought|charged)|blam(?:es?|ed)|boast(?:s|ed)?|(?:maintain|complain|suggest|fear)(?:s|ed)? that|(?<!\\b(?:a|the|this) )charg(?:es?|ed) that|(?:is|are|was|were) (?:convinced|certain|sure) that';
/** Verbs that promise or threaten, if a "would" or "will" follows: what is announced has not come yet. */
const PROMISE =
  'stat(?:es|ed)|declar(?:es|ed)|vow(?:s|ed)|pledg(?:es|ed)|promis(?:es|ed)|predict(?:s|ed)|threaten(?:s|ed)|warn(?:s|ed)';
/** Verbs that only say who says it. */
const PLAIN =
  'say|says|said|tells?|told|reports? that|reported that|believ(?:e|es|ed)|thinks?|according to|wr(?:ites|ote)|testif(?:y|ies|ied)|attribut(?:es?|ed)';
const ADVERB =
  /\b(?:allegedly|reportedly|purportedly|supposedly|is alleged to|are alleged to|is said to|are said to)\b/i;
const VERB = new RegExp(
  `\\b(?:(?<doubt>${DOUBT})|(?<promise>${PROMISE})|(?<plain>${PLAIN}))\\b(?! responsibility|'s\\b)`,
  'gi',
);
/** Whether what stands before a verb is what the claim is of: "claims to have copied", "is accused of diverting". */
const SELF = /^(?:claim(?:s|ed)?|boast(?:s|ed)?|den(?:y|ies|ied)|(?:was|is|are|were|been) \w+)$/i;
const SELF_GOES_ON = /^[^,;]{0,40}?\b(?:to have|having|\w{3,}ing|that (?:it|they|he|she) ha[ds])\b/;
const FIGHTERS =
  /\b(?:rebels|insurgents|militants|separatists|guerrillas|jihadists|hackers|attackers|gang) $/i;
const PASSIVE = /\b(?:is|are|was|were|been|stands?)(?: \w+ly)? $/i;
/** Where another clause begins that the verb does not govern. */
const END = /[;]|, (?:but|while|although|though|which|whereas|and (?:he|she|it|they)\b)/;
/** The same of an accusation, which goes on after a clause on whom it accuses. */
const END_OF_ACCUSATION = /[;]|, (?:but|while|although|though|whereas)\b/;
/** Fewer letters after a verb than this: it stands behind what is claimed. */
const MIN_SCOPE = 18;
/** Most verbs of one sentence that are looked at. */
const MAX_VERBS = 6;

const NOT = /(?:\bnot|\bnever|n't)(?: \w+ly)? $/i;

/** What is claimed in a sentence; what is said in quotation marks is the speaker's own. */
export function readClaims(sentence: Sentence): readonly Claim[] {
  const { text } = sentence;
  const adverb = ADVERB.exec(text);
  const claims = findAll(text, VERB)
    .slice(0, MAX_VERBS)
    .flatMap((match) => toClaim(sentence, match));
  if (!adverb) return claims;
  const start = adverb.index;
  const scope = { start: 0, end: text.length };
  return [
    ...claims,
    {
      start,
      end: start + adverb[0].length,
      text: adverb[0],
      sentence,
      scope,
      subject: '',
      isPlain: false,
    },
  ];
}

function toClaim(sentence: Sentence, match: RegExpMatchArray): readonly Claim[] {
  const { text } = sentence;
  const start = match.index ?? 0;
  const end = start + match[0].length;
  if (isQuoted(sentence, { start, end }) || NOT.test(text.slice(Math.max(0, start - 20), start)))
    return [];
  const base = {
    start,
    end,
    text: match[0],
    sentence,
    isPlain: match.groups?.['plain'] !== undefined,
  };
  if (/^according/i.test(match[0])) return readSourced(base);
  const after = text.slice(end);
  const clause = /^accus/i.test(match[0]) ? END_OF_ACCUSATION : END;
  const length = clause.exec(after)?.index ?? after.length;
  const before = text.slice(Math.max(0, start - 30), start);
  const isSelf = isOfSubject(before, match[0], after) || isBoast(before, after);
  const isShort = length < MIN_SCOPE && !isSelf;
  const scope = {
    start: isShort || isSelf ? 0 : end,
    end: isShort ? text.lastIndexOf(',', start) : end + length,
  };
  // "A charge that the firm denies" does not say how much of the sentence is charged.
  if (scope.end <= scope.start || (isShort && /^den/i.test(match[0]))) return [];
  const isPromise = match.groups?.['promise'] !== undefined;
  if (isPromise && !/\b(?:would|will)\b/i.test(text.slice(scope.start, scope.end))) return [];
  const subject = isShort ? text.slice(scope.end, start) : isSelf ? '' : text.slice(0, start);
  return [{ ...base, scope, subject }];
}

/** What stands before or after `according to the indictment`. */
function readSourced(base: Omit<Claim, 'scope' | 'subject'>): readonly Claim[] {
  const { start, end, sentence } = base;
  const source = /^[^,;.]{0,80}/.exec(sentence.text.slice(end))?.[0] ?? '';
  const opens = start < MIN_SCOPE;
  const scope = opens
    ? { start: end + source.length, end: sentence.text.length }
    : { start: 0, end: start };
  return [{ ...base, scope, subject: source }];
}

/** "The separatists said they had shot down a plane": nobody else says so. */
function isBoast(before: string, after: string): boolean {
  return FIGHTERS.test(before) && /^(?: that)? they had\b/.test(after);
}

function isOfSubject(before: string, verb: string, after: string): boolean {
  return PASSIVE.test(before) || (SELF.test(verb) && SELF_GOES_ON.test(after));
}

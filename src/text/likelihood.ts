import { findAll } from '../model/find-all.js';
import type { Span } from './split-sentences.js';

/** Scales of likelihood: the two rows of ICD 203 (2015), and the yardstick of the United Kingdom (PHIA). */
export type LikelihoodScale = 'likely' | 'probable' | 'yardstick';

/** A word that says how likely something is. */
export interface Likelihood extends Span {
  readonly text: string;
  /** The scales that have it. */
  readonly scales: readonly LikelihoodScale[];
  /** Said of a whole statement (`it is probable that`), not in passing (`probably`, `the likely cause`). */
  readonly isFormal: boolean;
}

const TERMS: readonly (readonly [RegExp, readonly LikelihoodScale[]])[] = [
  [/^almost no chance$|^very (?:un)?likely$|^roughly even chance$/, ['likely']],
  [/^highly (?:un)?likely$|^realistic possibility$/, ['yardstick']],
  [/^(?:un)?likely$|^almost certain(?:ly)?$/, ['likely', 'yardstick']],
  [/^remote chance$/, ['probable', 'yardstick']],
  [/^remote (?:possibility|prospect|likelihood|probability)$/, ['probable']],
  [/^(?:highly )?(?:im)?probabl[ey]$|^nearly certain(?:ly)?$|^roughly even odds$/, ['probable']],
];

const TERM =
  /\b(?:almost no chance|roughly even (?:chance|odds)|realistic possibility|remote (?:chance|possibility|prospect|likelihood|probability)|(?:almost|nearly) certain(?:ly)?|(?:very |highly )?(?:un)?likely|(?:highly )?(?:im)?probabl[ey])\b/gi;
const BEFORE =
  /\b(?:is|are|was|were|be|been|remains?|seems?|looks?|appears?|becomes?|will|would|has|have|had|it|most|more|less|a|an)\s+(?:also |now |still |more |less |most |quite |only |not )?$/i;
const AFTER = /^\s+(?:to|that)\b/;

/** The words of likelihood in a plain sentence, in order. */
export function readLikelihoods(plain: string): readonly Likelihood[] {
  return findAll(plain, TERM).map(({ 0: text, index: start }) => {
    const end = start + text.length;
    const lower = text.toLowerCase();
    const scales = TERMS.find(([pattern]) => pattern.test(lower))?.[1] ?? [];
    return { start, end, text, scales, isFormal: isFormal(lower, plain, start, end) };
  });
}

function isFormal(lower: string, plain: string, start: number, end: number): boolean {
  if (/chance|odds|remote|possibility|certain/.test(lower)) return true;
  if (/probably/.test(lower)) return false;
  const before = BEFORE.exec(plain.slice(Math.max(0, start - 24), start))?.[0] ?? '';
  return (
    AFTER.test(plain.slice(end, end + 8)) ||
    (before !== '' && !/^(?:an?|most|more|less)\b/i.test(before))
  );
}

/** Words that say that something is possible and no more. "Could not" tells of what was impossible. */
export const BARE_HEDGE =
  /\b(?:may|might|could(?! not\b| no\b|n't)|[Pp]ossibly|[Pp]erhaps|[Pp]otentially|ha(?:s|ve) the potential|(?:[Ii]t is|[Ii]t's|is) (?:possible|conceivable) that|conceivabl[ey]|[Tt]here is a (?:possibility|chance)|remains to be seen|(?:cannot|can't) be (?:ruled out|excluded))\b/;

const LEVEL =
  '(?:low|moderate|medium|high|limited|full)(?:[ -](?:to|or)[ -](?:moderate|medium|high))?(?: (?:level|degree) of| analytic)? confidence';

/** Confidence in a judgement, in the writer's own voice. */
const OWN_CONFIDENCE = [
  new RegExp(`\\b(?:we|our|the desk|this desk)\\b[^.;]{0,120}?\\b${LEVEL}\\b`, 'i'),
  new RegExp(`\\b(?:assessed|judged) with ${LEVEL}\\b`, 'i'),
  new RegExp(`, with ${LEVEL}[.;]?$`, 'i'),
  new RegExp(`\\(${LEVEL}\\)|^${LEVEL}: `, 'i'),
  new RegExp(`\\bwith ${LEVEL},? (?:we|the desk|this desk)\\b`, 'i'),
  /\b(?:we|the desk|this desk) (?:are|is|remains?) (?:highly |fairly |moderately |very )?confident\b/i,
  new RegExp(
    '\\bour (?:level of )?confidence\\b[^.;]{0,60}? is (?:low|moderate|medium|high)\\b',
    'i',
  ),
];
const CONFIDENCE = new RegExp(`\\b${LEVEL}\\b|\\bconfidence\\b|\\bconfident\\b`, 'i');
/** Others who assess: theirs is reported, not ours. */
const THIRD =
  /\b(?:they|he|she|officials?|agenc(?:y|ies)|analysts|community|services?|experts|scientists|panel|economists|elements?|(?!We\b)[A-Z][\w.]+)\s+(?:also |has |have |had )?(?:assess|judg|conclud|believ|said|says|estimat|finds?|found)/;

/** Where a plain sentence states the writer's own confidence in a judgement; undefined if it states none. */
export function findConfidence(plain: string): Span | undefined {
  if (!/confiden/i.test(plain) || THIRD.test(plain)) return undefined;
  if (!OWN_CONFIDENCE.some((pattern) => pattern.test(plain))) return undefined;
  const match = CONFIDENCE.exec(plain);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

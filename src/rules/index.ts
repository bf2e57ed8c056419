import { attributionLost } from './attribution-lost.js';
import { dateImpossible } from './date-impossible.js';
import { dateNoYear } from './date-no-year.js';
import { directionFlip } from './direction-flip.js';
import { durationMismatch } from './duration-mismatch.js';
import { firstConflict } from './first-conflict.js';
import { glossaryCase } from './glossary-case.js';
import { glossaryDuplicate } from './glossary-duplicate.js';
import { glossaryForm } from './glossary-form.js';
import { glossaryUnused } from './glossary-unused.js';
import { hedgeUncalibrated } from './hedge-uncalibrated.js';
import { intervalConflict } from './interval-conflict.js';
import { likelihoodConfidence } from './likelihood-confidence.js';
import { likelihoodMixed } from './likelihood-mixed.js';
import { metaMissing } from './meta-missing.js';
import { nameUnsupported } from './name-unsupported.js';
import { nameVariant } from './name-variant.js';
import { negationFlip } from './negation-flip.js';
import { numberDrift } from './number-drift.js';
import { numberUnsupported } from './number-unsupported.js';
import { percentArith } from './percent-arith.js';
import { quoteDrift } from './quote-drift.js';
import { quoteSpeaker } from './quote-speaker.js';
import { quoteUnattributed } from './quote-unattributed.js';
import { quotesMixed } from './quotes-mixed.js';
import { rangeHyphen } from './range-hyphen.js';
import { rangeReversed } from './range-reversed.js';
import { roleSwap } from './role-swap.js';
import type { Rule } from './rule.js';
import { sumArith } from './sum-arith.js';
import { superlativeUnsourced } from './superlative-unsourced.js';
import { takeawayNew } from './takeaway-new.js';
import { takeawayUnsupported } from './takeaway-unsupported.js';
import { tenseMismatch } from './tense-mismatch.js';
import { tlpForm } from './tlp-form.js';
import { trailingSpace } from './trailing-space.js';
import { weekdayMismatch } from './weekday-mismatch.js';

/** All editorial rules. A new one is one file beside this and its line here. */
export const rules: readonly Rule[] = [
  attributionLost,
  dateImpossible,
  dateNoYear,
  directionFlip,
  durationMismatch,
  firstConflict,
  glossaryCase,
  glossaryDuplicate,
  glossaryForm,
  glossaryUnused,
  hedgeUncalibrated,
  intervalConflict,
  likelihoodConfidence,
  likelihoodMixed,
  metaMissing,
  nameUnsupported,
  nameVariant,
  negationFlip,
  numberDrift,
  numberUnsupported,
  percentArith,
  quoteDrift,
  quoteSpeaker,
  quoteUnattributed,
  quotesMixed,
  rangeHyphen,
  rangeReversed,
  roleSwap,
  sumArith,
  superlativeUnsourced,
  takeawayNew,
  takeawayUnsupported,
  tenseMismatch,
  tlpForm,
  trailingSpace,
  weekdayMismatch,
];

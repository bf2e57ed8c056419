import { attributionLost } from './attribution-lost.js';
import { dateImpossible } from './date-impossible.js';
import { dateNoYear } from './date-no-year.js';
import { directionFlip } from './direction-flip.js';
import { durationMismatch } from './duration-mismatch.js';
import { firstConflict } from './first-conflict.js';
import { intervalConflict } from './interval-conflict.js';
import { nameUnsupported } from './name-unsupported.js';
import { nameVariant } from './name-variant.js';
import { negationFlip } from './negation-flip.js';
import { numberDrift } from './number-drift.js';
import { numberUnsupported } from './number-unsupported.js';
import { quoteDrift } from './quote-drift.js';
import { quoteSpeaker } from './quote-speaker.js';
import { quoteUnattributed } from './quote-unattributed.js';
import { rangeHyphen } from './range-hyphen.js';
import { rangeReversed } from './range-reversed.js';
import { roleSwap } from './role-swap.js';
import type { Rule } from './rule.js';
import { takeawayNew } from './takeaway-new.js';
import { takeawayUnsupported } from './takeaway-unsupported.js';
import { tenseMismatch } from './tense-mismatch.js';
import { weekdayMismatch } from './weekday-mismatch.js';

/** All editorial rules. A new one is one file beside this and its line here. */
export const rules: readonly Rule[] = [
  attributionLost,
  dateImpossible,
  dateNoYear,
  directionFlip,
  durationMismatch,
  firstConflict,
  intervalConflict,
  nameUnsupported,
  nameVariant,
  negationFlip,
  numberDrift,
  numberUnsupported,
  quoteDrift,
  quoteSpeaker,
  quoteUnattributed,
  rangeHyphen,
  rangeReversed,
  roleSwap,
  takeawayNew,
  takeawayUnsupported,
  tenseMismatch,
  weekdayMismatch,
];

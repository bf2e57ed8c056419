import { dateImpossible } from './date-impossible.js';
import { dateNoYear } from './date-no-year.js';
import { directionFlip } from './direction-flip.js';
import { durationMismatch } from './duration-mismatch.js';
import { firstConflict } from './first-conflict.js';
import { intervalConflict } from './interval-conflict.js';
import { negationFlip } from './negation-flip.js';
import { numberDrift } from './number-drift.js';
import { numberUnsupported } from './number-unsupported.js';
import { rangeHyphen } from './range-hyphen.js';
import { rangeReversed } from './range-reversed.js';
import { roleSwap } from './role-swap.js';
import type { Rule } from './rule.js';
import { tenseMismatch } from './tense-mismatch.js';
import { weekdayMismatch } from './weekday-mismatch.js';

/** All editorial rules. A new one is one file beside this and its line here. */
export const rules: readonly Rule[] = [
  dateImpossible,
  dateNoYear,
  directionFlip,
  durationMismatch,
  firstConflict,
  intervalConflict,
  negationFlip,
  numberDrift,
  numberUnsupported,
  rangeHyphen,
  rangeReversed,
  roleSwap,
  tenseMismatch,
  weekdayMismatch,
];

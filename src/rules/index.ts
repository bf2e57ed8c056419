import { directionFlip } from './direction-flip.js';
import { firstConflict } from './first-conflict.js';
import { intervalConflict } from './interval-conflict.js';
import { negationFlip } from './negation-flip.js';
import { numberDrift } from './number-drift.js';
import { numberUnsupported } from './number-unsupported.js';
import { rangeHyphen } from './range-hyphen.js';
import type { Rule } from './rule.js';
import { tenseMismatch } from './tense-mismatch.js';

/** All editorial rules. A new one is one file beside this and its line here. */
export const rules: readonly Rule[] = [
  directionFlip,
  firstConflict,
  intervalConflict,
  negationFlip,
  numberDrift,
  numberUnsupported,
  rangeHyphen,
  tenseMismatch,
];

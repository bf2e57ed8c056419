import { rangeHyphen } from './range-hyphen.js';
import type { Rule } from './rule.js';

/** All editorial rules. A new one is one file beside this and its line here. */
export const rules: readonly Rule[] = [rangeHyphen];

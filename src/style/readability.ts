import retextReadability from 'retext-readability';
import { makeProseCheck } from './prose.js';

/** Sentences that most of seven formulas find too hard for a reader of sixteen. */
export const check = makeProseCheck('readability', retextReadability, ({ reason }) => {
  const count = /(\d+) out of \d+/.exec(reason)?.[1] ?? 'all';
  return {
    level: 'info',
    reason: `The sentence is hard to read, ${count} of 7 formulas find`,
    hint: 'Make two of it, or take shorter words.',
  };
});

import retextRepeatedWords from 'retext-repeated-words';
import { makeProseCheck } from './prose.js';

/** Words that stand twice in a row. */
export const check = makeProseCheck('repeated-words', retextRepeatedWords, ({ expected = [] }) => ({
  level: 'warning',
  reason: `"${expected.join(' ')}" stands twice in a row`,
  hint: 'Delete one of the two.',
}));

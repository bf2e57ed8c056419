import retextEquality from 'retext-equality';
import { listWords, makeProseCheck } from './prose.js';

/** Words that can hurt: of gender, race, age, ability. */
export const check = makeProseCheck(
  'equality',
  retextEquality,
  ({ actual = '', expected = [], note }) => {
    const advice = expected.length > 0 ? `Perhaps ${listWords(expected.slice(0, 4))}.` : '';
    return {
      level: 'info',
      reason: `"${actual}" may be felt as insensitive`,
      hint:
        [advice, note].filter(Boolean).join(' ') || 'Leave it out if the text does not need it.',
    };
  },
);

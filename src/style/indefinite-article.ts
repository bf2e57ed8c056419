import retextIndefiniteArticle from 'retext-indefinite-article';
import { makeProseCheck } from './prose.js';

/** `a` before the sound of a vowel, and `an` before any other. */
export const check = makeProseCheck(
  'indefinite-article',
  retextIndefiniteArticle,
  ({ actual = '', expected = [] }) => ({
    level: 'warning',
    reason: `The article is "${actual}" where "${expected.join()}" is expected`,
    hint: 'Go by the sound of the next word.',
  }),
);

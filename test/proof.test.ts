import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWords } from '../src/proof/compare.js';

const TEXT = 'The board met on Tuesday and raised dues by four per cent in March';

describe('the comparison', () => {
  it.each([
    ['the same', TEXT],
    ['other white space', TEXT.replaceAll(' ', '\n ')],
    ['capitals and punctuation', `«${TEXT.toUpperCase()}!»`],
    ['ligatures', TEXT.replace('four', 'ﬁfour').replace('ﬁ', '')],
  ])('passes %s', (_, actual) => {
    expect(compareWords(TEXT, actual)).toBeUndefined();
  });

  it('names a word that is lost, and where', () => {
    expect(compareWords(TEXT, TEXT.replace('raised ', ''))).toEqual({
      kind: 'lost',
      words: 'raised',
      after: 'board met on tuesday and',
    });
  });

  it('names words that are doubled', () => {
    expect(compareWords(TEXT, TEXT.replace('dues', 'dues dues'))).toMatchObject({
      kind: 'added',
      words: 'dues',
    });
  });

  it('names words at the end', () => {
    expect(compareWords(TEXT, `${TEXT} and April`)).toMatchObject({
      kind: 'added',
      words: 'and april',
    });
    expect(compareWords(`${TEXT} and April`, TEXT)).toMatchObject({ kind: 'lost', words: 'and' });
  });

  it('never passes a text with a word removed', () => {
    const words = fc.array(fc.stringMatching(/^[a-z0-9é漢ß]{1,8}$/), { minLength: 1 });
    fc.assert(
      fc.property(words, fc.nat(), (list, at) => {
        const without = list.filter((_, index) => index !== at % list.length);
        expect(compareWords(list.join(' '), without.join(' '))).toBeDefined();
      }),
    );
  });
});

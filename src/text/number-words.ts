const UNITS = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen',
  'sixteen seventeen eighteen nineteen',
]
  .join(' ')
  .split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Matches a number in words up to ninety-nine; `one` is left out, since it is mostly no figure. */
export const NUMBER_WORD = [
  `(?:${TENS.join('|')})(?:[- ](?:${UNITS.slice(1, 10).join('|')}))?`,
  ...UNITS.slice(2).toReversed(),
].join('|');

const VALUES = new Map([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.map((word, at) => [word, (at + 2) * 10] as const),
]);

/** What a number in words is worth: `twenty-four` is 24. Undefined for any other word. */
export function readNumberWord(word: string): number | undefined {
  const lower = word.toLowerCase();
  if (!/[- ]/.test(lower)) return VALUES.get(lower);
  const [first = '', second = ''] = lower.split(/[- ]/);
  const tens = TENS.indexOf(first);
  const unit = UNITS.indexOf(second);
  return tens < 0 || unit < 0 ? undefined : (tens + 2) * 10 + unit;
}

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

/** What a number in words is worth: `twenty-four` is 24. Undefined for any other word. */
export function readNumberWord(word: string): number | undefined {
  const [first = '', second] = word.toLowerCase().split(/[- ]/);
  const tens = TENS.indexOf(first);
  const unit = UNITS.indexOf(second ?? first);
  if (tens < 0) return unit < 0 || second !== undefined ? undefined : unit;
  if (second === undefined) return (tens + 2) * 10;
  return unit < 0 ? undefined : (tens + 2) * 10 + unit;
}

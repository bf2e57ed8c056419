/** Endings that make another word of a name: plurals, peoples, adjectives. */
const SUFFIX =
  /^(?:s|es|n|an|ian|ean|ese|ish|i|ic|al|er|ed|ing|a|o|e|is|ist|ists|ism|in|ns|ans|ians)$/;
/** Endings that stand for each other: `Republic`, `Republik` do not, `Democrat`, `Democracy` do. */
const PAIR = /^(?:t|cy|te|ts|y|ies|a|an|o|os|as|i|e|en|sh|se|us|um|ian|ians)$/;

/** Whether two words, small letters, differ by an ending that makes another word of the same root. */
export function shareSuffix(a: string, b: string): boolean {
  let alike = 0;
  while (alike < a.length && a[alike] === b[alike]) alike += 1;
  const [restA, restB] = [a.slice(alike), b.slice(alike)];
  if (restA === '' || restB === '') return SUFFIX.test(restA + restB);
  return PAIR.test(restA) && PAIR.test(restB);
}

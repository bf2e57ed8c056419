import { BARE_HEDGE, findConfidence, readLikelihoods } from '../text/likelihood.js';
import type { Sentence } from '../text/passage.js';
import type { Rule } from './rule.js';

/** So many sentences, and this part of all, make an analysis that commits to nothing. */
const MIN_SENTENCES = 3;
const MIN_PART = 0.6;

/** The rule `hedge-uncalibrated`. */
export const hedgeUncalibrated: Rule = {
  id: 'hedge-uncalibrated',
  level: 'warning',
  summary: 'An analysis that says no more than may, could or might',
  why: 'Nearly everything may happen. An analysis helps if it says how likely a thing is, or what speaks for it. Three sentences that only hedge, and three in five of all, are a finding; one statement of confidence is enough to have none. Papers that lay out options have good reason for "may": a profile can switch the rule off.',
  english: true,
  examples: [
    {
      text: 'Peru visit\nThe chancellor met the president.\nAnalysis\nCopper demand could rise. The deal may help miners. It might upset farmers, and it is likely to cost votes. A strike could follow.',
      finds: [
        '4:15 All 4 sentences of the analysis hedge, and 3 of them say no more than "could" or "may"',
      ],
    },
    {
      text: 'Peru visit\nThe chancellor met the president.\nAnalysis\nCopper demand could rise. The deal may help miners. It might upset farmers. Exports doubled.',
      finds: ['4:15 3 of the 4 sentences of the analysis say no more than "could" or "may"'],
    },
    {
      text: 'Peru visit\nThe chancellor met the president.\nAnalysis\nIt is unlikely that demand rises. The deal may help miners. Farmers could not sell last year. In May prices fell. The ministry could act.',
      finds: [],
    },
    {
      text: 'Peru visit\nThe chancellor met the president.\nAnalysis\nDemand could rise. The deal may help miners. It might upset farmers. We have low confidence in this judgment.',
      finds: [],
    },
    {
      text: 'Peru visit\nThe chancellor met the president.\nAnalysis\nIt is possible that copper demand rises. Perhaps the deal helps miners. It remains to be seen whether farmers gain.',
      finds: [
        '4:1 All 3 sentences of the analysis say no more than "It is possible that" or "Perhaps"',
      ],
    },
  ],
  check({ body }, flag) {
    const sentences = body.filter(({ passage }) => passage.role === 'analysis');
    const bare = sentences.filter(isBare);
    const [first] = bare;
    const part = bare.length / sentences.length;
    if (!first || bare.length < MIN_SENTENCES || part < MIN_PART) return;
    if (sentences.some(({ text }) => findConfidence(text))) return;
    const words = [...new Set(bare.map(({ text }) => BARE_HEDGE.exec(text)?.[0] ?? ''))];
    const match = BARE_HEDGE.exec(first.text);
    const start = match?.index ?? 0;
    flag({
      reason: `${count(bare, sentences)} say no more than "${words.slice(0, 2).join('" or "')}"`,
      hint: 'Say how likely it is (unlikely, likely, very likely), or how sure you are and why.',
      place: first.place({ start, end: start + (match?.[0].length ?? 0) }),
      related: bare.slice(1, 5).map((sentence) => ({
        reason: 'This hedges as well',
        place: sentence.place(),
      })),
    });
  },
};

/** Who hedges: `All 3 sentences of the analysis`, `4 of the 6 …`, or `All 5 … hedge, and 4 of them`. */
function count(bare: readonly Sentence[], sentences: readonly Sentence[]): string {
  const of = `${String(sentences.length)} sentences of the analysis`;
  if (bare.length === sentences.length) return `All ${of}`;
  const others = sentences.filter((sentence) => !isBare(sentence));
  if (others.every(isLikely)) return `All ${of} hedge, and ${String(bare.length)} of them`;
  return `${String(bare.length)} of the ${of}`;
}

function isBare(sentence: Sentence): boolean {
  return BARE_HEDGE.test(sentence.text) && !isLikely(sentence);
}

function isLikely({ text }: Sentence): boolean {
  return readLikelihoods(text).length > 0;
}

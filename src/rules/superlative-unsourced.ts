import { isQuoted } from '../text/is-quoted.js';
import type { Sentence } from '../text/passage.js';
import type { Span } from '../text/split-sentences.js';
import type { Rule } from './rule.js';

/** Claims of rank in history; each pattern is one claim. */
const CLAIMS: readonly RegExp[] = [
  /\bhistoric\b(?! (?:cent(?:re|er)|city|district|buildings?|houses?|sites?|town|quarter|landmarks?|preservation|places?|records?|rates?|data|lows?|highs?|average))/gi,
  /\b(?:unprecedented|groundbreaking|ground-breaking|record-breaking)\b/gi,
  /(?<!second[- ]|third[- ]|fourth[- ]|fifth[- ]|one of the )\b(?:largest|biggest|worst|deadliest)\b(?! (?:economy|economies|city|cities|party|parties|member|share|part|group|single|shareholder|of the (?:two|three|four|five)))/gi,
  /\bfirst-ever\b|\bfor the first time\b|(?<=(?:'s|\b(?:his|her|its|their)) )first (?:visit|trip|meeting|summit|win|victory|strike|launch|test|deal|talks|speech|flight|sale|ban|woman|female|black)\b|(?<=\bthe )first (?=(?:[\w'-]+ ){0,6}?(?:since|ever|in history|of its kind|in (?:\d+|[a-z-]+) years|by an?)\b)/gi,
];

/** Someone or something that stands behind a claim, or the case before it. */
const SOURCE =
  /\b(?:according to|said|says|told|reported|data|figures|statistics|records|survey|the (?:last|previous) (?:one|was|time))\b/i;

/** The rule `superlative-unsourced`. */
export const superlativeUnsourced: Rule = {
  id: 'superlative-unsourced',
  level: 'info',
  summary: 'Historic, unprecedented, first or largest, and nobody who says so',
  why: 'Such words are claims of fact about all that came before. They need somebody who says so, a link, a note, or the case before ("the last was in 2008") in one sentence that has the word. Firsts of order (first quarter, first lady), the historic centre of a town, second-largest and quotations are left alone. Each word is a finding once.',
  english: true,
  examples: [
    {
      text: "Union Agrees Historic Grain Sanctions\nBolten's deal creates the largest chipmaker of the region\nIt is the first accord by a union since 1998. It is a historic day, and it is the first time.",
      finds: [
        '1:14 Nobody is named who says "Historic"',
        '2:27 Nobody is named who says "largest"',
        '3:11 Nobody is named who says "first"',
      ],
    },
    {
      text: [
        'Inspectors Close Crossings',
        'It is the first closure in 15 years; the last was in 2008. A historic city lost its second-largest bridge in the first quarter.',
        'The quake was the worst since 1999, the agency said. The first lady spoke of "an unprecedented day".',
        'Key Takeaways',
        '- The worst quake since 1999 hit the historic centre.',
      ].join('\n'),
      finds: [],
    },
  ],
  check({ top, body }, flag) {
    const lead = body.filter(({ passage }) => passage.role === 'lead');
    for (const claim of CLAIMS) {
      const sourced = [...top, ...body].some(
        (sentence) => find(sentence, claim) && isSourced(sentence),
      );
      const sentence = sourced ? undefined : [...top, ...lead].find((one) => find(one, claim));
      const span = sentence && find(sentence, claim);
      if (!sentence || !span) continue;
      const word = sentence.text.slice(span.start, span.end).trim();
      flag({
        reason: `Nobody is named who says "${word}"`,
        hint: 'Say who says so, link to it, or leave the word out.',
        place: sentence.place(span),
      });
    }
  },
};

function find(sentence: Sentence, claim: RegExp): Span | undefined {
  for (const { 0: text, index: start } of sentence.text.matchAll(claim)) {
    const span = { start, end: start + text.trimEnd().length };
    if (!isQuoted(sentence, span)) return span;
  }
  return undefined;
}

function isSourced({ passage, text }: Sentence): boolean {
  return passage.hasSource || SOURCE.test(text);
}

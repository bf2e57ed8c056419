import { findAll } from '../model/find-all.js';
import type { Analysis } from '../text/analysis.js';
import { isQuoted } from '../text/is-quoted.js';
import type { Sentence } from '../text/passage.js';
import type { Span } from '../text/split-sentences.js';
import type { Rule } from './rule.js';

/** Superlatives of adjectives. */
const EST =
  '(?!(?:inter|requ|prot|for|arr|cont|inv|lat|gu|harv|hon|mod|sugg|dig|manif|near|earli|behe|unr|conqu|bequ)est)[a-z]{2,12}est|best|worst';

/** Claims of rank in history; each pattern is one claim. */
const CLAIMS: readonly RegExp[] = [
  /\bhistoric\b(?! (?:cent(?:re|er)|city|district|buildings?|houses?|sites?|town|quarter|landmarks?|preservation|places?|records?|rates?|data|lows?|highs?|average))/gi,
  /\b(?:unprecedented|groundbreaking|ground-breaking|record-(?:breaking|setting)|unparalleled|unrivall?ed|unmatched|unequalled|without (?:parallel|precedent|equal|rival)|never before|one of a kind|of its kind|game-chang(?:ing|er)|once-in-a-(?:lifetime|generation|century)|all-time|watershed|momentous|in record time|record-time)\b/gi,
  new RegExp(
    `(?<=\\bthe )(?:most [a-z-]{3,20}|${EST})\\b(?=[^.;:"()]{0,50}? (?:in|on|of) (?:the )?(?:world|country|region|nation|city|continent|Earth|planet|Europe|Asia|Africa|(?:North |South |Latin )?America)\\b|[^.;:"()]{0,50}? (?:for|in) (?:many years|decades|generations|centuries))`,
    'g',
  ),
  new RegExp(
    `(?<=\\b(?:world|country|nation|region|city|continent|Europe|Asia|Africa|history)'s )(?:most [a-z-]{3,20}|${EST})\\b`,
    'g',
  ),
  /\bNo [a-z][^.;:",]{1,40} (?:ha[sd]|have) ever\b|\bunique(?:ly)? (?:in|on|to)\b/gi,
  /(?<!second[- ]|third[- ]|fourth[- ]|fifth[- ]|one of the )\b(?:largest|biggest|worst|deadliest)\b(?! (?:economy|economies|city|cities|party|parties|member|share|part|group|single|shareholder|of the (?:two|three|four|five)))/gi,
  /\bfirst-ever\b|\bfor the first time\b|(?<=(?:'s|\b(?:his|her|its|their)) )first (?:visit|trip|meeting|summit|win|victory|strike|launch|test|deal|talks|speech|flight|sale|ban|woman|female|black)\b|(?<=\bthe )first (?=(?:[\w'-]+ ){0,6}?(?:since|ever|in history|of its kind|in (?:\d+|[a-z-]+) years|by an?)\b)/gi,
];

/** A word of such claims, which is cheap to look for before all else. */
const ANY =
  /historic|unprecedented|ground-?breaking|record|un(?:parallel|rival|match|equal)|without|before|kind|chang|once-in|all-time|watershed|momentous|est\b|most|worst|first|ever\b|unique/i;

/** Someone or something that stands behind a claim, or the case before it. */
const SOURCE =
  /\b(?:according to|said|says|told|reported|(?:data|figures|statistics|records|surveys?) (?:by|from|of|show\w*|found|suggest\w*|indicate\w*|kept)|the (?:last|previous) (?:one|was|time))\b/i;

/** The greatest of all that came before, anywhere in a text: "the largest ever made", "the most generous in history". */
const EVER =
  /(?<=\b(?:the|its|their|his|her|our) |'s )(?<word>most [a-z-]{3,20}|(?:great|larg|bigg|small|high|low|long|short|fast|slow|strong|weak|steep|deadli|costli|heavi|hott|cold|dri|wett|warm|old|young|rich|broad|wid|deep|tough|harsh|bold|fin|clos|tight|busi|sharp|loud|rar|cheap|bloodi|hard|bright)est|worst|best)\b[^.;:"()]{0,60}?\b(?:ever|of all time|in living memory|in (?:(?:the|its|their|his|her) )?(?:[A-Za-z'-]{2,20} ){0,3}history)\b/gi;
/** Someone who takes such a claim on himself, or what it is measured by. */
const VOUCHED =
  /\b(?:call(?:s|ed|ing)|describ(?:es|ed|ing)|hail(?:s|ed|ing)|bill(?:s|ed)|regarded|considered|believed|thought|rank(?:s|ed)|beat(?:s|ing)?|surpass(?:es|ed|ing)|exceed(?:s|ed|ing)|eclips(?:es|ed|ing)|top(?:s|ped|ping)|previous|earlier|compared|perhaps|probably|arguably|among)\b|\bone of the\b|\?/i;

/** The rule `superlative-unsourced`. */
export const superlativeUnsourced: Rule = {
  id: 'superlative-unsourced',
  level: 'info',
  summary: 'Historic, unprecedented, first or largest, and nobody who says so',
  why: 'Such words are claims of fact about all that came before. They need somebody who says so, a link, a note, or the case before ("the last was in 2008") in one sentence that has the word. Firsts of order (first quarter, first lady), the historic centre of a town, second-largest and quotations are left alone. What is said to be the most “ever” or “in history” is looked at in the whole text. Each word is a finding once.',
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
      text: 'Museum Returns Bronzes\nThe court of Ikara got 38 bronzes. It is the most generous settlement in European history.\nAnalysis\nThe hoard is the largest ever found in the region.',
      finds: [
        '2:46 Nobody is named who says "most generous settlement in European history"',
        '4:18 Nobody is named who says "largest ever"',
      ],
    },
    {
      text: 'Museum Returns Bronzes\nRoth called it the most generous settlement in history. The 42 bronzes are the most ever, beating the 30 of 2004.\nAnalysis\nIt is one of the largest hoards ever found. Has it ever been best to wait? Most cities have ever more history.',
      finds: [],
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
    {
      text: 'A Station Opens\nThe new station cost €40 million.\nKey Takeaways\n- It is the most modern station in Europe.\n- An unparalleled success for the builders.\n- No city has ever built as fast.',
      finds: [
        '5:6 Nobody is named who says "unparalleled"',
        '4:13 Nobody is named who says "most modern"',
        '6:3 Nobody is named who says "No city has ever"',
      ],
    },
  ],
  check(analysis, flag) {
    const claims = [...listClaims(analysis), ...listEver(analysis)];
    // One word can be two claims.
    const isFirst = (claim: Claim, at: number) =>
      !claims.slice(0, at).some((other) => isSamePlace(claim, other));
    for (const { sentence, span } of claims.filter(isFirst)) {
      const word = sentence.text.slice(span.start, span.end).trim();
      flag({
        reason: `Nobody is named who says "${word}"`,
        hint: 'Say who says so, link to it, or leave the word out.',
        place: sentence.place(span),
      });
    }
  },
};

interface Claim {
  readonly sentence: Sentence;
  readonly span: Span;
}

function isSamePlace(one: Claim, other: Claim): boolean {
  return one.sentence === other.sentence && one.span.start === other.span.start;
}

/** Claims of title, deck, takeaways, lead and analysis that are sourced nowhere. */
function listClaims({ top, body }: Analysis): readonly Claim[] {
  const sentences = [...top, ...body].filter(({ text }) => ANY.test(text));
  const first = sentences.filter(({ passage: { role } }) => role !== 'body');
  return CLAIMS.flatMap((claim): Claim[] => {
    const isAnySourced = sentences.some((sentence) => isSourced(sentence) && find(sentence, claim));
    const sentence = isAnySourced ? undefined : first.find((one) => find(one, claim));
    const span = sentence && find(sentence, claim);
    return sentence && span && !readEver(sentence) ? [{ sentence, span }] : [];
  });
}

/** Claims to be the greatest of all times; each word that ranks is one claim. */
function listEver({ top, body }: Analysis): readonly Claim[] {
  const found = [...top, ...body].flatMap((sentence) => {
    const ever = readEver(sentence);
    return ever ? [{ sentence, ...ever }] : [];
  });
  const sourced = new Set(found.filter(({ isVouched }) => isVouched).map(({ word }) => word));
  const first = new Map(found.toReversed().map((claim) => [claim.word, claim]));
  return [...first.values()].toReversed().filter(({ word }) => !sourced.has(word));
}

function readEver(
  sentence: Sentence,
): { readonly word: string; readonly span: Span; readonly isVouched: boolean } | undefined {
  const { passage, text } = sentence;
  if (!/\bever\b|\bof all time\b|\bmemory\b|\bhistory\b/i.test(text)) return undefined;
  for (const { 0: claim, index: start, groups } of findAll(text, EVER)) {
    const span = { start, end: start + claim.length };
    if (isQuoted(sentence, span)) continue;
    const isLinked = passage.hasSource && passage.sentences.length === 1;
    const isVouched = isLinked || SOURCE.test(text) || VOUCHED.test(text);
    return { word: (groups?.['word'] ?? '').toLowerCase(), span, isVouched };
  }
  return undefined;
}

function find(sentence: Sentence, claim: RegExp): Span | undefined {
  for (const { 0: text, index: start } of findAll(sentence.text, claim)) {
    const span = { start, end: start + text.trimEnd().length };
    if (!isQuoted(sentence, span)) return span;
  }
  return undefined;
}

function isSourced({ passage, text }: Sentence): boolean {
  return passage.hasSource || SOURCE.test(text);
}

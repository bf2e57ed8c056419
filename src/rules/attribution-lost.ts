import type { Analysis } from '../text/analysis.js';
import { readClaims, type Claim } from '../text/claims.js';
import type { Sentence } from '../text/passage.js';
import { ATTRIBUTION } from '../text/speech.js';
import { toLemma } from '../text/verbs.js';
import { indexSentences, indexWords, type Vocabulary } from '../text/vocabulary.js';
import { readWords } from '../text/words.js';
import type { Rule } from './rule.js';
import { nameLine, namePart } from './wording.js';

/** What keeps a takeaway from being a bare fact, besides a speaker. */
const DISTANCE =
  /\b(?:alleg\w+|claims?|charges?|suspect\w*|pledg\w+|promis\w+|vow\w*|threat\w*|reportedly|purported\w*|may|might|could|would|plans?|plan(?:ned|s) to|expect\w*|intend\w*|hop(?:es|ed)|believ\w+|likely)\b|: /i;
/** How much of a takeaway's words stand in a claim. */
const MIN_SHARE = 0.4;
/** How many of them at least. */
const MIN_COMMON = 3;
/** A sentence that vouches for this share of what the claim has of a takeaway bears it out. */
const BORNE_OUT = 0.75;

/** The rule `attribution-lost`. */
export const attributionLost: Rule = {
  id: 'attribution-lost',
  level: 'warning',
  summary: 'A takeaway that gives a claim as a fact',
  why: 'The report says that auditors claimed it; the takeaway says that it is so. Who reads only takeaways takes an accusation for a finding. Looked for are verbs with which a writer keeps a distance (claimed, alleged, accused, argued) and promises (“stated that it would”); plain “said” is none. A takeaway is right if it names the one who claims, keeps a distance of its own, or if another sentence of the report says the same as a fact.',
  english: true,
  examples: [
    {
      text: 'Mayor defends tram\nAuditors claimed the project had overspent its reserve by 14%. Weiss accused Morvia of diverting grain.\nKey Takeaways\n- The project overspent its reserve by 14%.\n- Morvia diverted grain.\nAnalysis\nNothing.',
      finds: [
        '4:3 The takeaway gives as a fact what the lead gives as a claim: "claimed" (line 2)',
        '5:3 The takeaway gives as a fact what the lead gives as a claim: "accused" (line 2)',
      ],
    },
    {
      text: 'Mayor defends tram\nAuditors claimed the project had overspent its reserve by 14%. The mayor said the line will open in May.\nKey Takeaways\n- The project overspent its reserve by 14%, auditors say.\n- Auditors put the overspending of the reserve at 14%.\n- The line will open in May.\nAnalysis\nNothing.',
      finds: [],
    },
    {
      text: 'Mayor defends tram\nAuditors claimed the project had overspent its reserve by 14%.\nBackground\nThe project overspent its reserve by 14% in 2023, the accounts show.\nKey Takeaways\n- The project overspent its reserve by 14%.\nAnalysis\nNothing.',
      finds: [],
    },
  ],
  check({ top, body }, flag) {
    const takeaways = top.filter(
      ({ passage, text }) => passage.role === 'takeaway' && isBare(text),
    );
    if (takeaways.length === 0) return;
    const claims = body.flatMap(readClaims).map((claim) => ({ claim, words: indexScope(claim) }));
    const plain = listPlain(
      body,
      claims.map(({ claim }) => claim),
    );
    for (const takeaway of takeaways) {
      const found = findClaim(takeaway, claims);
      if (!found || isBorneOut(takeaway, found.share, plain)) continue;
      const { text, sentence } = found.claim;
      const where = namePart(sentence);
      const place = sentence.place(found.claim);
      flag({
        reason: `The takeaway gives as a fact what ${where} gives as a claim: "${text}"${nameLine(place)}`,
        hint: 'Say in the takeaway who claims it.',
        place: takeaway.place(),
        related: [{ reason: `What ${where} says`, place }],
      });
    }
  },
};

interface Scoped {
  readonly claim: Claim;
  readonly words: Vocabulary;
}

function isBare(text: string): boolean {
  return !ATTRIBUTION.test(text) && !DISTANCE.test(text);
}

function listLemmas({ words }: Sentence): readonly string[] {
  const content = words().filter(({ isStop }) => !isStop);
  return [...new Set(content.map(({ lower }) => toLemma(lower)))];
}

function indexScope({ sentence, scope }: Claim): Vocabulary {
  return indexWords(
    sentence.words().filter(({ start, end }) => start >= scope.start && end <= scope.end),
  );
}

/** The sentences that claim nothing. */
function listPlain(body: Analysis['body'], claims: readonly Claim[]): readonly Vocabulary[] {
  const claiming = new Set(claims.map(({ sentence }) => sentence));
  return body
    .filter((sentence) => !claiming.has(sentence))
    .map((sentence) => indexSentences([sentence]));
}

function findClaim(
  takeaway: Sentence,
  claims: readonly Scoped[],
): { readonly claim: Claim; readonly share: number } | undefined {
  const stems = listLemmas(takeaway);
  const all = indexSentences([takeaway]);
  for (const { claim, words } of claims) {
    const common = stems.filter((stem) => words.knows(stem)).length;
    const share = common / stems.length;
    if (common < MIN_COMMON || share < MIN_SHARE) continue;
    const who = readWords(claim.subject).findLast(({ isStop }) => !isStop);
    if (!who || !all.knows(toLemma(who.lower))) return { claim, share };
  }
  return undefined;
}

function isBorneOut(takeaway: Sentence, share: number, plain: readonly Vocabulary[]): boolean {
  const stems = listLemmas(takeaway);
  return plain.some(
    (words) => stems.filter((stem) => words.knows(stem)).length >= stems.length * share * BORNE_OUT,
  );
}

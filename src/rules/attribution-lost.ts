import type { Analysis } from '../text/analysis.js';
import { readClauses } from '../text/clauses.js';
import type { Claim } from '../text/claims.js';
import { listContested, type Contested } from '../text/contested.js';
import { once } from '../text/once.js';
import type { Sentence } from '../text/passage.js';
import type { Span } from '../text/split-sentences.js';
import { readNegations } from '../text/negation.js';
import { SAYING } from '../text/speech.js';
import { indexWords, type Vocabulary } from '../text/vocabulary.js';
import { readWords } from '../text/words.js';
import type { Rule } from './rule.js';
import { nameLine, namePart } from './wording.js';

/** What keeps a takeaway from being a bare fact, besides the name of the one who claims it. */
const DISTANCE =
  /\b(?:alleg\w+|claims?|charg(?:es?|ed)|suspect\w*|suspicions?|investigat\w+|trial|lawsuits?|su(?:es|ed|ing)|pledg(?:es|ed)|promis(?:es|ed)|vow\w*|threaten\w*|reportedly|purported\w*|suppos\w+|apparent\w*|presum\w+|said to|may|might|could|would|plans? to|planned to|expect\w*|intend\w*|hop(?:es|ed)|believ\w+|likely|accus\w+|attribut\w+|blam\w+|call(?:s|ed)|describ\w+|critici[sz]\w+|condemn\w+|disput\w+|den(?:y|ies|ial)|reject\w*|reports? (?:that|of|says?|finds?)|reported|finds|found|cit(?:es|ed|ing)|contest\w*|deny\w*)\b|: /i;
const SPOKEN = new RegExp(`\\b(?:according to|${SAYING})\\b`, 'i');
/** Opens a clause that is not the claim itself. */
const ASIDE = /, (?:although|though|while|whereas|even as)\b/;
/** A clause that is set against another has so many characters before it. */
const MIN_BEFORE = 20;
/** Where those are who claim it: "fishermen in the village of Fatufia". */
const WHERE = /(?<=\p{L}) (?:in|at|from|near)\s[^,;]{1,60}$/u;
const BLAME = /^(?:blam|accus|suspect|alleg)/i;
const RELATIVE = /,? (?:which|who|whom|that) [^,]{1,80},/g;
/** How much of a takeaway's words stand in a claim. */
const MIN_SHARE = 0.4;
/** How many of them at least. */
const MIN_COMMON = 3;
/** The same, of a short takeaway that is nearly all in the claim. */
const MIN_WHOLE = 2;
const WHOLE = 0.8;
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
      text: 'Grain and Ports\nThe regulator accused Halden, a trader based in Kiel, of paying inspectors at the port of Morva in 2023. Halden rejects this. Corvex claimed on its website to have copied 410 contracts.\nKey Takeaways\n- Halden bribed inspectors in the port of Morva.\n- Corvex stole 410 contracts from a website.\nAnalysis\nNothing.',
      finds: [
        '4:3 The takeaway gives as a fact what the lead gives as a claim: "accused" (line 2)',
        '5:3 The takeaway gives as a fact what the lead gives as a claim: "claimed" (line 2)',
      ],
    },
    {
      text: 'Grain and Ports\nAnalysts claimed that the fine would sink the bond of Halden, which fell to 71 cents on Friday. The regulator accused Halden of paying inspectors at the port of Morva. Halden denies that it will sell the depot in Mill Lane.\nKey Takeaways\n- The bond of Halden fell to 71 cents on Friday after the fine.\n- Halden is under investigation over inspectors at the port of Morva.\n- Halden will not sell the depot in Mill Lane.\nAnalysis\nNothing.',
      finds: [],
    },
    {
      text: 'Mayor defends tram\nAuditors claimed the project had overspent its reserve by 14%. The mayor said the line will open in May.\nKey Takeaways\n- The project overspent its reserve by 14%, auditors say.\n- Auditors put the overspending of the reserve at 14%.\n- The line will open in May.\nAnalysis\nNothing.',
      finds: [],
    },
    {
      text: 'Mayor defends tram\nAuditors claimed the project had overspent its reserve by 14%.\nBackground\nThe project overspent its reserve by 14% in 2023, the accounts show.\nKey Takeaways\n- The project overspent its reserve by 14%.\nAnalysis\nNothing.',
      finds: [],
    },
    {
      text: 'Slag\nFishermen in the village of Orne allege that Halden released untreated slag at night; the firm denied it.\nKey Takeaways\n- Halden released untreated slag in the dark at Orne, although the ministry has named no source.\n- Halden released untreated slag at night, fishermen say.\nAnalysis\nNothing.',
      finds: ['4:3 The takeaway gives as a fact what the lead gives as a claim: "allege" (line 2)'],
    },
    {
      text: 'Market and Trial\nThe army shelled a market in Orsa, the mayor said. There was no independent confirmation. According to the indictment, Darrow took $90,000 from a builder. The prosecutor said that she had opened a file on the builder.\nKey Takeaways\n- The army shelled a market in Orsa.\n- Darrow took $90,000 from a builder.\n- A file on the builder is open.\n- Darrow is charged with taking $90,000 from a builder.\nAnalysis\nNothing.',
      finds: [
        '4:3 The takeaway gives as a fact what the lead gives as a claim: "said" (line 2)',
        '5:3 The takeaway gives as a fact what the lead gives as a claim: "According to" (line 2)',
      ],
    },
    {
      text: 'Grid and Fuel\nThe response team blames a group that it calls Grey Heron. Control rooms were not hit. The regulator accused Halden of paying inspectors. Shares of Halden fell.\nKey Takeaways\n- Grey Heron broke in through the account of a supplier.\n- Halden lost a tenth of its value.\nAnalysis\nNothing.',
      finds: ['4:3 The takeaway gives as a fact what the lead gives as a claim: "blames" (line 2)'],
    },
    {
      text: 'Plane and Ship\nThe separatists said they had shot down a transport plane. Morvia says the ship was smuggling fuel; the owner says it carried grain.\nKey Takeaways\n- Separatists shot down a transport plane.\n- The ship was smuggling fuel.\n- The separatists say that they shot down a transport plane.\nAnalysis\nNothing.',
      finds: [
        '4:3 The takeaway gives as a fact what the lead gives as a claim: "said" (line 2)',
        '5:3 The takeaway gives as a fact what the lead gives as a claim: "says" (line 2)',
      ],
    },
    {
      text: 'Strike\nDockers at the port of Velden walked out on Monday in a dispute over night shifts, the port authority said. The union rejected an offer of 4.5%.\nKey Takeaways\n- Dockers walked out on Monday over night shifts.\nAnalysis\nNothing.',
      finds: [],
    },
    {
      text: 'Bridge and Suit\nRebels said that the bridge has been closed since March. The county confirmed it. The complaint was filed by 31 shareholders, according to court papers. Halden has until May to answer.\nKey Takeaways\n- The bridge has been closed since March.\n- Thirty-one shareholders have filed a complaint.\nAnalysis\nNothing.',
      finds: [],
    },
  ],
  check({ top, body }, flag) {
    const takeaways = top.filter(({ passage }) => passage.role === 'takeaway');
    const claims = takeaways.length === 0 ? [] : listContested(body);
    if (claims.length === 0) return;
    const plain = once(() => listPlain(body, claims));
    for (const takeaway of takeaways.filter(({ text }) => isBare(text))) {
      const found = findClaim(takeaway, claims);
      const isOpen = found && !isBorneOut(takeaway, found.share, plain());
      const claim = isOpen ? found.claim : findBlame(takeaway, body, claims);
      if (!claim) continue;
      const { text, sentence } = claim;
      const where = namePart(sentence);
      const place = sentence.place(claim);
      flag({
        reason: `The takeaway gives as a fact what ${where} gives as a claim: "${text}"${nameLine(place)}`,
        hint: 'Say in the takeaway who claims it.',
        place: takeaway.place(),
        related: [{ reason: `What ${where} says`, place }],
      });
    }
  },
};

function isBare(text: string): boolean {
  return !SPOKEN.test(text) && !DISTANCE.test(text);
}

/** Lemmas of a takeaway, up to where it sets another clause against what it says. */
function listMainLemmas({ text, words }: Sentence): readonly string[] {
  const aside = text.slice(MIN_BEFORE).search(ASIDE);
  const end = aside < 0 ? text.length : MIN_BEFORE + aside;
  const content = words().filter(({ isStop, start }) => !isStop && start < end);
  return [...new Set(content.map(({ lemma }) => lemma))];
}

/** What the body says by itself: the sentences that neither claim nor deny, and of the others what is not claimed. */
function listPlain(body: Analysis['body'], claims: readonly Contested[]): readonly Vocabulary[] {
  const scopes = new Map<Sentence, Span[]>();
  for (const { claim, answer } of claims) {
    const { sentence, scope } = claim;
    scopes.set(sentence, [...(scopes.get(sentence) ?? []), scope]);
    if (answer) scopes.set(answer, [{ start: 0, end: answer.text.length }]);
  }
  return body.map((sentence) => {
    const claimed = scopes.get(sentence);
    if (!claimed) return indexWords(sentence.words());
    return indexWords(
      sentence
        .words()
        .filter(({ start }) => claimed.every((scope) => start < scope.start || start >= scope.end)),
    );
  });
}

function findClaim(
  takeaway: Sentence,
  claims: readonly Contested[],
): { readonly claim: Claim; readonly share: number } | undefined {
  const stems = listMainLemmas(takeaway);
  for (const { claim, words, answered } of claims) {
    const common = stems.filter(words.knows);
    const share =
      stems.filter((stem) => words.knows(stem) || answered?.knows(stem)).length / stems.length;
    const isWhole = share >= WHOLE && common.length >= MIN_WHOLE;
    if ((common.length < MIN_COMMON && !isWhole) || share < MIN_SHARE) continue;
    if (isWhereOnly(takeaway, common)) continue;
    if (/^den/i.test(claim.text) && readNegations(takeaway).length > 0) continue;
    if (!isSpeaking(takeaway, claim, words)) return { claim, share };
  }
  return undefined;
}

/** A claim against the one who does what a takeaway tells, if the body names them nowhere else. */
function findBlame(
  takeaway: Sentence,
  body: readonly Sentence[],
  claims: readonly Contested[],
): Claim | undefined {
  const blames = claims.filter(({ claim }) => BLAME.test(claim.text));
  if (blames.length === 0) return undefined;
  const doers = readClauses(takeaway).flatMap(({ agent }) =>
    agent.nouns.size === 0 ? agent.names : [],
  );
  const names = (sentence: Sentence) =>
    doers.some((doer) =>
      doer.every((word) => sentence.words().some(({ lower }) => lower === word)),
    );
  const found = blames.find(({ claim }) => names(claim.sentence));
  if (!found) return undefined;
  const open = new Set(claims.flatMap(({ claim, answer }) => [claim.sentence, answer]));
  return body.every((sentence) => open.has(sentence) || !names(sentence)) ? found.claim : undefined;
}

/** Whether a takeaway names the one who claims before all that is claimed: "An audit puts the loss at 14%". */
function isSpeaking(takeaway: Sentence, { subject }: Claim, words: Vocabulary): boolean {
  const who = readWords(subject.replace(RELATIVE, ' ').replace(WHERE, '')).findLast(
    ({ isStop }) => !isStop,
  );
  if (!who) return false;
  const known = indexWords([who]);
  const content = takeaway.words().filter(({ isStop }) => !isStop);
  const first = content.findIndex(({ lemma }) => words.knows(lemma));
  return content.slice(0, Math.max(first, 1)).some(({ lemma }) => known.knows(lemma));
}

/** Whether little but a name or two is in both: two things may be told of one place. */
function isWhereOnly(takeaway: Sentence, common: readonly string[]): boolean {
  const words = takeaway.words();
  const names = new Set(
    words.filter(({ isCapital, start }) => isCapital && start > 0).map(({ lemma }) => lemma),
  );
  const named = common.filter((stem) => names.has(stem)).length;
  return common.length - named < 2 && named < MIN_COMMON;
}

function isBorneOut(takeaway: Sentence, share: number, plain: readonly Vocabulary[]): boolean {
  const stems = listMainLemmas(takeaway);
  return plain.some(
    (words) => stems.filter((stem) => words.knows(stem)).length >= stems.length * share * BORNE_OUT,
  );
}

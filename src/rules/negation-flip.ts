import { areApart, isOfOneTime, isPassing, isSaidByOther, isYetToCome } from '../text/denials.js';
import { toLemma } from '../text/lemmas.js';
import { compare, readContext } from '../text/match.js';
import { countShared } from '../text/near.js';
import { isDeniedWidely, isNegative, readNegations, type Negation } from '../text/negation.js';
import { once } from '../text/once.js';
import type { Sentence } from '../text/passage.js';
import { listSynonyms } from '../text/synonyms.js';
import type { Rule } from './rule.js';
import { nameLine, namePart, shorten } from './wording.js';

/** How many content words two sentences must share. */
const MIN_SHARED = 3;
/** How many another sentence must share that bears the top out. */
const MIN_BORNE_OUT = 2;
/** From so many words on, all that is denied but the verb tells what it is. */
const MIN_REST = 3;
/** Most denials that are held against the rest of the body for one sentence of the top. */
const MAX_TRIED = 30;

/** Verbs that leave it to a noun to say what is done. */
const LIGHT = new Set(
  'impose make take give issue carry conduct hold put cause pose file bring place'
    .split(' ')
    .map(toLemma),
);

/** The rule `negation-flip`. */
export const negationFlip: Rule = {
  id: 'negation-flip',
  level: 'warning',
  summary: 'A "not" that stands on one side only',
  why: 'A dropped "not" turns a sentence round and reads as well as before. The other side must say what is denied, its first word and most of the rest (or of the same subject its first word, or all the rest), and share three content words, if need be with the sentence before; words that deny without a "not" (fail, refuse, without, unchanged) count as one.',
  english: true,
  examples: [
    {
      text: 'Jobless Rate\nThe rate fell. Youth unemployment did not change in December.\nKey Takeaways\n- Youth unemployment changed in December.',
      finds: [
        '4:3 The takeaway lacks the "not" of the lead: "Youth unemployment did not change in December." (line 2)',
      ],
    },
    {
      text: 'Hospitals\nForensic logs show that patient records left the hospital network in March.\nKey Takeaways\n- No patient records left the hospital network.',
      finds: [
        '4:3 The takeaway has a "No" that the lead lacks: "Forensic logs show that patient records left the hospital network in March." (line 2)',
      ],
    },
    {
      text: 'Funds and Ships\nThe Ridge Fund lends to 40 towns. It is not open to private schools. The union does not oppose the merger of the two ports, but could not agree to it before May. The ban does not extend to trawlers under 12 metres.\nKey Takeaways\n- The Ridge Fund is also open to private schools.\n- The union opposes the merger of the ports.\n- The ban covers trawlers under 12 metres too.',
      finds: [
        '4:3 The takeaway lacks the "not" of the lead: "It is not open to private schools." (line 2)',
        '5:3 The takeaway lacks the "not" of the lead: "The union does not oppose the merger of the two ports, but could not agree to …" (line 2)',
        '6:3 The takeaway lacks the "not" of the lead: "The ban does not extend to trawlers under 12 metres." (line 2)',
      ],
    },
    {
      text: 'Fees and Ships\nThe bank will not lower its fee on card payments, but it will lower the fee on transfers. The ban does not extend to trawlers under 12 metres. The second reactor at Doel has not run since 2011.\nKey Takeaways\n- The bank lowers its fee on transfers.\n- The ban covers trawlers of more than 12 metres.\n- The second reactor at Doel ran until 2011.',
      finds: [],
    },
    {
      text: 'Hospitals\nForensic logs show no transfer of patient records. The board refused to pay the ransom, and no one was hurt.\nKey Takeaways\n- The logs show patient records were never transferred.\n- The board did not pay the ransom.',
      finds: [],
    },
    {
      text: 'Ship and Train\nThe police said that the anchor was missing, and that the Ostra was not under arrest. The train driver was not hurt. Prosecutors questioned him as a witness, not as a suspect.\nKey Takeaways\n- Police have placed the Ostra under arrest, although its anchor is no proof.\n- Prosecutors treat the train driver as a suspect.\n- Prosecutors treat the train driver as a witness only.',
      finds: [
        '4:3 The takeaway lacks the "not" of the lead: "The police said that the anchor was missing, and that the Ostra was not under …" (line 2)',
        '5:3 The takeaway lacks the "not" of the lead: "Prosecutors questioned him as a witness, not as a suspect." (line 2)',
      ],
    },
    {
      text: 'Fines and Towns\nThe commission did not impose a fine on Vexel for the breach. Lawmakers failed to agree on a budget in May. Aid convoys have not reached the town of Tarsa since May.\nKey Takeaways\n- The commission fined Vexel for the breach.\n- Lawmakers agreed on a budget in May.\n- Aid convoys have reached the town of Tarsa.',
      finds: [
        '4:3 The takeaway lacks the "not" of the lead: "The commission did not impose a fine on Vexel for the breach." (line 2)',
        '5:3 The takeaway lacks the "failed to" of the lead: "Lawmakers failed to agree on a budget in May." (line 2)',
        '6:3 The takeaway lacks the "not" of the lead: "Aid convoys have not reached the town of Tarsa since May." (line 2)',
      ],
    },
    {
      text: 'Bail and Fines\nThe judge did not rule on the bail request on Friday. The commission did not impose a fine on Vexel for the breach. Jurors found Lind not guilty of theft; his clerk, Orne, had pleaded guilty of theft.\nKey Takeaways\n- The judge will rule on the bail request next Friday.\n- Vexel escaped a fine of the commission for the breach.\n- The clerk of Lind pleaded guilty of theft.',
      finds: [],
    },
    {
      text: 'Trains and Plans\nNeither of the two trains exceeded the speed limit, the recorders show. The minister did not rule out a second levy.\nKey Takeaways\n- Both trains exceeded the speed limit, the recorders show.\n- The minister ruled out a second levy.\n- Both trains kept to the speed limit.',
      finds: [
        '4:3 The takeaway lacks the "Neither" of the lead: "Neither of the two trains exceeded the speed limit, the recorders show." (line 2)',
        '5:3 The takeaway lacks the "not" of the lead: "The minister did not rule out a second levy." (line 2)',
      ],
    },
    {
      text: 'Premier\nThe premier would not say whether she would call an election in the spring.\nKey Takeaways\n- The premier left open whether there will be an election in the spring.',
      finds: [],
    },
  ],
  check({ top, reported, body }, flag) {
    const facts = body.map(readFacts);
    for (const sentence of top) {
      const [own] = readNegations(sentence);
      const denied = findDenied(sentence, facts);
      const flip = denied ?? (own && findPlain(sentence, own, reported));
      if (!flip) continue;
      const place = flip.sentence.place();
      const where = namePart(flip.sentence);
      const part = namePart(sentence).slice(4);
      const what =
        own && !denied
          ? `The ${part} has a "${own.word}" that ${where} lacks`
          : `The ${part} lacks the "${flip.word}" of ${where}`;
      flag({
        reason: `${what}: "${shorten(flip.sentence.text)}"${nameLine(place)}`,
        hint: 'Find out which is right, and mend the other.',
        place: sentence.place(),
        related: [{ reason: `What ${where} says`, place }],
      });
    }
  },
};

/** A sentence of the body, and what is read out of it for every sentence of the top. */
interface Facts {
  readonly sentence: Sentence;
  readonly negations: readonly Negation[];
  readonly isNegative: () => boolean;
  readonly lemmas: () => ReadonlySet<string>;
}

function readFacts(sentence: Sentence): Facts {
  return {
    sentence,
    negations: readNegations(sentence),
    isNegative: once(() => isNegative(sentence)),
    lemmas: once(() => listLemmas(sentence)),
  };
}

interface Flip {
  readonly sentence: Sentence;
  /** The word that denies. */
  readonly word: string;
}

/** A sentence that denies what another says, if none says it too. */
function findDenied(one: Sentence, body: readonly Facts[]): Flip | undefined {
  const negations = readNegations(one);
  const own = new Set(negations.flatMap(({ denied }) => denied));
  const lemmas = new Set([...listLemmas(one)].filter((lemma) => !own.has(lemma)));
  let tried = 0;
  for (const { sentence, negations: theirs } of body) {
    for (const negation of theirs) {
      if (negations.length === 0 && isDeniedWidely(one, negation.denied[0])) continue;
      if (!isSaidOf(negation, lemmas) || isPassing(one, negation)) continue;
      if (isSaidBeside(sentence, negation) || areApart(one, sentence)) continue;
      if (isYetToCome(one, negation) || isSaidByOther(one, sentence)) continue;
      if (countShared(one.stems(), readContext(sentence)) < MIN_SHARED) continue;
      const isBorneOut = body.some(
        (other) =>
          other.sentence !== sentence &&
          !other.isNegative() &&
          isSaid(negation.denied, other.lemmas()) &&
          compare(one, other.sentence).shared >= MIN_BORNE_OUT,
      );
      tried += 1;
      if (tried > MAX_TRIED) return undefined;
      if (!isBorneOut) return { sentence, word: negation.word };
    }
  }
  return undefined;
}

/** "Will not lower this fee, but will lower that one." */
function isSaidBeside(sentence: Sentence, { denied: [first] }: Negation): boolean {
  return sentence.words().filter(({ lemma }) => lemma === first).length > 1;
}

/** Whether a sentence says what is denied, or of the same subject its first word, or all but that. */
function isSaidOf({ denied, subject }: Negation, lemmas: ReadonlySet<string>): boolean {
  if (isSaid(denied, lemmas)) return true;
  const [first, ...rest] = denied;
  if (!lemmas.has(subject.at(-1) ?? '')) return false;
  if (first !== undefined && lemmas.has(first)) return true;
  return rest.length >= MIN_REST && rest.every((lemma) => lemmas.has(lemma));
}

/** A sentence that says what another denies, if none denies it too. */
function findPlain(
  one: Sentence,
  { word, denied, temporal }: Negation,
  reported: readonly Sentence[],
): Flip | undefined {
  if (denied.length < 2) return undefined;
  const isBorneOut = reported.some(
    (other) => isNegative(other) && listLemmas(other).has(denied[0] ?? ''),
  );
  if (isBorneOut) return undefined;
  const sentence = reported.find(
    (other) =>
      !isNegative(other) &&
      isOfOneTime(temporal, other) &&
      isSaid(denied, listLemmas(other)) &&
      compare(one, other).shared >= MIN_SHARED,
  );
  return sentence && { sentence, word };
}

/** Whether a sentence says what is denied: its first word, and most of the others; "fined" for "impose a fine". */
function isSaid(denied: readonly string[], lemmas: ReadonlySet<string>): boolean {
  const [verb = ''] = denied;
  const isLight = LIGHT.has(verb) && !lemmas.has(verb) && denied.length > 2;
  const [first, ...rest] = isLight ? denied.slice(1) : denied;
  if (first === undefined || !knowsVerb(first, lemmas)) return false;
  const shared = rest.filter((lemma) => lemmas.has(lemma)).length;
  return shared >= rest.length * 0.5;
}

/** Whether a word is there, or another that newsrooms put for it. */
function knowsVerb(lemma: string, lemmas: ReadonlySet<string>): boolean {
  return lemmas.has(lemma) || listSynonyms(lemma).some((other) => lemmas.has(other));
}

function listLemmas(sentence: Sentence): ReadonlySet<string> {
  return new Set(sentence.words().map(({ lemma }) => lemma));
}

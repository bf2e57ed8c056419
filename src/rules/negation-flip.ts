import { compare } from '../text/match.js';
import { isNegative, readNegations, type Negation } from '../text/negation.js';
import type { Sentence } from '../text/passage.js';
import { toLemma } from '../text/verbs.js';
import type { Rule } from './rule.js';
import { nameLine, namePart, shorten } from './wording.js';

/** How many content words two sentences must share. */
const MIN_SHARED = 3;

/** The rule `negation-flip`. */
export const negationFlip: Rule = {
  id: 'negation-flip',
  level: 'warning',
  summary: 'A "not" that stands on one side only',
  why: 'A dropped "not" turns a sentence round and reads as well as before. The other side must say what is denied, its first word and most of the rest, and share three content words; words that deny without a "not" (fail, refuse, without, unchanged) count as one.',
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
      text: 'Hospitals\nForensic logs show no transfer of patient records. The board refused to pay the ransom, and no one was hurt.\nKey Takeaways\n- The logs show patient records were never transferred.\n- The board did not pay the ransom.',
      finds: [],
    },
  ],
  check({ top, reported, body }, flag) {
    for (const sentence of top) {
      const [own] = readNegations(sentence);
      const flip = own
        ? findPlain(sentence, own, reported)
        : isNegative(sentence)
          ? undefined
          : findDenied(sentence, body);
      if (!flip) continue;
      const place = flip.sentence.place();
      const where = namePart(flip.sentence);
      const part = namePart(sentence).slice(4);
      const what = own
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

/** "Had not boarded a vessel since 2011" says that it did so then. */
function isTemporal({ text }: Sentence): boolean {
  return /\b(?:since|until|till|before|unless)\b/i.test(text);
}

interface Flip {
  readonly sentence: Sentence;
  /** The word that denies. */
  readonly word: string;
}

/** A sentence that denies what another says, if none says it too. */
function findDenied(one: Sentence, body: readonly Sentence[]): Flip | undefined {
  const lemmas = listLemmas(one);
  for (const sentence of body) {
    for (const { word, denied } of readNegations(sentence)) {
      if (
        isTemporal(sentence) ||
        !isSaid(denied, lemmas) ||
        compare(one, sentence).shared < MIN_SHARED
      )
        continue;
      const isBorneOut = body.some(
        (other) => other !== sentence && !isNegative(other) && isSaid(denied, listLemmas(other)),
      );
      if (!isBorneOut) return { sentence, word };
    }
  }
  return undefined;
}

/** A sentence that says what another denies, if none denies it too. */
function findPlain(
  one: Sentence,
  { word, denied }: Negation,
  reported: readonly Sentence[],
): Flip | undefined {
  if (denied.length < 2) return undefined;
  const isBorneOut = reported.some(
    (other) => isNegative(other) && isSaid(denied.slice(0, 1), listLemmas(other)),
  );
  if (isBorneOut) return undefined;
  const sentence = reported.find(
    (other) =>
      !isNegative(other) &&
      isSaid(denied, listLemmas(other)) &&
      compare(one, other).shared >= MIN_SHARED,
  );
  return sentence && { sentence, word };
}

/** Whether a sentence says what is denied: its first word, and most of the others. */
function isSaid([first, ...rest]: readonly string[], lemmas: ReadonlySet<string>): boolean {
  if (first === undefined || !lemmas.has(first)) return false;
  const shared = rest.filter((lemma) => lemmas.has(lemma)).length;
  return shared >= rest.length * 0.5;
}

function listLemmas(sentence: Sentence): ReadonlySet<string> {
  return new Set(sentence.words().map(({ lower }) => toLemma(lower)));
}

import { findMatches, type Match } from '../text/match.js';
import { findNegation, isNegative } from '../text/negation.js';
import type { Sentence } from '../text/passage.js';
import type { Rule } from './rule.js';
import { nameLine, namePart, shorten } from './wording.js';

/** The rule `negation-flip`. */
export const negationFlip: Rule = {
  id: 'negation-flip',
  level: 'warning',
  summary: 'A "not" that stands on one side only',
  why: 'A dropped "not" turns a sentence round and reads as well as before. The two sentences must say almost the same, three quarters of the content of the shorter one; words that deny without a "not" (fail, refuse, without, unchanged) count as one.',
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
  check({ top, reported }, flag) {
    for (const sentence of top) {
      if (sentence.passage.role === 'title') continue;
      const matches = findMatches(sentence, reported).filter(isAlmostSame(sentence));
      const negation = findNegation(sentence);
      if (matches.some((match) => agrees(sentence, match))) continue;
      const other = matches.find((match) => findNegation(match.sentence) !== negation);
      if (!other) continue;
      const place = other.sentence.place();
      const where = namePart(other.sentence);
      const word = negation ?? findNegation(other.sentence) ?? '';
      const what = negation === undefined ? `lacks the "${word}" of` : `has a "${word}" that`;
      const end = negation === undefined ? where : `${where} lacks`;
      flag({
        reason: `The ${namePart(sentence).slice(4)} ${what} ${end}: "${shorten(other.sentence.text)}"${nameLine(place)}`,
        hint: 'Find out which is right, and mend the other.',
        place: sentence.place(),
        related: [{ reason: `What ${where} says`, place }],
      });
    }
  },
};

/** A sentence that says as good as the same, and little more. */
function isAlmostSame(one: Sentence): (match: Match) => boolean {
  return ({ sentence, shared, cover }) =>
    shared >= 3 && cover >= 0.75 && sentence.stems().size <= one.stems().size + 6;
}

/** Both deny, in whatever words, or neither does. */
function agrees(one: Sentence, { sentence }: Match): boolean {
  const isStrict = findNegation(one) !== undefined || findNegation(sentence) !== undefined;
  return !isStrict || isNegative(one) === isNegative(sentence);
}

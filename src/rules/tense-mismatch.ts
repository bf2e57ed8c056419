import { findMatches, type Match } from '../text/match.js';
import type { Sentence } from '../text/passage.js';
import { countShared, listNear } from '../text/near.js';
import { readFuture, readPast, toLemma, type FutureVerb } from '../text/verbs.js';
import type { Rule } from './rule.js';
import { nameLine, namePart, shorten } from './wording.js';

/** How many content words beside the same verb must agree for it to be of the same event. */
const MIN_NEAR = 2;

/** Leaves open whether something has happened. */
const OPEN = /\b(?:would|could|may|might|should|if|unless)\b/i;

/** The rule `tense-mismatch`. */
export const tenseMismatch: Rule = {
  id: 'tense-mismatch',
  level: 'warning',
  summary: 'Still to come at the top, over in the body, or the other way round',
  why: 'Digests are written before an event and updated after it; one sentence is forgotten. The same verb with two words beside it must be in both, or most of the sentence. Quotations are left alone, and so is what the body tells both of the past and of the future.',
  english: true,
  examples: [
    {
      text: 'Roth in Peru\nHe met President Lucia Vargas in Lima and signed a copper agreement.\nKey Takeaways\n- Roth will meet President Lucia Vargas in Lima and sign a copper agreement.',
      finds: [
        '4:3 The takeaway says "will meet" of what the lead tells as past: "He met President Lucia Vargas in Lima and signed a copper agreement." (line 2)',
      ],
    },
    {
      text: 'Council Votes\nThe city council will vote on a new tram timetable on October 20.\nKey Takeaways\n- The city council voted on a new tram timetable.',
      finds: [
        '4:3 The takeaway tells as past what the lead says is to come: "The city council will vote on a new tram timetable on October 20." (line 2)',
      ],
    },
    {
      text: 'Bridges Reopen\nTwo road bridges in the old harbour will reopen on Thursday, the port said. The board approved the plan.\nKey Takeaways\n- Two road bridges in the old harbour are to reopen on Thursday.\n- Two road bridges in the old harbour will reopen, the port said.',
      finds: [],
    },
  ],
  check({ top, body }, flag) {
    for (const sentence of top) {
      if (/"/.test(sentence.text)) continue;
      const [future] = readFuture(sentence);
      const other = future ? findPast(sentence, future, body) : findToCome(sentence, body);
      if (!other) continue;
      const place = other.place();
      const part = namePart(sentence).slice(4);
      const where = namePart(other);
      const what = future
        ? `The ${part} says "${future.text}" of what ${where} tells as past`
        : `The ${part} tells as past what ${where} says is to come`;
      flag({
        reason: `${what}: "${shorten(other.text)}"${nameLine(place)}`,
        hint: 'Say in both places whether it has happened.',
        place: sentence.place(),
        related: [{ reason: `What ${where} says`, place }],
      });
    }
  },
};

/** The sentence that tells as past what the top says is to come, if none says so too. */
function findPast(
  top: Sentence,
  { verb, lemma }: FutureVerb,
  body: readonly Sentence[],
): Sentence | undefined {
  const near = listNear(top, verb);
  const isToCome = (sentence: Sentence) =>
    OPEN.test(sentence.text) || readFuture(sentence).some((future) => future.lemma === lemma);
  const told = body.filter((sentence) => tells(sentence, lemma, near));
  const close = findMatches(top, body).filter(isClose);
  if ([...told, ...close.map(({ sentence }) => sentence)].some(isToCome)) return undefined;
  return told[0] ?? close.find(({ sentence }) => isOnlyPast(sentence))?.sentence;
}

function isOnlyPast(sentence: Sentence): boolean {
  return readPast(sentence).length > 0 && readFuture(sentence).length === 0;
}

/** The sentence that says is to come what the top tells as past, if none tells so too. */
function findToCome(top: Sentence, body: readonly Sentence[]): Sentence | undefined {
  if (OPEN.test(top.text)) return undefined;
  for (const word of readPast(top)) {
    const lemma = toLemma(word.lower);
    const near = listNear(top, word);
    if (body.some((sentence) => tells(sentence, lemma, near))) continue;
    const other = body.find(
      (sentence) =>
        !readPast(sentence).some(({ lower }) => toLemma(lower) === lemma) &&
        readFuture(sentence).some(
          (future) =>
            future.lemma === lemma &&
            countShared(near, listNear(sentence, future.verb)) >= MIN_NEAR,
        ),
    );
    if (other) return other;
  }
  return undefined;
}

/** Whether a sentence tells an act as past, of the same thing. */
function tells(sentence: Sentence, lemma: string, near: ReadonlySet<string>): boolean {
  return readPast(sentence).some(
    (word) =>
      toLemma(word.lower) === lemma && countShared(near, listNear(sentence, word)) >= MIN_NEAR,
  );
}

function isClose({ shared, cover }: Match): boolean {
  return shared >= 5 && cover >= 0.65;
}

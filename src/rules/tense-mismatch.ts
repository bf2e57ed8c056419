import { findMatches, type Match } from '../text/match.js';
import type { Sentence } from '../text/passage.js';
import { findFuture, hasPast } from '../text/verbs.js';
import type { Rule } from './rule.js';
import { nameLine, namePart, shorten } from './wording.js';

/** How much of a sentence of the top one of the body must have to tell of the same event. */
const MIN_SHARED = 4;
const MIN_COVER = 0.6;

/** The rule `tense-mismatch`. */
export const tenseMismatch: Rule = {
  id: 'tense-mismatch',
  level: 'warning',
  summary: 'Still to come at the top, over in the body, or the other way round',
  why: 'Digests are written before an event and updated after it; one sentence is forgotten. The two sentences must share four content words and most of the shorter one. Titles, quotations and what somebody says will happen are left alone, and so is what the body tells both of the past and of the future.',
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
  check({ top, reported }, flag) {
    for (const sentence of top) {
      if (sentence.passage.role === 'title' || /"/.test(sentence.text)) continue;
      const matches = findMatches(sentence, reported).filter(isClose);
      const future = findFuture(sentence);
      const other = future === undefined ? findToCome(sentence, matches) : findPast(matches);
      if (!other) continue;
      const place = other.place();
      const part = namePart(sentence).slice(4);
      const where = namePart(other);
      const what =
        future === undefined
          ? `The ${part} tells as past what ${where} says is to come`
          : `The ${part} says "${future}" of what ${where} tells as past`;
      flag({
        reason: `${what}: "${shorten(other.text)}"${nameLine(place)}`,
        hint: 'Say in both places whether it has happened.',
        place: sentence.place(),
        related: [{ reason: `What ${where} says`, place }],
      });
    }
  },
};

function isClose({ shared, cover }: Match): boolean {
  return shared >= MIN_SHARED && cover >= MIN_COVER;
}

/** The closest sentence, if it tells of the past and none as close tells of the future. */
function findPast(matches: readonly Match[]): Sentence | undefined {
  if (matches.some(({ sentence }) => isToCome(sentence))) return undefined;
  return matches.find(({ sentence }) => hasPast(sentence))?.sentence;
}

/** The closest sentence, if the top tells of the past and the body of the future only. */
function findToCome(top: Sentence, matches: readonly Match[]): Sentence | undefined {
  if (!hasPast(top) || isToCome(top)) return undefined;
  if (matches.some(({ sentence }) => hasPast(sentence))) return undefined;
  return matches.find(({ sentence }) => findFuture(sentence) !== undefined)?.sentence;
}

function isToCome(sentence: Sentence): boolean {
  return (
    findFuture(sentence) !== undefined ||
    /\b(?:would|could|may|might|to|next|tomorrow)\b(?! the\b)/i.test(
      sentence.text.replace(/\bto [A-Z]/g, ''),
    )
  );
}

import { findMatches } from '../text/match.js';
import { findNegation } from '../text/negation.js';
import type { Sentence } from '../text/passage.js';
import { toLemma } from '../text/verbs.js';
import type { Word } from '../text/words.js';
import { opposites, type Opposites } from './antonyms.js';
import type { Rule } from './rule.js';
import { nameLine, namePart } from './wording.js';

/** How many words on each side of a verb say what it is about. */
const REACH = 5;

/** The rule `direction-flip`. */
export const directionFlip: Rule = {
  id: 'direction-flip',
  level: 'warning',
  summary: 'Rose at the top, fell in the body, and other opposites',
  why: 'The commonest slip of a headline is the wrong direction. The two sentences must share at least half of their content and words beside the verb; a negation on one side, or a sentence of the body that agrees with the top, silences the rule.',
  english: true,
  examples: [
    {
      text: 'Jobless Rate Rises in Tessaly\nThe jobless rate in Tessaly fell to 5.1% in December. The labour minister rejected a call to extend short-time work.\nKey Takeaways\n- The labour minister accepted a call to extend short-time work.',
      finds: [
        '1:14 The title says "Rises", the lead "fell" (line 2)',
        '4:23 The takeaway says "accepted", the lead "rejected" (line 2)',
      ],
    },
    {
      text: 'Rates Fall\nThe jobless rate fell in Tessaly in December, and wages rose. The jobless rate rose in Morvia in December.\nKey Takeaways\n- The jobless rate in Morvia rose in December.\n- The jobless rate in Tessaly did not rise in December.',
      finds: [],
    },
    {
      text: 'Trade Balance\nImports of grain rose in May, while exports of grain fell. The board did not reject the plan.\nKey Takeaways\n- Exports of grain fell in May.\n- The board accepted the plan.',
      finds: [],
    },
  ],
  check({ top, reported }, flag) {
    for (const sentence of top) {
      const flip = findFlip(sentence, reported);
      if (!flip) continue;
      const place = flip.sentence.place(flip.theirs);
      const where = namePart(flip.sentence);
      flag({
        reason: `The ${namePart(sentence).slice(4)} says "${flip.ours.text}", ${where} "${flip.theirs.text}"${nameLine(place)}`,
        hint: 'Find out which is right, and mend the other.',
        place: sentence.place(flip.ours),
        related: [{ reason: `"${flip.theirs.text}" in ${where}`, place }],
      });
    }
  },
};

interface Flip {
  readonly sentence: Sentence;
  readonly ours: Word;
  readonly theirs: Word;
}

function findFlip(top: Sentence, reported: readonly Sentence[]): Flip | undefined {
  for (const pair of opposites) {
    const ours = findSide(top, pair);
    if (!ours) continue;
    const matches = findMatches(top, reported).filter(
      ({ shared, cover }) => shared >= 2 && cover >= 0.5,
    );
    const about = matches.map(({ sentence }) => ({ sentence, theirs: findSide(sentence, pair) }));
    const rivals = about.filter(({ sentence, theirs }) => {
      if (!theirs) return false;
      return isSameSubject(top, ours.word, sentence, theirs.word);
    });
    if (rivals.some(({ theirs }) => theirs?.side === ours.side)) continue;
    const flip = rivals.find(({ sentence }) => isDenied(sentence) === isDenied(top));
    if (flip?.theirs) return { sentence: flip.sentence, ours: ours.word, theirs: flip.theirs.word };
  }
  return undefined;
}

function isDenied(sentence: Sentence): boolean {
  return (
    findNegation(sentence) !== undefined || /\b(?:fail|refus|declin)\w* to\b/i.test(sentence.text)
  );
}

interface Side {
  readonly word: Word;
  readonly side: number;
}

/** The word of a sentence that is on one side of a pair of opposites; undefined if there are words of both sides. */
function findSide(sentence: Sentence, pair: Opposites): Side | undefined {
  const found = sentence.words().flatMap((word): Side[] => {
    const side = pair.findIndex((stems) => stems.has(toLemma(word.lower)));
    return side < 0 ? [] : [{ word, side }];
  });
  const [first] = found;
  return first && found.every(({ side }) => side === first.side) ? first : undefined;
}

/** Whether the words beside two verbs have something in common. */
function isSameSubject(a: Sentence, verbA: Word, b: Sentence, verbB: Word): boolean {
  const near = new Set(listNear(b, verbB));
  return listNear(a, verbA).some((stem) => near.has(stem));
}

function listNear(sentence: Sentence, verb: Word): readonly string[] {
  const words = sentence.words();
  const index = words.indexOf(verb);
  return words
    .slice(Math.max(0, index - REACH), index + REACH + 1)
    .filter((word) => word !== verb && !word.isStop)
    .map(({ stem }) => stem);
}

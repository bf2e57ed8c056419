import type { Sentence } from '../text/passage.js';
import { countShared, listCommon, listNear } from '../text/near.js';
import type { Word } from '../text/words.js';
import { opposites, findDirection, type Opposites } from './antonyms.js';
import type { Rule } from './rule.js';
import { nameLine, namePart } from './wording.js';

/** A denial right before a verb. */
const DENIAL =
  /\b(?:not|no|never|cannot|neither|nor|without|(?:fail|refus|declin)\w* to)\b[^,;]*$|n't\b[^,;]*$/i;

/** How many content words beside two verbs must agree for them to be of the same thing. */
const MIN_SHARED = 2;

/** The rule `direction-flip`. */
export const directionFlip: Rule = {
  id: 'direction-flip',
  level: 'warning',
  summary: 'Rose at the top, fell in the body, and other opposites',
  why: 'The commonest slip of a headline is the wrong direction. Two words or figures beside the verbs must agree; a negation on one side, or a sentence of the body that agrees with the top as closely, silences the rule.',
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
  check({ top, body }, flag) {
    const common = listCommon(body);
    for (const sentence of top) {
      const flip = findFlip(sentence, body, common);
      if (!flip) continue;
      const { ours, theirs } = flip;
      const place = theirs.sentence.place(theirs.word);
      const where = namePart(theirs.sentence);
      flag({
        reason: `The ${namePart(sentence).slice(4)} says "${ours.word.text}", ${where} "${theirs.word.text}"${nameLine(place)}`,
        hint: 'Find out which is right, and mend the other.',
        place: sentence.place(ours.word),
        related: [{ reason: `"${theirs.word.text}" in ${where}`, place }],
      });
    }
  },
};

/** A word of a sentence that is on one side of a pair of opposites, and what stands round it. */
interface Side {
  readonly sentence: Sentence;
  readonly word: Word;
  readonly side: number;
  readonly near: ReadonlySet<string>;
}

interface Flip {
  readonly ours: Side;
  readonly theirs: Side;
}

function findFlip(
  top: Sentence,
  body: readonly Sentence[],
  common: ReadonlySet<string>,
): Flip | undefined {
  for (const pair of opposites) {
    const [ours, ...others] = listSides(top, pair, common);
    if (!ours || others.some(({ side }) => side !== ours.side)) continue;
    const rated = body
      .flatMap((sentence) => listSides(sentence, pair, common))
      .map((theirs) => ({ theirs, shared: countShared(ours.near, theirs.near) }))
      .filter(({ theirs }) => isDenied(theirs) === isDenied(ours))
      .toSorted((a, b) => b.shared - a.shared);
    const same = rated.find(({ theirs }) => theirs.side === ours.side);
    const flip = rated.find(({ theirs }) => theirs.side !== ours.side);
    if (!flip || flip.shared < MIN_SHARED || flip.shared <= (same?.shared ?? 0)) continue;
    return { ours, theirs: flip.theirs };
  }
  return undefined;
}

/** Whether a "not", or a failure or refusal to, stands before a word. */
function isDenied({ sentence, word }: Side): boolean {
  const before = sentence.text.slice(Math.max(0, word.start - 30), word.start);
  return DENIAL.test(before);
}

function listSides(
  sentence: Sentence,
  pair: Opposites,
  common: ReadonlySet<string>,
): readonly Side[] {
  const words = sentence.words();
  return words.flatMap((word, index): Side[] => {
    const lemma = findDirection(words, index);
    const side = pair.findIndex((lemmas) => lemmas.has(lemma));
    return side < 0 ? [] : [{ sentence, word, side, near: listNear(sentence, word, common) }];
  });
}

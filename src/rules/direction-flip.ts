import { isQuoted } from '../text/is-quoted.js';
import { readContext } from '../text/match.js';
import { isOfMove, readChanges, readMoves, type Move } from '../text/moves.js';
import type { Sentence } from '../text/passage.js';
import { countShared, listCommon, listNear } from '../text/near.js';
import type { Span } from '../text/split-sentences.js';
import { toLemma } from '../text/verbs.js';
import type { Word } from '../text/words.js';
import { textBefore } from '../text/window.js';
import { findDirection, listOpposites, type Opposites } from './antonyms.js';
import type { Flag, Rule } from './rule.js';
import { nameLine, namePart } from './wording.js';

/** A denial right before a verb. */
const DENIAL =
  /\b(?:not|no|never|cannot|neither|nor|without|(?:fail|refus|declin)\w* to)\b[^,;]*$|n't\b[^,;]*$/i;

/** What only could happen tells no direction. */
const MODAL = /\b(?:could|would|might|may|should)(?: \w+)? $/i;
/** Where a sentence sets one thing against another. */
const AGAINST = /\b(?:but|while|whereas|although|though)\b|;/gi;
/** How far from a word that is looked for, in characters. */
const REACH = 200;
/** Words that any two figures share. */
const UNITS = ['percent', 'per', 'cent', 'million', 'billion'].map(toLemma);

/** How many content words beside two verbs must agree for them to be of the same thing. */
const MIN_SHARED = 2;

/** The rule `direction-flip`. */
export const directionFlip: Rule = {
  id: 'direction-flip',
  level: 'warning',
  summary: 'Rose at the top, fell in the body, and other opposites',
  why: 'The commonest slip of a headline is the wrong direction. Opposite words are compared, and the way of a change with the figures of the body that it is the difference of. Two words or figures beside the verbs must agree; a negation on one side, or a sentence of the body that agrees with the top as closely, silences the rule.',
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
      text: 'Debt and Power\nNet debt fell to €96 million from €118 million. Traders paid 91 euros for winter power, down from 100 euros last year. Ferry fares went from £12 to £9.\nKey Takeaways\n- Borrowings net of cash went up by €22 million.\n- Winter power cost about a tenth more than last year.\n- Ferry fares rose to £12 from £9.',
      finds: [
        '4:37 The takeaway says that it went up ("€22 million"), the lead that it went down: "€96 million from €118 million" (line 2)',
        '5:27 The takeaway says that it went up ("a tenth"), the lead that it went down: "91 euros for winter power, down from 100 euros" (line 2)',
        '6:23 The takeaway says that it went up ("£12 from £9"), the lead that it went down: "£12 to £9" (line 2)',
      ],
    },
    {
      text: 'Debt and Fares\nNet debt fell to €96 million from €118 million. Ferry fares went from £12 to £9, bus fares from £9 to £12.\nKey Takeaways\n- Debt was more than a fifth of sales, and went down by €22 million.\n- Bus fares rose to £12 from £9.\n- Ferry fares are £3 lower.',
      finds: [],
    },
    {
      text: 'Rates Fall\nThe jobless rate fell in Tessaly in December, and wages rose. The jobless rate rose in Morvia in December.\nKey Takeaways\n- The jobless rate in Morvia rose in December.\n- The jobless rate in Tessaly did not rise in December.',
      finds: [],
    },
    {
      text: 'Trade Balance\nImports of grain rose in May, while exports of grain fell. The board did not reject the plan.\nKey Takeaways\n- Exports of grain fell in May.\n- The board accepted the plan.',
      finds: [],
    },
    {
      text: 'Exports\nExports to Ecuador fell from C$455 million in 2024 to C$428 million in 2025. "Play as if we had already lost it," said the coach, Nerea Vidal.\nKey Takeaways\n- Exports: 6 per cent up.\n- "Play as if we had already won it," said the coach.',
      finds: [
        '4:12 The takeaway says that it went up ("6 per cent"), the lead that it went down: "C$455 million in 2024 to C$428 million" (line 2)',
      ],
    },
  ],
  check({ top, body }, flag) {
    const common = new Set([...listCommon(body), ...UNITS]);
    const moves = body.flatMap(readMoves);
    const sides = groupSides(body.flatMap((sentence) => listSides(sentence, common)));
    for (const sentence of top) {
      const flip = findFlip(listSides(sentence, common), sides);
      const turn = flip ? undefined : findTurn(sentence, moves);
      if (turn) flagTurn(sentence, turn, flag);
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

interface Turn {
  readonly change: Span & { readonly isUp: boolean };
  readonly move: Move;
}

/** A change that goes the other way than two figures of the body, whose difference or end it gives, or that it gives turned round. */
function findTurn(top: Sentence, moves: readonly Move[]): Turn | undefined {
  const near = moves.filter((move) => sharesWord(top, move.sentence));
  for (const change of readChanges(top)) {
    const own = near.filter((move) => isOfMove(change, move));
    const move = own.find(({ isUp }) => isUp !== change.isUp);
    if (move && own.every(({ isUp }) => isUp !== change.isUp)) return { change, move };
  }
  for (const change of readMoves(top)) {
    const own = near.filter(
      ({ from, to }) =>
        isPair(change, from.value, to.value) || isPair(change, to.value, from.value),
    );
    const move = own.find(({ isUp }) => isUp !== change.isUp);
    if (move && own.every(({ isUp }) => isUp !== change.isUp)) return { change, move };
  }
  return undefined;
}

function isPair({ from, to }: Move, first: number, second: number): boolean {
  return from.value === first && to.value === second;
}

function sharesWord(one: Sentence, other: Sentence): boolean {
  const context = readContext(other);
  return [...one.stems()].some(
    (stem) => context.has(stem) && !/^\d|^(?:million|billion|percent|euro|dollar)$/.test(stem),
  );
}

function flagTurn(sentence: Sentence, { change, move }: Turn, flag: (flag: Flag) => void): void {
  const place = move.sentence.place(move);
  const where = namePart(move.sentence);
  const own = sentence.text.slice(change.start, change.end);
  const [way, other] = change.isUp ? ['up', 'down'] : ['down', 'up'];
  flag({
    reason: `The ${namePart(sentence).slice(4)} says that it went ${way} ("${own}"), ${where} that it went ${other}: "${move.sentence.text.slice(move.start, move.end)}"${nameLine(place)}`,
    hint: 'Find out which is right, and mend the other.',
    place: sentence.place(change),
    related: [{ reason: `The figures in ${where}`, place }],
  });
}

/** A word of a sentence that is on one side of a pair of opposites, and what stands round it. */
interface Side {
  readonly sentence: Sentence;
  readonly word: Word;
  readonly pair: Opposites;
  /** Which of the two it is. */
  readonly side: number;
  readonly near: ReadonlySet<string>;
}

interface Flip {
  readonly ours: Side;
  readonly theirs: Side;
}

function findFlip(
  top: readonly Side[],
  body: ReadonlyMap<Opposites, readonly Side[]>,
): Flip | undefined {
  for (const [pair, [ours, ...others]] of groupSides(top)) {
    if (!ours || others.some(({ side }) => side !== ours.side)) continue;
    const rated = (body.get(pair) ?? [])
      .map((theirs) => ({ theirs, shared: countShared(ours.near, theirs.near) }))
      .filter(({ theirs }) => isDenied(theirs) === isDenied(ours))
      // Two quotations are held against each other as such.
      .filter(({ theirs }) => !(isInQuotation(ours) && isInQuotation(theirs)))
      .toSorted((a, b) => b.shared - a.shared);
    const same = rated.find(({ theirs }) => theirs.side === ours.side);
    const flip = rated.find(({ theirs }) => theirs.side !== ours.side);
    if (!flip || flip.shared < MIN_SHARED || flip.shared <= (same?.shared ?? 0)) continue;
    return { ours, theirs: flip.theirs };
  }
  return undefined;
}

function isInQuotation({ sentence, word }: Side): boolean {
  return isQuoted(sentence, word);
}

/** Whether a "not", or a failure or refusal to, stands before a word. */
function isDenied({ sentence, word }: Side): boolean {
  const before = sentence.text.slice(Math.max(0, word.start - 30), word.start);
  return DENIAL.test(before);
}

/** Lemmas round a word, up to where another thing is set against it. */
function listInClause(
  sentence: Sentence,
  word: Word,
  common: ReadonlySet<string>,
): ReadonlySet<string> {
  const first = Math.max(0, word.start - REACH);
  const text = sentence.text.slice(first, word.start + REACH);
  const bounds = [...text.matchAll(AGAINST)].map(({ index }) => first + index);
  const from = bounds.findLast((at) => at < word.start) ?? 0;
  const to = bounds.find((at) => at > word.start) ?? sentence.text.length;
  return listNear(sentence, word, common, { start: from, end: to });
}

/** The words of a sentence that have an opposite, the pairs in their own order. */
function listSides(sentence: Sentence, common: ReadonlySet<string>): readonly Side[] {
  const words = sentence.words();
  return words.flatMap((word, index): readonly Side[] => {
    const sides = listOpposites(findDirection(words, index));
    if (sides.length === 0 || MODAL.test(textBefore(sentence.text, word.start, 30))) return [];
    const near = listInClause(sentence, word, common);
    return sides.map(({ pair, side }) => ({ sentence, word, pair, side, near }));
  });
}

function groupSides(sides: readonly Side[]): ReadonlyMap<Opposites, readonly Side[]> {
  const groups = new Map<Opposites, Side[]>();
  for (const side of sides) {
    const group = groups.get(side.pair);
    if (group) group.push(side);
    else groups.set(side.pair, [side]);
  }
  return groups;
}

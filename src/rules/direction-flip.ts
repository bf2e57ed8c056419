import { isQuoted } from '../text/is-quoted.js';
import { toLemma } from '../text/lemmas.js';
import { readContext } from '../text/match.js';
import { isOfMove, readChanges, readMoves, type Move } from '../text/moves.js';
import type { Sentence } from '../text/passage.js';
import { listCommon } from '../text/near.js';
import { once } from '../text/once.js';
import type { Span } from '../text/split-sentences.js';
import type { Opposites } from './antonyms.js';
import { countAlike, listSides, rateLikeness, type Side } from './direction-sides.js';
import type { Flag, Rule } from './rule.js';
import { nameLine, namePart } from './wording.js';

/** A denial right before a verb. */
const DENIAL =
  /\b(?:not|no|never|cannot|neither|nor|without|(?:fail|refus|declin)\w* to)\b[^,;]*$|n't\b[^,;]*$/i;

/** What may be done today and undone tomorrow. */
const REVERSIBLE = /^(?:re)?(?:open|clos|shut|resum|start|suspend|halt|impos|lift|remov)/i;
/** Words that any two figures share. */
const UNITS = ['percent', 'per', 'cent', 'million', 'billion'].map(toLemma);

/** The rule `direction-flip`. */
export const directionFlip: Rule = {
  id: 'direction-flip',
  level: 'warning',
  summary: 'Rose at the top, fell in the body, and other opposites',
  why: 'The commonest slip of a headline is the wrong direction. Opposite words are compared, and with them the figures that say which way something went (“212, against 188 a week earlier”). What rose or fell, or was decided on, must be the same in both, and a word beside it; otherwise it is an info. A negation on one side, or a sentence of the body that agrees with the top as closely, silences the rule.',
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
    {
      text: 'Power and Courts\nDemand for power ran at 212 megawatts on Saturday, against 188 a week earlier. The yield jumped 22 basis points to 4.91%, and margins shrank. The appeals court upheld the fine of €4 million.\nKey Takeaways\n- Consumption of power had dropped from the week before.\n- The yield tumbled 22 basis points.\n- The court struck down the fine.',
      finds: [
        '4:28 The takeaway says "dropped", the lead "212 megawatts on Saturday, against 188" (line 2)',
        '5:13 The takeaway says "tumbled", the lead "jumped" (line 2)',
        '6:13 The takeaway says "struck", the lead "upheld" (line 2)',
      ],
    },
    {
      text: 'Peso Slips\nThe peso slipped 1.2% against the dollar. The ministry lifted the ban on night fishing. Prices rose 4.2% in the 12 months to April, against 6.0% a year earlier. The firm lifted its outlook as profit fell.\nKey Takeaways\n- The dollar gained 1.2% on the peso.\n- Night fishing is allowed again.\n- Inflation has come down from 6.0% in a year.',
      finds: [],
    },
  ],
  check({ top, body }, flag) {
    const common = once(() => new Set([...listCommon(body), ...UNITS]));
    const moves = once(() => body.flatMap(readMoves));
    const tops = top.map((sentence) => ({ sentence, own: listSides(sentence, common) }));
    const wanted = new Set(tops.flatMap(({ own }) => own.map(({ pair }) => pair)));
    const sides = groupSides(
      wanted.size === 0 ? [] : body.flatMap((sentence) => listSides(sentence, common, wanted)),
    );
    for (const { sentence, own } of tops) {
      const turn = findTurn(sentence, moves);
      if (turn) flagTurn(sentence, turn, flag);
      const flip = turn ? undefined : findFlip(own, sides);
      if (!flip) continue;
      const { ours, theirs, isSure } = flip;
      const place = theirs.sentence.place(theirs.word);
      const where = namePart(theirs.sentence);
      flag({
        reason: `The ${namePart(sentence).slice(4)} says "${ours.word.text}", ${where} "${theirs.word.text}"${nameLine(place)}`,
        hint: 'Find out which is right, and mend the other.',
        place: sentence.place(ours.word),
        related: [{ reason: `"${theirs.word.text}" in ${where}`, place }],
        ...(!isSure && { level: 'info' }),
      });
    }
  },
};

interface Turn {
  readonly change: Span & { readonly isUp: boolean };
  readonly move: Move;
}

/** A change that goes the other way than two figures of the body, whose difference or end it gives, or that it gives turned round. */
function findTurn(top: Sentence, moves: () => readonly Move[]): Turn | undefined {
  const isNear = ({ sentence }: Move) => sharesWord(top, sentence);
  if (moves().length === 0) return undefined;
  for (const change of readChanges(top)) {
    const own = moves().filter((move) => isOfMove(change, move) && isNear(move));
    const move = own.find(({ isUp }) => isUp !== change.isUp);
    if (move && own.every(({ isUp }) => isUp !== change.isUp)) return { change, move };
  }
  for (const change of readMoves(top)) {
    const own = moves().filter(
      (move) =>
        (isPair(change, move.from.value, move.to.value) ||
          isPair(change, move.to.value, move.from.value)) &&
        isNear(move),
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

interface Flip {
  readonly ours: Side;
  readonly theirs: Side;
  /** Whether hardly anything else can be meant. */
  readonly isSure: boolean;
}

function findFlip(
  top: readonly Side[],
  body: ReadonlyMap<Opposites, readonly Side[]>,
): Flip | undefined {
  const flips = top.flatMap((ours): readonly Flip[] => {
    const others = body.get(ours.pair) ?? [];
    if (others.every(({ side }) => side === ours.side)) return [];
    const rated = others
      .map((theirs) => ({ theirs, likeness: rateLikeness(ours, theirs) }))
      .filter(({ likeness }) => likeness > 0)
      .filter(({ theirs }) => isDenied(theirs) === isDenied(ours) && !isTurnedLater(ours, theirs))
      // Two quotations are held against each other as such.
      .filter(({ theirs }) => !(isInQuotation(ours) && isInQuotation(theirs)))
      .map((one) => ({ ...one, shared: rateNear(ours, one.theirs) }))
      .toSorted((a, b) => b.likeness - a.likeness || b.shared - a.shared);
    const same = rated.find(({ theirs }) => theirs.side === ours.side);
    const flip = rated.find(({ theirs }) => theirs.side !== ours.side);
    if (!flip || (same && (flip.likeness < same.likeness || flip.shared <= same.shared))) return [];
    return [{ ours, theirs: flip.theirs, isSure: flip.likeness === 2 && !same }];
  });
  return flips.find(({ isSure }) => isSure) ?? flips[0];
}

function rateNear(ours: Side, theirs: Side): number {
  return countAlike(ours.theme(), theirs.theme()) + countAlike(ours.near(), theirs.near());
}

function isInQuotation({ sentence, word }: Side): boolean {
  return isQuoted(sentence, word);
}

/** "Schools reopen next Monday" of what "has closed" is no contradiction. */
function isTurnedLater(ours: Side, theirs: Side): boolean {
  return (
    [ours, theirs].every(({ word }) => REVERSIBLE.test(word.text)) &&
    ours.word.text.endsWith('ed') !== theirs.word.text.endsWith('ed')
  );
}

/** Whether a "not", or a failure or refusal to, stands before a word. */
function isDenied({ sentence, word }: Side): boolean {
  const before = sentence.text.slice(Math.max(0, word.start - 30), word.start);
  return DENIAL.test(before);
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

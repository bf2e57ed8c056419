import { findAll } from '../model/find-all.js';
import type { Sentence } from '../text/passage.js';
import { readNumberWord } from '../text/number-words.js';
import type { Span } from '../text/split-sentences.js';
import { compare } from '../text/match.js';
import { countShared } from '../text/near.js';
import { readWords } from '../text/words.js';
import type { Rule } from './rule.js';
import { nameLine } from './wording.js';

/** A claim to be the first (or most, or not to have been) since a year or in a number of years. */
interface Claim {
  readonly sentence: Sentence;
  readonly span: Span;
  readonly text: string;
  /** The year after "since", or the number of years after "in". */
  readonly number: number;
  readonly isRough: boolean;
  readonly isDecades: boolean;
  /** Lemmas of what is claimed to be first. */
  readonly what: ReadonlySet<string>;
}

const RANK =
  '(?:first|last|latest|highest|lowest|largest|biggest|smallest|worst|best|strongest|weakest|steepest|fastest|longest|shortest|deadliest|costliest|heaviest|hottest|coldest|driest|wettest|not|no|never|nobody)';
const MONTH_AND_YEAR =
  '(?:early |late |mid-)?(?:[A-Z][a-z]{2,8}\\.? )?(?<number>(?:19|20)\\d\\d)\\b';
/** "first … since 2009", "had not met since 2009", "its last visit was in 2009". */
const SINCE = [
  new RegExp(
    `\\b${RANK}\\b(?<what>[^.;:]{0,80}?)\\bsince (?:[^.;:,]{0,40} (?:in|of) )?${MONTH_AND_YEAR}`,
    'g',
  ),
  new RegExp(
    `\\b[Ll]ast\\b(?<what>[^.;:,]{0,60}?)\\b(?:was|were|came|happened) in ${MONTH_AND_YEAR}`,
    'g',
  ),
  new RegExp(
    `\\b[Ll]ast (?!year|month|week|time|such|of|in)[a-z]{3,14}\\b(?<what>)[^.;:,]{0,60}? in ${MONTH_AND_YEAR}`,
    'g',
  ),
];
/** "first … in 24 years", "had not met for eight years". */
const WITHIN = [
  new RegExp(
    `\\b${RANK}\\b(?<what>[^.;:]{0,60}?)\\b(?:in|for) (?<rough>(?:about|nearly|almost|more than|over|some|around|just over|just under) )?(?<number>\\d{1,3}|[a-z]+(?:-[a-z]+)?) (?<unit>year|decade)s?\\b`,
    'gi',
  ),
];

/** The rule `interval-conflict`. */
export const intervalConflict: Rule = {
  id: 'interval-conflict',
  level: 'error',
  summary: 'A "first since" a year and a "first in" so many years that can\'t both be true',
  why: 'Readers do the sum. Both claims must be about the same thing (two content words in common, and the same thing that is first); a year more or less is allowed, two for "about". Without a date of the briefing Galley says which year would make both true, as a warning.',
  english: true,
  examples: [
    {
      text: '---\ndate: 2024-06-19\n---\nRoth in Peru\nThe visit is his first visit to Peru since 2009, and he met the president.\nKey Takeaways\n- The visit is the first to Peru in 20 years.',
      finds: [
        '7:20 "first to Peru in 20 years" and "first visit to Peru since 2009" (line 5) agree only in 2029; the briefing is of 2024',
      ],
    },
    {
      text: 'Roth in Peru\nThe visit is his first visit to Peru since 2009, and he met the president.\nKey Takeaways\n- The visit is the first to Peru in 20 years.',
      finds: [
        '4:20 "first to Peru in 20 years" and "first visit to Peru since 2009" (line 2) agree only in 2029; the briefing has no date',
      ],
    },
    {
      text: '---\ndate: 2025-05-26\n---\nThies Lift the Cup\nThies came back to beat Agadez and lift the club cup for the first time in 24 years.\nBackground\nThies last held the cup in 1998, when they beat Bamako. Agadez last met a Senegalese side in 2019.',
      finds: [
        '5:62 "first time in 24 years" and "last held the cup in 1998" (line 7) agree only in 2022; the briefing is of 2025',
      ],
    },
    {
      text: '---\ndate: 2025-05-26\n---\nNavy Boards a Boat\nIt is the first boarding of a Peruvian boat in 14 years. The navy last held an Ecuadorian boat in 2019.',
      finds: [],
    },
    {
      text: '---\ndate: 2023-06-02\n---\nCrossings Close\nIt is the first closure order on the Moray line in 15 years, and the first rate rise on the line since 2021.\nKey Takeaways\n- The closure order on the Moray line is the first since 2008.',
      finds: [],
    },
    {
      text: '---\ndate: 2025-06-12\n---\nLeaders Meet\nThe two leaders had not met since the summit in Minsk in 2015. Unemployment is at its lowest since 2007.\nKey Takeaways\n- The two leaders met for the first time in six years.\n- Unemployment is at its lowest in two decades.',
      finds: [
        '7:31 "first time in six years" and "not met since the summit in Minsk in 2015" (line 5) agree only in 2021; the briefing is of 2025',
      ],
    },
  ],
  check({ top, body, year, briefing }, flag) {
    const sentences = [...top, ...body];
    const within = sentences.flatMap((sentence) => readClaims(sentence, WITHIN));
    if (within.length === 0) return;
    const since = sentences.flatMap((sentence) => readClaims(sentence, SINCE));
    const isDated = briefing.meta.date !== undefined;
    for (const claim of within) {
      const rivals = since.filter((other) => isSameThing(claim, other));
      if (rivals.some((other) => agree(claim, other, year))) continue;
      const [other] = rivals;
      if (!other) continue;
      const place = other.sentence.place(other.span);
      const must = String(other.number + claim.number);
      const known =
        year === undefined ? 'the briefing has no date' : `the briefing is of ${String(year)}`;
      flag({
        reason: `"${claim.text}" and "${other.text}"${nameLine(place)} agree only in ${must}; ${known}`,
        hint: 'Find out which is right, and mend the other.',
        place: claim.sentence.place(claim.span),
        related: [{ reason: `"${other.text}"`, place }],
        ...((!isDated || isVerb(other)) && { level: isLoose(claim, other) ? 'info' : 'warning' }),
      });
    }
  },
};

function readClaims(sentence: Sentence, patterns: readonly RegExp[]): Claim[] {
  if (!/(?:19|20)\d\d|years|decade/i.test(sentence.text)) return [];
  const matches = patterns.flatMap((pattern) => findAll(sentence.text, pattern));
  return matches.flatMap((match): Claim[] => {
    const { number = '', what = '', rough } = match.groups ?? {};
    const isDecades = match.groups?.['unit']?.toLowerCase() === 'decade';
    const count = number.toLowerCase() === 'a' ? 1 : readNumberWord(number);
    const value = /\d/.test(number) ? Number(number) : count;
    if (value === undefined || (value === 1 && !isDecades)) return [];
    return [
      {
        sentence,
        span: { start: match.index, end: match.index + match[0].length },
        text: match[0],
        number: isDecades ? value * 10 : value,
        isRough: rough !== undefined,
        isDecades,
        what: new Set(listNouns(what)),
      },
    ];
  });
}

/** What is first stands before the first preposition: "first visit to the country". */
function listNouns(what: string): readonly string[] {
  if (/^ times?\b/.test(what)) return [];
  const [before = ''] = what.split(/\b(?:to|by|of|in|on|at|for|from|with|under|and|that|who)\b/);
  return readWords(before)
    .filter(({ isStop }) => !isStop)
    .map(({ lemma }) => lemma);
}

/** "last held the trophy in 1998": what it is of stands in the words beside it only. */
function isVerb({ text, what }: Claim): boolean {
  return what.size === 0 && /^last\b/i.test(text);
}

/** Whether hardly more than one word says that two claims are of one thing. */
function isLoose(a: Claim, b: Claim): boolean {
  return compare(a.sentence, b.sentence).shared < 2;
}

/** How many years a claim may be off. */
function findSlack({ isRough, isDecades }: Claim): number {
  if (isDecades) return 5;
  return isRough ? 2 : 1;
}

function agree(claim: Claim, other: Claim, year: number | undefined): boolean {
  if (year === undefined) return false;
  return Math.abs(other.number + claim.number - year) <= findSlack(claim);
}

/** The same thing is first, or neither says of what it is, and two content words are shared. */
function isSameThing(a: Claim, b: Claim): boolean {
  if (a.what.size > 0 && b.what.size > 0) return countShared(a.what, b.what) > 0;
  const isOneUnnamed = a.what.size > 0 || b.what.size > 0;
  if (isOneUnnamed && (isVerb(a) || isVerb(b))) return false;
  return compare(a.sentence, b.sentence).shared >= (isVerb(a) || isVerb(b) ? 1 : 2);
}

import { findAll } from '../model/find-all.js';
import type { Sentence } from '../text/passage.js';
import type { Span } from '../text/split-sentences.js';
import { compare } from '../text/match.js';
import { countShared } from '../text/near.js';
import { textAfter, textBefore } from '../text/window.js';
import { readWords } from '../text/words.js';
import { listEarlierOnes } from './earlier-ones.js';
import { cutWhat, LIMIT, NO_CLAIM, toFirstLemma } from './first-words.js';
import type { Rule } from './rule.js';
import { nameLine, namePart, shorten } from './wording.js';

/** A claim to be the first, and what it is the first of. */
interface First {
  readonly sentence: Sentence;
  readonly span: Span;
  readonly text: string;
  /** Lemmas of the words after "first"; none for "for the first time". */
  readonly what: ReadonlySet<string>;
  /** The place or person that it is for: `to Peru`. */
  readonly names: readonly string[];
  /** Whose it is: `Roth's first visit`. */
  readonly owner: string | undefined;
}

/** "first visit", "first-ever visit", "for the first time". */
const FIRST = /\bfor the first time\b|\bfirst(?:-ever)?[ -](?<rest>[A-Za-z][^.;"]{0,120})/gi;

/** "No club had ever won the cup" says as much as "the first club to win it". */
const NEVER = /\bNo (?<rest>[a-z][^.;:",]{1,40}? (?:ha[sd]|have) ever [^.;:"]{1,80})/gi;

const YEAR = '(?:1[89]|20)\\d\\d\\b';
/** Limited claims: "first visit since 2009", "the first woman to lead the bank since Roth's time of 1994". */
const SINCE = new RegExp(
  `\\b(?:first|not|no|never)\\b(?<what>[^.;:"]{0,60}?)\\bsince [^.;:"]{0,60}?\\b${YEAR}`,
  'gi',
);

/** The case before: "its previous return of bronzes, in 2004", "the last visit was in 2009". */
const BEFORE = new RegExp(
  `\\b(?:previous|last|most recent)\\b(?<what>[^.;:",]{1,50}?)(?:,| was| were| came)? in (?:[A-Z][a-z]{2,8}\\.? )?${YEAR}`,
  'g',
);

/** "had won the league twice before, in 1966 and 1998". */
const AGAIN = new RegExp(
  `\\b(?:ha[sd]|have) (?<what>(?:[a-z][\\w'-]* ){1,6}?)(?:once |twice |[a-z]+ times )?before,? in (?:[A-Z][a-z]{2,8}\\.? )?${YEAR}`,
  'g',
);

/** Whose it is: "Roth's first visit". */
const OWNER = /\b(?<owner>[A-Z][\p{L}-]+)(?:'s|(?<=s)') (?:only |own )?$/u;

/** How many content words two sentences must share where the claims don't name one thing. */
const MIN_SHARED = 3;

/** The rule `first-conflict`. */
export const firstConflict: Rule = {
  id: 'first-conflict',
  level: 'error',
  summary: 'A "first" that elsewhere is only the first since some year',
  why: 'A first visit since 2009 is no first visit, and neither is one after "the last visit, in 2009" or two visits before (a warning). A second one, or one "before", that the body tells of is a warning, one of an earlier year an info. Only claims about the same thing are held against each other, and not if each names another place or person. Without a date of the briefing it is a warning.',
  english: true,
  examples: [
    {
      text: '---\ndate: 2024-05-06\n---\nChancellor Makes First Visit to Peru\nChancellor Emil Roth went to Peru on May 3, his first visit to the country since 2009.',
      finds: [
        '4:18 The title says "First Visit to Peru"; the lead says "first visit to the country since 2009" (line 5)',
      ],
    },
    {
      text: "---\ndate: 2025-09-24\n---\nMuseum Returns Bronzes\nThe handover is the first return of bronzes that the museum has ever made. A robot has filmed a living squid in the deep. It was the first live sighting of the squid since 2009.\nKey Takeaways\n- The squid has been filmed in the deep for the first time.\nBackground\nThe museum's previous return of bronzes, in 2004, was of two bells.",
      finds: [
        '5:21 The lead says "first return"; the text says "previous return of bronzes, in 2004" (line 9)',
        '7:41 The takeaway says "for the first time"; the lead says "first live sighting of the squid since 2009" (line 5)',
      ],
    },
    {
      text: '---\ndate: 2024-05-06\n---\nMuseum Returns Bronzes\nIt is the first return of bronzes to Peru. The previous return, of bells, was quiet; the last loan, in 2019, went to Chile. Roth rode a boat. It was the first on the lake since 2009.\nKey Takeaways\n- A boat crossed the lake for the first time this year.',
      finds: [],
    },
    {
      text: '---\ndate: 2024-05-06\n---\nChancellor Makes First Visit to Chile\nRoth is on his first visit to Chile. In May he made his first visit to Peru since 2009, and spoke of the first quarter.',
      finds: [],
    },
    {
      text: "---\ndate: 2026-05-18\n---\nCoruxa Take the Title\nCoruxa have their first league title. Brandt will be the first woman to lead a cabinet since Ruiz's of 1994. The club's last championship was in 1998. No Peruvian club had ever won the cup.\nBackground\nThe last time that a Peruvian club won the cup was in 2007. Rovers had won the shield twice before, in 1966 and 1998.\nKey Takeaways\n- Brandt is the first woman prime minister.\n- It is the first shield of Rovers.",
      finds: [
        '5:19 The lead says "first league title"; the lead says "last championship was in 1998" (line 5)',
        '5:152 The lead says "No Peruvian club had ever won the cup"; the text says "last time that a Peruvian club won the cup was in 2007" (line 7)',
        '9:17 The takeaway says "first woman prime minister"; the lead says "first woman to lead a cabinet since Ruiz\'s of 1994" (line 5)',
        '10:13 The takeaway says "first shield of Rovers"; the text says "had won the shield twice before, in 1966" (line 7)',
      ],
    },
    {
      text: "---\ndate: 2026-05-18\n---\nCoruxa Take the Title\nIt is Coruxa's first league title. Valmor's last championship was in 1998. The last woman to lead the bank left in 1994.\nKey Takeaways\n- No Peruvian club had ever won the cup.\n- It is the first cup of the season.\nBackground\nA club from Lima won the cup in 2007; its last win in the league was in 2009.",
      finds: [],
    },
    {
      text: '---\ndate: 2024-05-06\n---\nSwede Wins the Tour\nA Swede has won for the first time since 2011, and a Vesper rider for the first time at all.',
      finds: [],
    },
    {
      text: '---\ndate: 2024-05-06\n---\nBank Makes First Cut Since 2020\nThe bank made its first cut in four years, and the first by a new governor.',
      finds: [],
    },
    {
      text: '---\ndate: 2025-06-12\n---\nA Breach and a Strike\nThis is the second breach at the hospital in three years. An earlier strike at the port, in March 2022, lasted nine days. The two presidents had met once before, in Geneva.\nKey Takeaways\n- It is the first breach at the hospital.\n- Dockers at the port went on strike for the first time.\n- The two presidents met for the first time.',
      finds: [
        '7:13 The takeaway says "first breach"; the lead tells of one before: "This is the second breach at the hospital in three years." (line 5)',
        '8:38 The takeaway says "for the first time"; the lead tells of one before: "An earlier strike at the port, in March 2022, lasted nine days." (line 5)',
        '9:26 The takeaway says "for the first time"; the lead tells of one before: "The two presidents had met once before, in Geneva." (line 5)',
      ],
    },
    {
      text: '---\ndate: 2025-06-12\n---\nA Breach and a Strike\nThis is the second breach at a hospital this year. A strike at the airport, in 2022, lasted nine days. The port was founded in 1962.\nKey Takeaways\n- It is the first breach at the hospital since it was built.\n- Dockers at the port went on strike for the first time.',
      finds: [],
    },
  ],
  check(analysis, flag) {
    const { top, body, briefing } = analysis;
    const sentences = [...body, ...top];
    const told = new Set<Sentence>();
    const firsts = sentences.flatMap(readFirsts);
    const limited = firsts.length === 0 ? [] : sentences.flatMap(readLimited);
    const isDated = briefing.meta.date !== undefined;
    for (const first of firsts) {
      const other = limited.find((candidate) => isSameThing(first, candidate));
      if (!other) continue;
      const place = other.sentence.place(other.span);
      told.add(first.sentence);
      flag({
        reason: `The ${namePart(first.sentence).slice(4)} says "${first.text}"; ${namePart(other.sentence)} says "${other.text}"${nameLine(place)}`,
        hint: 'Say in both places since when it is the first.',
        place: first.sentence.place(first.span),
        related: [{ reason: `"${other.text}"`, place }],
        ...((!isDated ||
          isUnnamed(first) ||
          isUnnamed(other) ||
          isBefore(other) ||
          isNever(first)) && {
          level: 'warning',
        }),
      });
    }
    for (const { first, other, isSure } of listEarlierOnes(analysis)) {
      if (told.has(first.sentence)) continue;
      told.add(first.sentence);
      const place = other.sentence.place(other.span);
      flag({
        reason: `The ${namePart(first.sentence).slice(4)} says "${first.text}"; ${namePart(other.sentence)} tells of one before: "${shorten(other.sentence.text)}"${nameLine(place)}`,
        hint: 'Say since when, or of what, it is the first.',
        place: first.sentence.place(first.span),
        related: [{ reason: 'The one before', place }],
        level: isSure ? 'warning' : 'info',
      });
    }
  },
};

/** Claims to be the first without any limit. */
function readFirsts(sentence: Sentence): First[] {
  if (!/\bfirst\b|\bever\b/i.test(sentence.text)) return [];
  const nevers = findAll(sentence.text, NEVER).flatMap((match): First[] => {
    const { rest = '' } = match.groups ?? {};
    return LIMIT.test(rest) ? [] : [toFirst(sentence, match.index, match[0], rest, '')];
  });
  const firsts = findAll(sentence.text, FIRST).flatMap((match): First[] => {
    const { rest = '' } = match.groups ?? {};
    const after = rest === '' ? textAfter(sentence.text, match.index) : rest;
    if (NO_CLAIM.test(rest) || LIMIT.test(after)) return [];
    const start = match[0].slice(0, match[0].length - rest.length);
    const { what, name } = cutWhat(rest);
    return [toFirst(sentence, match.index, start + what + name, what, name)];
  });
  return [...firsts, ...nevers];
}

/** Claims to be the first since some year. */
function readLimited(sentence: Sentence): First[] {
  const { text } = sentence;
  if (!/(?:1[89]|20)\d\d/.test(text)) return [];
  const matches = [SINCE, BEFORE].flatMap((form) => findAll(text, form));
  const limited = matches.map((match) => {
    const words = match.groups?.['what'] ?? '';
    const told = / time (?:that |when )?(?<told>.+)/.exec(words)?.groups?.['told'];
    const { what, name } = told === undefined ? cutWhat(words) : { what: told, name: '' };
    return toFirst(sentence, match.index, match[0], what, name);
  });
  const again = findAll(text, AGAIN).map((match) =>
    toFirst(sentence, match.index, match[0], match.groups?.['what'] ?? '', ''),
  );
  return [...limited, ...again];
}

function toFirst(
  sentence: Sentence,
  start: number,
  text: string,
  what: string,
  name: string,
): First {
  const words = readWords(what).filter(({ isStop }) => !isStop);
  return {
    sentence,
    span: { start, end: start + text.length },
    text,
    what: new Set(words.map(({ lower }) => toFirstLemma(lower))),
    owner: OWNER.exec(textBefore(sentence.text, start))?.groups?.['owner'],
    names: name.match(/[A-Z][\w-]+/g) ?? [],
  };
}

/** Whether two claims are of the same thing: one that both name, or, where one names none, of much the same. */
function isSameThing(a: First, b: First): boolean {
  // "For the first time since 2011, and for the first time at all from Vesper": the writer sees both.
  if (a.sentence === b.sentence) return false;
  const isElsewhere = a.names.length > 0 && b.names.length > 0;
  if (isElsewhere && !a.names.some((name) => b.names.includes(name))) return false;
  if (a.owner !== undefined && b.owner !== undefined && a.owner !== b.owner) return false;
  const shared = countShared(a.what, b.what);
  if (isNever(a)) return shared >= 2;
  if (shared > 0) return true;
  if (isUnnamed(a) === isUnnamed(b)) return false;
  return compare(a.sentence, b.sentence).shared >= MIN_SHARED || isOfSameBefore(a, b);
}

function isNever({ text }: First): boolean {
  return /^no\b/i.test(text);
}

/** "its previous visit, in 2009", "the first since the cabinet of 1994": whose it was may be open. */
function isBefore({ text }: First): boolean {
  return !/^(?:first|not|no|never)\b.*\bsince (?:[A-Z][a-z]{2,8}\.? )?\d{4}$/i.test(text);
}

/** "It was the first live sighting since 2009" is of what the sentence before it tells. */
function isOfSameBefore(a: First, b: First): boolean {
  if (!/^(?:It|This|That)\b/.test(b.sentence.text)) return false;
  const before = b.sentence.previous();
  return before !== undefined && compare(a.sentence, before).shared >= MIN_SHARED;
}

/** "for the first time", "the first such declaration". */
function isUnnamed({ what, text }: First): boolean {
  return what.size === 0 || /\bsuch\b/.test(text);
}

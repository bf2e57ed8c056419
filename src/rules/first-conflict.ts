import type { Sentence } from '../text/passage.js';
import type { Span } from '../text/split-sentences.js';
import { toStem } from '../text/words.js';
import type { Rule } from './rule.js';
import { nameLine, namePart } from './wording.js';

/** A "first" and what it is the first of. */
interface First {
  readonly sentence: Sentence;
  readonly span: Span;
  readonly text: string;
  /** Stem of the noun. */
  readonly noun: string;
  /** Names in the words after the noun: `to Peru`. */
  readonly names: readonly string[];
  /** Whether it is limited: "since 2009", "in 24 years", "of the season". */
  readonly isLimited: boolean;
}

/** Things that are called first without being a claim. */
const NO_CLAIM =
  /^(?:quarter|half|time|phase|stage|step|round|responder|responders|lady|minister|aid|degree|person|nation|nations|day|week|month|year|reading|instance|place|name|page|class|floor|line|look|draft|thing|part|few|several|two|three|four|five|six|seven|eight|nine|ten|and|on|in|of|to|by|since|for)$/i;

const FIRST =
  /\bfirst(?:-ever)?[ -](?<between>(?:[a-z-]{3,20} ){0,2}?)(?<noun>visit|trip|meeting|summit|election|launch|strike|increase|rise|cut|loss|win|victory|test|flight|attack|case|death|deal|agreement|treaty|profit|talks|tour|outbreak|closure|title|defeat|default|recession|deficit|surplus|shutdown|landing|mission|budget|contract|sale|order|fall|drop|decline|hike|conviction|execution|referendum|vote|landslide|medal|goal|appearance|speech|address)s?\b(?<rest>[^.;"]{0,120})/gi;

const LIMIT =
  /\bsince\b|\bin (?:\S+ ){0,4}(?:years?|decades?|months?|weeks?|century|centuries|generation)\b|\b(?:of|this|for) (?:the |this |a |his |her |its )?(?:year|season|term|campaign|century|decade|month|kind)\b|\b(?:as|under|during|by an?|for an?|after|outside|abroad)\b/i;

/** The name right after the noun: ` to North Korea`. */
const NAMED = /^ (?:to|of|in|with|by|from|on|against) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?/;

/** The rule `first-conflict`. */
export const firstConflict: Rule = {
  id: 'first-conflict',
  level: 'error',
  summary: 'A "first" that elsewhere is only the first since some year',
  why: 'A first visit since 2009 is no first visit. Only claims about the same thing are held against each other, and not if each names another place or person. Without a date of the briefing it is a warning.',
  english: true,
  examples: [
    {
      text: '---\ndate: 2024-05-06\n---\nChancellor Makes First Visit to Peru\nChancellor Emil Roth went to Peru on May 3, his first visit to the country since 2009.',
      finds: [
        '4:18 The title says "First Visit to Peru"; the lead says "first visit to the country since 2009" (line 5)',
      ],
    },
    {
      text: '---\ndate: 2024-05-06\n---\nChancellor Makes First Visit to Chile\nRoth is on his first visit to Chile. In May he made his first visit to Peru since 2009, and spoke of the first quarter.',
      finds: [],
    },
    {
      text: '---\ndate: 2024-05-06\n---\nBank Makes First Cut Since 2020\nThe bank made its first cut in four years, and the first by a new governor.',
      finds: [],
    },
  ],
  check({ top, body, briefing }, flag) {
    const firsts = [...body, ...top].flatMap(readFirsts);
    const limited = firsts.filter(({ isLimited }) => isLimited);
    const isDated = briefing.meta.date !== undefined;
    for (const first of firsts) {
      if (first.isLimited) continue;
      const other = limited.find((candidate) => isSameThing(first, candidate));
      if (!other) continue;
      const place = other.sentence.place(other.span);
      flag({
        reason: `The ${namePart(first.sentence).slice(4)} says "${first.text}"; ${namePart(other.sentence)} says "${other.text}"${nameLine(place)}`,
        hint: 'Say in both places since when it is the first.',
        place: first.sentence.place(first.span),
        related: [{ reason: `"${other.text}"`, place }],
        ...(!isDated && { level: 'warning' }),
      });
    }
  },
};

function readFirsts(sentence: Sentence): First[] {
  return [...sentence.text.matchAll(FIRST)].flatMap((match): First[] => {
    const { between = '', noun = '', rest = '' } = match.groups ?? {};
    if (NO_CLAIM.test(between.trim().split(' ', 1)[0] ?? '')) return [];
    const isLimited = LIMIT.test(between + rest);
    const text = isLimited ? cutAtLimit(match[0]) : cutAtNames(match[0], rest);
    const span = { start: match.index, end: match.index + text.length };
    return [{ sentence, span, text, noun: toStem(noun), names: listNames(rest), isLimited }];
  });
}

/** `first visit to the country since 2009` without what follows. */
function cutAtLimit(text: string): string {
  const match = LIMIT.exec(text);
  if (!match) return text;
  const end = match.index + match[0].length;
  return text.slice(0, end) + (/^(?: [A-Z]?[a-z]+)? \d{4}/.exec(text.slice(end))?.[0] ?? '');
}

/** `First Visit to North Korea` without what follows. */
function cutAtNames(text: string, rest: string): string {
  return text.slice(0, text.length - rest.length) + (NAMED.exec(rest)?.[0] ?? '');
}

function listNames(rest: string): readonly string[] {
  return NAMED.exec(rest)?.[0].match(/[A-Z][\w-]+/g) ?? [];
}

function isSameThing(a: First, b: First): boolean {
  if (a.noun !== b.noun) return false;
  const isElsewhere = a.names.length > 0 && b.names.length > 0;
  return !isElsewhere || a.names.some((name) => b.names.includes(name));
}

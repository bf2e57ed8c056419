import { findAll } from '../model/find-all.js';
import { NUMBER_WORD, readNumberWord } from './number-words.js';
import type { Sentence } from './passage.js';
import type { Span } from './split-sentences.js';

/** How many days (or weeks) an event takes, as a sentence says it. */
export interface Length extends Span {
  readonly text: string;
  readonly count: number;
  readonly isWeek: boolean;
  /** What takes so long, as one word for all of its kind: `strike` for walkouts and stoppages. */
  readonly event: string;
}

/** Words for events, by kind. */
const KINDS: readonly (readonly [string, string])[] = [
  ['strike', 'strikes? walkouts? stoppages? blockades? lockouts?'],
  ['talks', 'talks summits? meetings? conferences? sessions? negotiations? forums? congress'],
  ['talks', 'conventions? retreats? workshops? seminars? hearings?'],
  ['visit', 'visits? trips? tours? stays? stopovers? missions?'],
  ['outage', 'outages? shutdowns? closures? blackouts? disruptions?'],
  ['truce', 'ceasefires? truces? pauses? lulls?'],
  ['exercise', 'exercises? drills? manoeuvres training operations?'],
  ['festival', 'festivals? events? fairs? protests?'],
  ['mourning', 'mourning'],
];
const EVENT = KINDS.map(([, words]) => words.replaceAll(' ', '|')).join('|');
const COUNT = `\\d{1,3}|one|${NUMBER_WORD}`;
/** What goes on for days, and the kind of event that it is. */
const STATES: readonly (readonly [string, RegExp])[] = [
  ['strike', /\b(?:stopped work|walked out|struck|on strike|downed tools)$/i],
  ['outage', /\b(?:down|offline|out|dark|closed|shut|unreachable|unavailable|close|closes)$/i],
  ['talks', /\b(?:met|talked|negotiated|conferred)$/i],
];
/** `three-day strike`, `two days of talks`, `down for two days`. */
const FORMS = [
  `\\b(?<count>${COUNT})(?:-| )(?<unit>day|week)(?:-long)? (?:[\\w'-]{2,30} ){0,3}?(?<event>${EVENT})\\b`,
  `\\b(?<count>${COUNT}) (?<unit>day|week)s of (?:[\\w'-]{2,30} ){0,2}?(?<event>${EVENT})\\b`,
].map((form) => new RegExp(form, 'gi'));
const FOR = new RegExp(
  `\\b(?<state>[a-z]+(?: [a-z]+)?(?: the [a-z]+)?) for (?:about |some |nearly )?(?<count>${COUNT}) (?<unit>day|week)s\\b`,
  'gi',
);

/** The lengths of events that a sentence gives. */
export function readLengths({ text }: Pick<Sentence, 'text'>): readonly Length[] {
  if (!/[ -](?:day|week)/i.test(text)) return [];
  const named = FORMS.flatMap((form) => findAll(text, form)).map((match) =>
    toLength(match, toKind(match.groups?.['event'] ?? '')),
  );
  const lasting = findAll(text, FOR).flatMap((match) => {
    const state = (match.groups?.['state'] ?? '').replace(/ the [a-z]+$/i, '');
    const kind = STATES.find(([, words]) => words.test(state))?.[0];
    return kind === undefined ? [] : [toLength(match, kind)];
  });
  return [...named, ...lasting];
}

function toLength(match: RegExpMatchArray, event: string): Length {
  const { count = '', unit = '' } = match.groups ?? {};
  const start = match.index ?? 0;
  return {
    start,
    end: start + match[0].length,
    text: match[0],
    count: /^\d/.test(count) ? Number(count) : (readNumberWord(count) ?? 0),
    isWeek: unit.toLowerCase() === 'week',
    event,
  };
}

function toKind(word: string): string {
  const kind = KINDS.find(([, words]) =>
    new RegExp(`^(?:${words.replaceAll(' ', '|')})$`, 'i').test(word),
  );
  return kind?.[0] ?? word.toLowerCase();
}

import { findAll } from '../model/find-all.js';
import { toLemma } from './lemmas.js';
import type { Sentence } from './passage.js';
import { textAfter } from './window.js';
import type { Word } from './words.js';

/** Verbs and nouns for one kind of event, of which reports tell before and after it. */
const KINDS = [
  'decide decision rule ruling verdict reject dismiss approve approval pass adopt vote acquit convict overturn uphold ratify endorse',
  'open opening launch start begin inaugurate commence',
  'end close finish expire',
  'resign resignation quit',
  'sign signing signature conclude seal',
  'publish publication release issue',
  'arrive arrival reach dock',
  'leave depart departure sail',
  'resume restart reopen',
  'buy acquire purchase acquisition',
  'withdraw pull recall',
  'meet meeting',
];
const BY_LEMMA = new Map(
  KINDS.flatMap((kind) => {
    const [first = '', ...others] = kind.split(' ').map(toLemma);
    return [first, ...others].map((lemma): [string, string] => [lemma, first]);
  }),
);

/** The kind of event that a lemma stands for; the lemma itself if it is of none. */
export function toEventKind(lemma: string): string {
  return BY_LEMMA.get(lemma) ?? lemma;
}

/** Verbs of what goes by a timetable, of which the present tells the future: "opens on 1 September". */
const TIMED = new Set(
  'open begin start launch leave depart arrive resume restart reopen return meet vote decide rule publish close end expire go travel fly visit host play face hear testify stand take come enter'.split(
    ' ',
  ),
);
/** Those that are never nouns or adjectives. */
const NO_NOUN = new Set('begin arrive resume meet decide expire depart reopen enter'.split(' '));
const NOT_PRESENT =
  /^(?:to|and|or|will|would|may|might|can|could|should|must|did|does|do|not|a|an|the|its|their|his|her|this|that|of|no|every|each)$/;
const WHEN =
  /^[^.;,":]{0,60}? (?:(?:on|in|at|from|by) (?:the )?(?:morning of )?(?:\d{1,2} |early |late |mid-)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|January|February|March|April|May|June|July|August|September|October|November|December|spring\b|autumn\b|summer\b|winter\b)|next (?:week|month|year|spring|summer|autumn|winter|[A-Z][a-z]+)|tomorrow\b)/;

/** Verbs in the present that name a day to come. */
export function readTimed(sentence: Sentence): readonly Word[] {
  const words = sentence.words();
  return words.filter((word, index) => {
    const base = toBase(word.lower);
    const before = words[index - 1];
    if (base === undefined || !before || NOT_PRESENT.test(before.lower)) return false;
    const isPlural = word.lower === base && !NO_NOUN.has(base);
    const isSubject = isPlural ? /s$|^(?:and|they|we)$/.test(before.lower) : true;
    const isAdjective = !isPlural && /^(?:new|first|last|early|late|old)$/.test(before.lower);
    return isSubject && !isAdjective && WHEN.test(textAfter(sentence.text, word.end, 100));
  });
}

function toBase(lower: string): string | undefined {
  if (TIMED.has(lower)) return lower;
  if (!lower.endsWith('s')) return undefined;
  return [lower.replace(/s$/, ''), lower.replace(/es$/, '')].find((base) => TIMED.has(base));
}

/** What is said of an event that has not come: "a ruling is still awaited", "a vote is scheduled for". */
const AWAITED =
  /\b(?:is|are|remains?) (?:still |yet )?(?:awaited|pending|outstanding|(?:due|scheduled|set|planned|expected|slated) (?:for|on|in|at|by|next)\b)/gi;
/** "It is due in Karmel on 20 June". */
const DUE = /\b(?:is|are) (?:due|expected|bound) (?:in|at|for|back) (?=[A-Z])/g;
/** "The jury is still deliberating" of what has been decided. */
const STILL = /\b(?:is|are) still (?:deliberating|considering|debating|weighing|undecided)\b/gi;

/** An event to come that is told by a noun, as the kind of event and the word that it is told at. */
export interface Awaited {
  readonly kind: string;
  readonly word: Word;
  readonly text: string;
}

/** The events to come that a sentence tells by nouns. */
export function readAwaited(sentence: Sentence): readonly Awaited[] {
  const { text } = sentence;
  if (!/\b(?:is|are|remains?) /.test(text)) return [];
  const words = sentence.words();
  const wordAt = (offset: number) => words.find(({ end }) => end > offset);
  const nouns = findAll(text, AWAITED).flatMap((match) =>
    words
      .filter(({ end, lemma }) => end <= match.index && BY_LEMMA.has(lemma))
      .map((word): Awaited => ({
        kind: toEventKind(word.lemma),
        word,
        text: text.slice(word.start, match.index + match[0].length),
      })),
  );
  const fixed = (marks: RegExp, kind: string) =>
    findAll(text, marks).flatMap((match): readonly Awaited[] => {
      const word = wordAt(match.index);
      return word ? [{ kind, word, text: match[0].trimEnd() }] : [];
    });
  return [...nouns, ...fixed(DUE, toEventKind(toLemma('arrive'))), ...fixed(STILL, 'decid')];
}

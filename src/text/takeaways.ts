import { monthNames, weekdayNames } from './calendar.js';
import { indexCoverage, type Coverage } from './coverage.js';
import { toLemma } from './lemmas.js';
import type { Passage, Sentence } from './passage.js';
import type { Figure } from './figures.js';
import type { KnownNames } from './known-names.js';
import { readNumberWord } from './number-words.js';
import { indexSentences, type Vocabulary } from './vocabulary.js';
import type { Word } from './words.js';

/** A takeaway, and which of its words the body does not have. */
export interface Takeaway {
  readonly passage: Passage;
  /** The words that carry content, figures left out. */
  readonly words: readonly JudgedWord[];
  /** Whether it gives a figure that the body gives too. */
  readonly hasKnownFigure: boolean;
  /** The share of its words, 0 to 1, that one place of the body has, for the sentence of which that is least. */
  readonly coverage: number;
}

/** A word of a takeaway. */
export interface JudgedWord {
  readonly sentence: Sentence;
  readonly word: Word;
  /** Whether the body lacks it in any form. */
  readonly isNew: boolean;
  /** Whether it follows the word before it with nothing between but spaces. */
  readonly isNext: boolean;
}

const SCALE = new Set([
  ...'hundred thousand million billion trillion'.split(' ').flatMap((one) => [one, `${one}s`]),
  ...['percent', 'per', 'cent', ...monthNames, ...weekdayNames].map((name) => name.toLowerCase()),
]);
/** Words that a summary may add without saying more. */
const LIGHT = new Set(
  [
    'put puts set sets get gets got go goes went come comes came take takes took make makes made give gives gave keep',
    'keeps kept see sees saw show shows showed seem seems remain remains become became use uses used call calls',
    'called ask asked blame blames blamed cite cites cited note notes noted despite amid among including however',
    'still also according well back way part time move step effort key major main overall nearly almost around early',
    'late latest hit lay laid pay due without within across toward towards along even yet much many several enough',
    'nobody everyone everybody anyone now often mostly chiefly largely already soon again once twice far',
  ].flatMap((words) => words.split(' ')),
);
/** A sentence of fewer words with content says too little to look for. */
const MIN_STEMS = 3;
/** A body with fewer words can't be what takeaways sum up. */
const MIN_BODY = 40;

/**
 * The takeaways of a briefing, held against its body and glossary; none if there is hardly a body.
 * @param names those of all passages but the takeaways
 */
export function readTakeaways(
  passages: readonly Passage[],
  body: readonly Sentence[],
  names: () => KnownNames,
): readonly Takeaway[] {
  const takeaways = passages.filter(({ role }) => role === 'takeaway');
  const length = body.reduce((sum, sentence) => sum + sentence.words().length, 0);
  if (takeaways.length === 0 || length < MIN_BODY) return [];
  const others = passages.filter(({ role }) => role === 'term' || role === 'definition');
  const known = indexSentences([...body, ...others.flatMap(({ sentences }) => sentences)]);
  const figures = new Set(
    body.flatMap((sentence) => sentence.figures().filter(isTelling).map(toKey)),
  );
  const measure = indexCoverage(body, known);
  return takeaways.map((passage) => ({
    passage,
    coverage: Math.min(1, ...passage.sentences.map((sentence) => cover(sentence, measure))),
    words: passage.sentences.flatMap((sentence) => judge(sentence, known, names())),
    hasKnownFigure: passage.sentences.some((sentence) =>
      sentence.figures().some((figure) => isTelling(figure) && figures.has(toKey(figure))),
    ),
  }));
}

function judge(sentence: Sentence, known: Vocabulary, names: KnownNames): readonly JudgedWord[] {
  const strange = new Set(sentence.names().flatMap(names.listUnknown));
  const named = sentence.names().flatMap(({ words }) => words);
  const familiar = new Set(named.filter((word) => !strange.has(word)));
  const content = sentence.words().filter(isContent);
  return content.map((word, index) => {
    const before = content[index - 1];
    const between = before ? sentence.text.slice(before.end, word.start) : '';
    return {
      sentence,
      word,
      isNew: !familiar.has(word) && !isKnown(word, known),
      isNext: /^(?:'s?)? $/.test(between),
    };
  });
}

/** How much of a sentence the body has in one place; 1 if it says too little to tell. */
function cover(sentence: Sentence, measure: Coverage): number {
  const content = sentence
    .words()
    .filter(
      ({ isStop, lower }) =>
        !isStop && /^\p{L}{3}/u.test(lower) && readNumberWord(lower) === undefined,
    );
  const stems = new Set(content.map(({ lemma }) => lemma));
  return stems.size < MIN_STEMS ? 1 : measure([...stems]);
}

/** Small numbers stand in any text. */
function isTelling({ value, unit, isYear }: Figure): boolean {
  return !isYear && (value > 12 || unit !== '');
}

function toKey({ value, unit }: Figure): string {
  return `${String(value)} ${unit}`;
}

/** Figures and dates are held against the body by rules of their own. */
function isContent({ isStop, lower }: Word): boolean {
  return (
    !isStop &&
    lower.length > 1 &&
    !/\p{N}/u.test(lower) &&
    !LIGHT.has(lower) &&
    !SCALE.has(lower) &&
    readNumberWord(lower) === undefined
  );
}

/** A compound is known if one of its parts is. */
function isKnown({ lower, lemma }: Word, known: Vocabulary): boolean {
  return (
    known.knows(lemma) || (lower.includes('-') && lower.split('-').map(toLemma).some(known.knows))
  );
}

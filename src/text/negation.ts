import { findAll } from '../model/find-all.js';
import { countFirst } from './in-order.js';
import { isQuoted } from './is-quoted.js';
import { toLemma } from './lemmas.js';
import type { Sentence } from './passage.js';
import { readNumberWord } from './number-words.js';
import { textBefore } from './window.js';
import type { Word } from './words.js';

const STRICT =
  /\b(?:not(?! (?:only|just|least)\b)|no(?! (?:more|fewer|less|later|doubt|matter)\b)|never|neither|nor|none|nobody|nothing|cannot|(?:fail(?:s|ed)?|refus(?:es|ed)|declin(?:es|ed)|unable) to(?! [$€£¥\d]))\b|n't\b/gi;

/** Words that deny without a "not": a paraphrase may use them for one. */
const WIDE =
  /\b(?:without|fail\w*|refus\w*|declin\w*|unable|lack\w*|absen\w+|rul(?:e|es|ed|ing) out|unchanged|den(?:y|ies|ied)|avoid\w*|prevent\w*|reject\w*|yet to|rather than|instead of|hardly|barely|(?<!\b(?:the|a|this|that|its) )ban(?:s|ned)?|block\w*|free of|un(?:able|affected|changed|harmed|hurt|injured|likely|moved|successful|touched|willing)|zero|few|little|halt\w*|withh\w+|exclud\w*|escap\w+|clear(?:s|ed)? of|spar(?:e|es|ed|ing)|exempt\w*|immun\w+|oppos(?:e|es|ed|ing)|except|only)\b/gi;

/** Where a sentence sets another clause against what it says. */
const CONTRAST = /, (?:although|though|while|whereas)\b|;/;

/** Words that carry nothing of what is denied. */
const LIGHT = new Set(['abl', 'ani', 'longer', 'yet', 'ever', 'even', 'on', 'evid', 'sign']);

/** A word that denies, and the lemmas of what it denies: the content words after it, up to the end of the clause. */
export interface Negation {
  readonly word: string;
  readonly index: number;
  readonly denied: readonly string[];
  /** Lemmas of the content words right before it: what it is denied of. */
  readonly subject: readonly string[];
  /** The word by which it holds for a time only: "had not boarded a vessel since 2011" says that it did so then. */
  readonly temporal: string | undefined;
  /** Whether it is of what was: "did not". */
  readonly isPast: boolean;
  /** Whether it holds from then until now: "have not reached the town since 3 May". */
  readonly isUntilNow: boolean;
}

/** How many words a negation is taken to reach. */
const REACH = 7;
/** The longest clause that is read, in characters. */
const CLAUSE = 400;
/** How many words before it. */
const SUBJECT_REACH = 5;
const TEMPORAL =
  /\b(?:since|until|till|(?<!born )before|unless|(?:for|in) (?:[\w-]{1,12} ){1,3}(?:years?|months?|weeks?|decades?))\b/i;
const OF = /^(?:neither|none) of\b/i;
/** "Would not say whether" denies nothing. */
const LEFT_OPEN =
  /^ (?:yet )?(?:\w+ly )?(?:sa(?:y|id)|know|known|clear|disclosed?|reveal(?:ed)?) (?:whether|if|when|how|who|what|why|where)\b/i;
const PAST = /\b(?:did|was|were)(?: not|n't)$/i;
const STILL = /\b(?:has|have)(?: not|n't)\b[^,;]*\bsince\b/i;
const OPENS_TEMPORAL = /^(?:since|until|till|before|unless)\b/i;

/** What a sentence denies, quotations left out. */
export function readNegations(sentence: Sentence): readonly Negation[] {
  const { text } = sentence;
  const marks = findAll(text, STRICT).filter(
    ({ 0: word, index }) =>
      !isQuoted(sentence, { start: index, end: index + word.length }) &&
      !LEFT_OPEN.test(text.slice(index + word.length, index + word.length + 40)),
  );
  return marks.map(({ 0: word, index }) => {
    const clause =
      /^[^,;:.]*/.exec(text.slice(index + word.length, index + word.length + CLAUSE))?.[0] ?? '';
    const end = index + word.length + clause.length;
    const words = sentence.words();
    const at = countFirst(words, (other) => other.end <= index);
    const denied = listDenied(
      words,
      countFirst(words, (other) => other.start <= index),
      end,
    );
    return {
      word,
      index,
      // "Neither of the trains exceeded it" denies that they did, not that there are trains.
      denied: denied.slice(OF.test(word + clause) ? 1 : 0).map(({ lemma }) => lemma),
      subject: words
        .slice(Math.max(0, at - SUBJECT_REACH), at)
        .filter(carries)
        .map(({ lemma }) => lemma),
      isUntilNow: STILL.test(text.slice(Math.max(0, index - 6), end)),
      temporal: (TEMPORAL.exec(clause) ?? OPENS_TEMPORAL.exec(text))?.[0].toLowerCase(),
      isPast: PAST.test(textBefore(text, index + word.length, 12)),
    };
  });
}

/** The first words from a place on that carry content, up to an offset. */
function listDenied(words: readonly Word[], from: number, end: number): readonly Word[] {
  const denied: Word[] = [];
  for (let at = from; denied.length < REACH; at += 1) {
    const word = words[at];
    if (!word || word.end > end) break;
    if (carries(word)) denied.push(word);
  }
  return denied;
}

function carries({ isStop, stem }: Word): boolean {
  return !isStop && !LIGHT.has(stem) && (/\d/.test(stem) || readNumberWord(stem) === undefined);
}

/**
 * Whether a sentence denies something in any way, quotations left out.
 * @param except the lemma of a word that does not count, such as "oppose" where that is what is asked
 */
export function isNegative(sentence: Sentence, except = ''): boolean {
  return readNegations(sentence).length > 0 || hasWideDenial(sentence.text, except);
}

/** The same of the clause in which a word stands that is denied elsewhere, without a "not" or "no". */
export function isDeniedWidely(sentence: Sentence, lemma = ''): boolean {
  const word = sentence.words().find((it) => it.lemma === lemma);
  if (!word) return hasWideDenial(sentence.text, lemma);
  const before = sentence.text.slice(0, word.end).split(CONTRAST).at(-1) ?? '';
  const after = sentence.text.slice(word.end).split(CONTRAST)[0] ?? '';
  return hasWideDenial(before + after, lemma);
}

function hasWideDenial(text: string, except: string): boolean {
  return (text.match(WIDE) ?? []).some(
    (word) => toLemma(word.toLowerCase().split(' ')[0] ?? '') !== except,
  );
}

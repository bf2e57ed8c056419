import type { Sentence } from './passage.js';
import { toLemma } from './verbs.js';
import type { Word } from './words.js';

const STRICT =
  /\b(?:not(?! (?:only|just|least)\b)|no(?! (?:more|fewer|less|later|doubt|matter)\b)|never|neither|nor|none|nobody|nothing|cannot)\b|n't\b/gi;

/** Words that deny without a "not": a paraphrase may use them for one. */
const WIDE =
  /\b(?:without|fail\w*|refus\w*|declin\w*|unable|lack\w*|absen\w+|rul(?:e|es|ed|ing) out|unchanged|den(?:y|ies|ied)|avoid\w*|prevent\w*|reject\w*|yet to|rather than|instead of|hardly|barely|ban(?:s|ned)?|block\w*|free of|un(?:able|affected|changed|harmed|hurt|injured|likely|moved|successful|touched|willing)|zero|few|little|halt\w*|withh\w+|exclud\w*|oppos\w*|except|only)\b/i;

/** Words that carry nothing of what is denied. */
const LIGHT = new Set(['abl', 'ani', 'longer', 'yet', 'ever', 'even', 'on', 'evid', 'sign']);

/** A word that denies, and the lemmas of what it denies: the content words after it, up to the end of the clause. */
export interface Negation {
  readonly word: string;
  readonly index: number;
  readonly denied: readonly string[];
}

/** How many words a negation is taken to reach. */
const REACH = 7;

/** What a sentence denies, quotations left out. */
export function readNegations(sentence: Sentence): readonly Negation[] {
  const text = sentence.text.replace(/"[^"]*"/g, (match) => ' '.repeat(match.length));
  return [...text.matchAll(STRICT)].map(({ 0: word, index }) => {
    const clause = /^[^,;:.]*/.exec(text.slice(index + word.length))?.[0] ?? '';
    const end = index + word.length + clause.length;
    const after = sentence.words().filter((other) => other.start > index && other.end <= end);
    const denied = after.filter(carries).slice(0, REACH);
    return { word, index, denied: denied.map(({ lower }) => toLemma(lower)) };
  });
}

function carries({ isStop, stem }: Word): boolean {
  return !isStop && !LIGHT.has(stem);
}

/** The word that negates a sentence, if there is one; quotations are left out. */
function findNegation(sentence: Sentence): string | undefined {
  return readNegations(sentence)[0]?.word;
}

/** Whether a sentence denies something in any way. */
export function isNegative(sentence: Sentence): boolean {
  return findNegation(sentence) !== undefined || WIDE.test(sentence.text);
}

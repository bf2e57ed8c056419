import { countFirst } from './in-order.js';
import { isOffice, readNames, type Name } from './names.js';
import type { Passage, Sentence } from './passage.js';
import { listPersons, toPersonWords } from './people.js';
import type { Quotation } from './quotations.js';
import { SAYING } from './speech.js';
import { fold, readWords } from './words.js';

/** Who says the words of a quotation, by name; the span is in the passage. */
export interface Speaker {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The words of the name, folded, without offices such as `president`. */
  readonly keys: readonly string[];
}

/** Most sentences before a quotation in which the one is looked for whom "she said" means. */
const MAX_BACK = 3;
/** How far from a quotation its speaker is looked for, in characters. */
const REACH = 200;
const AFTER = new RegExp(
  `^[,.]?"?,?\\s(?<subject>[^".;]{0,120}?)\\b(?:${SAYING})\\b(?<object>(?:[^".;]|(?<=\\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Gov|Rep|St|[A-Z]))\\.){0,100})`,
  'i',
);
const BEFORE = new RegExp(`^(?<subject>[^"]*)\\b(?:${SAYING})\\b[^"]{0,120}$`, 'i');
const SOURCE =
  /\baccording to (?<source>(?:[^".;]|(?<=\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Gov|Rep|St|[A-Z]))\.){0,100})/i;
/** "as Kovacs put it", "in Kovacs's words", "For Kovacs, ..." */
const WORDS_OF =
  /\bas (?<putter>[^",;]{3,60}?) (?:put|puts|has put) it\b|\b(?:in|by|to) (?<owner>[^",;]{3,60}?)'s? (?:own )?(?:words?|phrase|telling|view|account|judge?ment|eyes|opinion|mind)\b|\bin the words of (?<speaker>[^",;]{3,60})|^(?:for|to) (?<holder>\p{Lu}[^",;]{2,60}?),/iu;
const QUOTES = /\b(?:quot|cit|read|repeat|echo|recit)\w*\b/i;
/** What PRONOUN begins with, which is quicker to look for. */
const OPENS = /^[,.]?"?,?\s(?:he|she) /i;
const PRONOUN = new RegExp(`^[,.]?"?,?\\s(?:he|she) (?:${SAYING})\\b`, 'i');
const OPENS_WITH_PRONOUN =
  /^(?:\w+ly,? |But |And |Then |Later,? )?(?:(?:to|for) (?:him|her)|he|she)\b/i;
const RELATIVE = /, (?:who|which|whose|whom)\b[^,]*(?:,|$)/g;
/** A name after one of these is not the one who speaks. */
const PREPOSITION =
  /\b(?:of|in|at|from|with|to|for|against|on|by|than|as|and|between|over|near|after|about)(?: the)? $/i;
/** The same, but for what joins two who both may speak. */
const OF_ANOTHER =
  /\b(?:of|in|at|from|with|to|for|against|on|by|than|between|over|near|after|about)(?: the)? $/i;
/** What parts a name from its verb more than "on Tuesday" or ", the mayor," does. */
const OTHER_SUBJECT = new RegExp(`\\b(?:he|she|they|it|we|that|who|but|${SAYING})\\b`, 'i');

/**
 * The speaker of a quotation: whom its sentence names with a verb of saying, or alone; of a quotation that is a
 * sentence of its own, or for "she said", the one whom the sentences before it are about.
 * @param people surnames of persons, see `readPeople`
 */
export function readSpeaker(
  passage: Passage,
  { start, end }: Quotation,
  people: ReadonlySet<string>,
): Speaker | undefined {
  const { plain, sentences } = passage;
  const first = countFirst(sentences, (sentence) => sentence.end <= start);
  const last = countFirst(sentences, (sentence) => sentence.end < end);
  const from = sentences[first]?.start ?? 0;
  const to = sentences[last]?.end ?? plain.length;
  const at = Math.max(from, start - REACH);
  const [before, after] = [plain.slice(at, start), plain.slice(end, Math.min(to, end + REACH))];
  const readEarlier = () =>
    readAntecedent(passage, sentences.slice(Math.max(0, first - MAX_BACK), first), people);
  if (OPENS.test(after) && PRONOUN.test(after)) return readEarlier();
  const named = readBeside(before, at, after, end);
  if (named) return named;
  const persons = sentences
    .slice(first, last + 1)
    .flatMap((sentence) => listSubjects(sentence, people));
  if (persons.length > 0) return QUOTES.test(before) ? undefined : pickOnly(persons);
  const isAlone = !/\p{L}/u.test(before + after);
  return isAlone || OPENS_WITH_PRONOUN.test(plain.slice(from, start)) ? readEarlier() : undefined;
}

/** The one person whom the nearest sentence with any names, or who speaks in it. */
function readAntecedent(
  passage: Passage,
  sentences: readonly Sentence[],
  people: ReadonlySet<string>,
): Speaker | undefined {
  for (const sentence of sentences.toReversed()) {
    const quotation = passage
      .quotations()
      .find((each) => each.end > sentence.start && each.start < sentence.end);
    const speaker = quotation && readOwn(passage, sentence, quotation);
    if (speaker) return speaker;
    const persons = listSubjects(sentence, people);
    if (persons.length > 0) return pickOnly(persons);
    if (!quotation && !OPENS_WITH_PRONOUN.test(sentence.text)) return undefined;
  }
  return undefined;
}

function readOwn(
  { plain }: Passage,
  { start, end }: Sentence,
  quotation: Quotation,
): Speaker | undefined {
  const before = plain.slice(
    Math.max(start, quotation.start - REACH),
    Math.max(start, quotation.start),
  );
  const after = plain.slice(quotation.end, Math.min(end, quotation.end + REACH));
  return readBeside(before, Math.max(start, quotation.start) - before.length, after, quotation.end);
}

/** The speaker whom a verb of saying names before or after a quotation. */
function readBeside(before: string, at: number, after: string, end: number): Speaker | undefined {
  return (
    readWordsOf(after, end) ??
    readAfter(after, end) ??
    readWordsOf(before, at) ??
    readBefore(before, at)
  );
}

/** The persons whom a sentence names outside of quotations and relative clauses, and not as those whom it is of or to. */
function listSubjects(sentence: Sentence, people: ReadonlySet<string>): readonly Speaker[] {
  const text = sentence.text.replace(RELATIVE, (match) => ' '.repeat(match.length));
  return listPersons(sentence, people)
    .filter(
      ({ start, end }) =>
        text.charAt(start) !== ' ' &&
        !OF_ANOTHER.test(text.slice(Math.max(0, start - 20), start)) &&
        !isOwner(text, end),
    )
    .flatMap((name) => toSpeaker(name, sentence.start) ?? []);
}

function isOwner(text: string, end: number): boolean {
  return /^'s?(?!\w)/.test(text.slice(end, end + 3));
}

function pickOnly(persons: readonly Speaker[]): Speaker | undefined {
  const [first] = persons;
  return persons.every(({ keys }) => keys.at(-1) === first?.keys.at(-1)) ? first : undefined;
}

function readWordsOf(text: string, at: number): Speaker | undefined {
  const match = WORDS_OF.exec(text);
  const { putter, owner, speaker, holder } = match?.groups ?? {};
  const who = putter ?? owner ?? speaker ?? holder;
  return match && who ? pickFirst(who, at + match.index + match[0].indexOf(who)) : undefined;
}

function readAfter(text: string, at: number): Speaker | undefined {
  const source = SOURCE.exec(text);
  if (source)
    return pickFirst(source.groups?.['source'] ?? '', at + source.index + 'according to '.length);
  const match = AFTER.exec(text);
  const { subject = '', object = '' } = match?.groups ?? {};
  if (!match) return undefined;
  const subjectAt = at + match[0].indexOf(subject, 1);
  if (subject.trim() !== '') return pickSubject(subject, subjectAt);
  return pickFirst(object, at + match[0].length - object.length);
}

function readBefore(text: string, at: number): Speaker | undefined {
  const source = SOURCE.exec(text);
  if (source)
    return pickFirst(source.groups?.['source'] ?? '', at + source.index + 'according to '.length);
  const subject = BEFORE.exec(text)?.groups?.['subject'];
  return subject === undefined ? undefined : pickSubject(subject, at);
}

/** The last name before a verb that can be its subject. */
function pickSubject(text: string, at: number): Speaker | undefined {
  const clause = text.replace(RELATIVE, (match) => ' '.repeat(match.length));
  const names = readNames(clause, readWords(clause));
  const name = names.findLast(
    ({ start, end }) => !PREPOSITION.test(clause.slice(0, start)) && !isOwner(clause, end),
  );
  if (!name || OTHER_SUBJECT.test(clause.slice(name.end))) return undefined;
  return toSpeaker(name, at);
}

/** The first name after a verb. */
function pickFirst(text: string, at: number): Speaker | undefined {
  const names = readNames(text, readWords(text));
  const name = names.find(({ words }) => !words.every(isOffice));
  return name && toSpeaker(name, at);
}

function toSpeaker(name: Name, at: number): Speaker | undefined {
  const { start, end, text } = name;
  const keys = toPersonWords(name).map(({ lower }) => fold(lower));
  return keys.length === 0 ? undefined : { start: at + start, end: at + end, text, keys };
}

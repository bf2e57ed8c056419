import { isOffice, readNames, type Name } from './names.js';
import type { Passage } from './passage.js';
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

/** How far from a quotation its speaker is looked for, in characters. */
const REACH = 200;
const AFTER = new RegExp(
  `^[,.]?"?,?\\s(?<subject>[^".;]{0,120}?)\\b(?:${SAYING})\\b(?<object>[^".;]{0,100})`,
  'i',
);
const BEFORE = new RegExp(`^(?<subject>[^"]*)\\b(?:${SAYING})\\b[^"]{0,120}$`, 'i');
const SOURCE = /\baccording to (?<source>[^".;]{0,100})/i;
/** "as Kovacs put it", "in Kovacs's words" */
const WORDS_OF =
  /\bas (?<putter>[^",;]{3,60}?) (?:put|puts|has put) it\b|\bin (?<owner>[^",;]{3,60}?)'s? words\b/i;
const PRONOUN = new RegExp(`^[,.]?"?,?\\s(?:he|she) (?:${SAYING})\\b`, 'i');
const RELATIVE = /, (?:who|which|whose|whom)\b[^,]*(?:,|$)/g;
/** A name after one of these is not the one who speaks. */
const PREPOSITION =
  /\b(?:of|in|at|from|with|to|for|against|on|by|than|as|and|between|over|near|after|about)(?: the)? $/i;
/** What parts a name from its verb more than "on Tuesday" or ", the mayor," does. */
const OTHER_SUBJECT = new RegExp(`\\b(?:he|she|they|it|we|that|who|but|${SAYING})\\b`, 'i');

/** The speaker of a quotation, if the sentence names one. */
export function readSpeaker(
  { plain, sentences }: Passage,
  { start, end }: Quotation,
): Speaker | undefined {
  const from = sentences.find((sentence) => sentence.end > start)?.start ?? 0;
  const to = sentences.find((sentence) => sentence.end >= end)?.end ?? plain.length;
  const before = Math.max(from, start - REACH);
  const after = plain.slice(end, Math.min(to, end + REACH));
  if (PRONOUN.test(after))
    return readAntecedent(plain.slice(Math.max(0, start - REACH), start), start);
  return (
    readWordsOf(after, end) ??
    readAfter(after, end) ??
    readWordsOf(plain.slice(before, start), before) ??
    readBefore(plain.slice(before, start), before)
  );
}

/** "she said": the last full name before the quotation, if the sentence before it has one only. */
function readAntecedent(text: string, end: number): Speaker | undefined {
  const sentence = text.trimEnd().replace(/^.*[.!?]"? (?=.*[.!?])/s, '');
  const names = readNames(sentence, readWords(sentence)).filter(({ words }) => words.length > 1);
  const [name, ...others] = names;
  const at = end - (text.length - text.lastIndexOf(sentence));
  return name && others.length === 0 ? toSpeaker(name, at) : undefined;
}

function readWordsOf(text: string, at: number): Speaker | undefined {
  const match = WORDS_OF.exec(text);
  const who = match?.groups?.['putter'] ?? match?.groups?.['owner'];
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
  const name = names.findLast(({ start }) => !PREPOSITION.test(clause.slice(0, start)));
  if (!name || OTHER_SUBJECT.test(clause.slice(name.end))) return undefined;
  return toSpeaker(name, at);
}

/** The first name after a verb. */
function pickFirst(text: string, at: number): Speaker | undefined {
  const names = readNames(text, readWords(text));
  const name = names.find(({ words }) => !words.every(isOffice));
  return name && toSpeaker(name, at);
}

function toSpeaker({ start, end, text, words }: Name, at: number): Speaker | undefined {
  const keys = words.filter((word) => !isOffice(word)).map(({ lower }) => fold(lower));
  return keys.length === 0 ? undefined : { start: at + start, end: at + end, text, keys };
}

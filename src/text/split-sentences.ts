import { findAll } from '../model/find-all.js';

/** A stretch of a text, by offsets; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A mark that can end a sentence, with what closes it and the space after it. */
const END = /[.!?…]{1,8}["')\]]{0,4}\s/g;

/** Words with a full stop after which a sentence goes on: titles, initials, units, `U.S.`, `Inc.` before a small letter. */
const ABBREVIATION =
  /(?:^|[\s("'])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Sen|Rep|Gov|Pres|Amb|Fr|Sr|Jr|No|Nos|Art|Fig|Sec|vs|v|cf|approx|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|(?:[A-Z]\.)+[A-Z]|i\.e|e\.g)\.\s*$/;

/**
 * Parts running text into sentences: at full stops, question and exclamation marks before a space, unless the stop
 * belongs to an abbreviation or the text goes on with a small letter.
 */
export function splitSentences(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { 0: mark, index } of findAll(text, END)) {
    const end = index + mark.length;
    if (goesOn(text.slice(Math.max(start, end - 20), end), text.slice(end, end + 12))) continue;
    spans.push({ start, end });
    start = end;
  }
  return [...spans, { start, end: text.length }]
    .map((span) => trim(text, span))
    .filter((span) => span.end > span.start);
}

function goesOn(before: string, after: string): boolean {
  if (/\b[ap]\.m\.\s*$/i.test(before))
    return /^(?:\p{Ll}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[A-Z]{3,4}\b)/u.test(after);
  return ABBREVIATION.test(before) || /^\s*\p{Ll}/u.test(after);
}

function trim(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  return {
    start: start + part.length - part.trimStart().length,
    end: end - (part.length - part.trimEnd().length),
  };
}

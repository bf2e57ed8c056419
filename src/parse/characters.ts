import type { Text } from 'mdast';
import { location } from 'vfile-location';
import { findAll } from '../model/find-all.js';
import type { Finding, Report } from '../model/finding.js';

/** C0 and C1 controls, noncharacters and lone surrogates: not allowed in XML or of no meaning in text. */
const ILLEGAL =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]|\p{Noncharacter_Code_Point}|\p{Surrogate}/u;

/** Embeddings, overrides and isolates of direction (Unicode, UAX #9): they show words in another order than the written one. */
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/u;
const DIRECTIONS = new RegExp(DIRECTION, 'gu');

/** Those that end the last one; a line ends all. */
const ENDS = new Set(['\u202C', '\u2069']);

const EITHER = new RegExp(`${ILLEGAL.source}|${DIRECTION.source}`, 'gu');

/** How many characters are named one by one; a file of them is no text. */
const MAX_NAMED = 20;

/**
 * Reports the characters of a text that may not stand in it, and those that reorder it, each in its place.
 * Tells whether there are none that may not.
 */
export function checkCharacters(text: string, report: Report): boolean {
  const places = location(text);
  let isClean = true;
  let named = 0;
  const nest = makeNesting(text);
  for (const { 0: character, index } of findAll(text, EITHER)) {
    const start = places.toPoint(index);
    const end = places.toPoint(index + character.length);
    if (!start || !end) continue;
    const isLegal = DIRECTION.test(character);
    isClean &&= isLegal;
    const said = isLegal ? warnOf(character, nest(character, index)) : refuse(character);
    report({ ...said, place: { start, end } });
    named += 1;
    if (named === MAX_NAMED) break;
  }
  return isClean;
}

/** Tells whether a control of direction, of which each is asked for in turn, opens within another. */
function makeNesting(text: string): (character: string, index: number) => boolean {
  let open = 0;
  let last = 0;
  return (character, index) => {
    if (text.slice(last, index).includes('\n')) open = 0;
    last = index;
    open = ENDS.has(character) ? Math.max(0, open - 1) : open + 1;
    return !ENDS.has(character) && open > 1;
  };
}

/** Reports controls of direction in a text that are written in another way, such as `&#x202E;`. */
export function reportDirection(node: Text, report: Report): void {
  const nest = makeNesting(node.value);
  for (const { 0: character, index } of findAll(node.value, DIRECTIONS)) {
    report({ ...warnOf(character, nest(character, index)), place: node });
  }
}

/** The first character of a text that may not stand in it, such as one that came of `&#7;`. */
export function findIllegal(text: string): string | undefined {
  return ILLEGAL.exec(text)?.[0];
}

/** What is said of a character that may not stand in a text. */
export function refuse(character: string) {
  return {
    id: 'character-illegal',
    level: 'error',
    reason: `The text has the control character ${nameCode(character)}`,
    hint: 'Delete it.',
  } as const;
}

/** Within each other, they leave nobody sure of the order: not even what reads a print back. */
function warnOf(character: string, isNested: boolean): Finding {
  const where = isNested ? ' within another' : '';
  return {
    id: 'character-direction',
    level: isNested ? 'error' : 'warning',
    reason: `The text has the direction control ${nameCode(character)}${where}: readers may see words in another order`,
    hint: 'Delete it; letters of right-to-left scripts find their order without.',
  };
}

function nameCode(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

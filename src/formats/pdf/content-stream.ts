/**
 * Called with each operator of a content stream, with the offset of its first operand, or its own if it has none, and the
 * offset after it (ISO 32000-1, 7.8.2). Gives the offset from which to read on, if that is another.
 */
export type ReadOperation = (operator: string, start: number, end: number) => number | void;

/** What a character is to the syntax (ISO 32000-1, 7.2.2); all others are regular. */
const [REGULAR, BLANK, DELIMITER] = [0, 1, 2] as const;
const KINDS = new Uint8Array(256);
for (const character of '\0\t\n\f\r ') KINDS[character.charCodeAt(0)] = BLANK;
for (const character of '()<>[]{}/%') KINDS[character.charCodeAt(0)] = DELIMITER;

const PERCENT = '%'.charCodeAt(0);
const VALUES = new Set(['true', 'false', 'null']);

/**
 * Reads the operations of a content stream (or of a CMap, which has the same syntax), in order. Nothing is made of one
 * but what is asked for: most of a page are places of glyphs.
 * @param content one character a byte
 */
export function readOperations(content: string, read: ReadOperation): void {
  let start: number | undefined;
  for (
    let at = skipBlank(content, 0), end = at;
    at < content.length;
    at = skipBlank(content, end)
  ) {
    end = findEnd(content, at);
    start ??= at;
    if (!beginsOperator(content.charCodeAt(at))) continue;
    const operator = content.slice(at, end);
    if (VALUES.has(operator)) continue;
    if (operator === 'BI') throw new Error('Inline images are not supported in content streams');
    end = read(operator, start, end) ?? end;
    start = undefined;
  }
}

/** An operator that begins or ends marked content, as it stands where there are no literal strings and no comments. */
const MARK = /(?<![^\0\t\n\f\r ()<>[\]{}])(?:BMC|BDC|EMC)(?![^\0\t\n\f\r ()<>[\]{}/%])/g;

/**
 * The offset of the next operator that begins or ends marked content, or the end. The content may hold no `(`, no `%` and no
 * string that is three hexadecimal digits and no more: the browser writes four for each glyph.
 */
export function findMark(content: string, from: number): number {
  MARK.lastIndex = from;
  return MARK.exec(content)?.index ?? content.length;
}

/** The operands of an operation as they are written; its operator ends at `end`. */
export function listOperands(content: string, start: number, end: number): readonly string[] {
  const tokens: string[] = [];
  for (let at = start; at < end;) {
    const next = findEnd(content, at);
    tokens.push(content.slice(at, next));
    at = skipBlank(content, next);
  }
  tokens.pop();
  return tokens;
}

/** Whether a character is a letter or one of the two quotes that are operators. */
function beginsOperator(code: number): boolean {
  const small = code | 0x20;
  return (small >= 0x61 && small <= 0x7a) || code === 0x22 || code === 0x27;
}

/** The offset of what comes after white space and comments. */
export function skipBlank(content: string, from: number): number {
  let at = skip(content, from, BLANK);
  while (content.charCodeAt(at) === PERCENT) {
    while (at < content.length && content[at] !== '\n' && content[at] !== '\r') at += 1;
    at = skip(content, at, BLANK);
  }
  return at;
}

function skip(content: string, from: number, kind: number): number {
  let at = from;
  while (at < content.length && KINDS[content.charCodeAt(at)] === kind) at += 1;
  return at;
}

/** The offset after the token that begins at another. */
export function findEnd(content: string, at: number): number {
  if (KINDS[content.charCodeAt(at)] === REGULAR) return skip(content, at, REGULAR);
  switch (content.charAt(at)) {
    case '(':
      return findStringEnd(content, at);
    case '/':
      return skip(content, at + 1, REGULAR);
    case '<':
      return content[at + 1] === '<' ? at + 2 : findHexEnd(content, at);
    case '>':
      return content[at + 1] === '>' ? at + 2 : fail(at);
    case ')':
      return fail(at);
    case '[':
    case ']':
    case '{':
    case '}':
      return at + 1;
    default:
      return skip(content, at, REGULAR);
  }
}

function findHexEnd(content: string, at: number): number {
  const end = content.indexOf('>', at);
  return end < 0 ? fail(at) : end + 1;
}

/** The end of a literal string, in which balanced parentheses and escapes may stand. */
function findStringEnd(content: string, at: number): number {
  let depth = 0;
  for (let index = at; index < content.length; index++) {
    const character = content[index];
    if (character === '\\') index++;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    if (depth === 0) return index + 1;
  }
  throw new Error(`The string at byte ${String(at)} of the content stream has no end`);
}

function fail(at: number): never {
  throw new Error(`The content stream is broken at byte ${String(at)}`);
}

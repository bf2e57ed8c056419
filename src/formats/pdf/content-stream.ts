/** An operator of a content stream with its operands, as they are written (ISO 32000-1, 7.8.2). */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly string[];
  /** Offset of the first operand, or of the operator if there is none. */
  readonly start: number;
  /** Offset after the operator. */
  readonly end: number;
}

/** What a character is to the syntax (ISO 32000-1, 7.2.2); all others are regular. */
const [REGULAR, BLANK, DELIMITER] = [0, 1, 2] as const;
const KINDS = new Uint8Array(256);
for (const character of '\0\t\n\f\r ') KINDS[character.charCodeAt(0)] = BLANK;
for (const character of '()<>[]{}/%') KINDS[character.charCodeAt(0)] = DELIMITER;

const OPERATOR = /^[A-Za-z'"]/;
const VALUES = new Set(['true', 'false', 'null']);

/**
 * The operations of a content stream (or of a CMap, which has the same syntax), in order.
 * @param content one character a byte
 */
export function* readOperations(content: string): Generator<Operation> {
  let operands: string[] = [];
  let start: number | undefined;
  for (
    let at = skipBlank(content, 0), end = at;
    at < content.length;
    at = skipBlank(content, end)
  ) {
    end = findEnd(content, at);
    const token = content.slice(at, end);
    start ??= at;
    if (!OPERATOR.test(token) || VALUES.has(token)) operands.push(token);
    else {
      if (token === 'BI') throw new Error('Inline images are not supported in content streams');
      yield { operator: token, operands, start, end };
      operands = [];
      start = undefined;
    }
  }
}

/** The offset of what comes after white space and comments. */
function skipBlank(content: string, from: number): number {
  let at = skip(content, from, BLANK);
  while (content[at] === '%') {
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
function findEnd(content: string, at: number): number {
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

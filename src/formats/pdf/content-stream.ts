/** An operator of a content stream with its operands, as they are written (ISO 32000-1, 7.8.2). */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly string[];
  /** Offset of the first operand, or of the operator if there is none. */
  readonly start: number;
  /** Offset after the operator. */
  readonly end: number;
}

const BLANK = /(?:[\0\t\n\f\r ]+|%[^\r\n]*)*/y;
const TOKEN = /<<|>>|<[^>]*>|[[\]{}]|\/?[^\0\t\n\f\r ()<>[\]{}/%]+|\//y;
const OPERATOR = /^[A-Za-z'"]/;
const VALUES = new Set(['true', 'false', 'null']);

/**
 * The operations of a content stream (or of a CMap, which has the same syntax), in order.
 * @param content one character a byte
 */
export function* readOperations(content: string): Generator<Operation> {
  let operands: string[] = [];
  let start: number | undefined;
  let at = skipBlank(content, 0);
  while (at < content.length) {
    const end = findTokenEnd(content, at);
    const token = content.slice(at, end);
    start ??= at;
    if (OPERATOR.test(token) && !VALUES.has(token)) {
      if (token === 'BI') throw new Error('Inline images are not supported in content streams');
      yield { operator: token, operands, start, end };
      operands = [];
      start = undefined;
    } else operands.push(token);
    at = skipBlank(content, end);
  }
}

function skipBlank(content: string, at: number): number {
  BLANK.lastIndex = at;
  return at + (BLANK.exec(content)?.[0].length ?? 0);
}

function findTokenEnd(content: string, at: number): number {
  if (content[at] === '(') return findStringEnd(content, at);
  TOKEN.lastIndex = at;
  const token = TOKEN.exec(content)?.[0];
  if (token === undefined) throw new Error(`The content stream is broken at byte ${String(at)}`);
  return at + token.length;
}

/** The end of a literal string, in which balanced parentheses and escapes may stand. */
function findStringEnd(content: string, at: number): number {
  let depth = 0;
  for (let index = at; index < content.length; index++) {
    const character = content[index];
    if (character === '\\') index++;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return index + 1;
  }
  throw new Error(`The string at byte ${String(at)} of the content stream has no end`);
}

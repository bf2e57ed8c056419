/** An operator of a content stream with its operands, as they are written (ISO 32000-1, 7.8.2). */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly string[];
  /** Offset of the first operand, or of the operator if there is none. */
  readonly start: number;
  /** Offset after the operator. */
  readonly end: number;
}

/** White space and comments, and what follows them: a token that is no literal string, if it is not the end. */
const NEXT =
  /(?:[\0\t\n\f\r ]+|%[^\r\n]*)*(<<|>>|<[^>]*>|[[\]{}]|\/?[^\0\t\n\f\r ()<>[\]{}/%]+|\/)?/y;
const OPERATOR = /^[A-Za-z'"]/;
const VALUES = new Set(['true', 'false', 'null']);

/**
 * The operations of a content stream (or of a CMap, which has the same syntax), in order.
 * @param content one character a byte
 */
export function* readOperations(content: string): Generator<Operation> {
  let operands: string[] = [];
  let start: number | undefined;
  let end = 0;
  for (;;) {
    NEXT.lastIndex = end;
    const [blankAndToken = '', found] = NEXT.exec(content) ?? [];
    const at = end + blankAndToken.length - (found?.length ?? 0);
    if (at === content.length) return;
    const token = found ?? readString(content, at);
    end = at + token.length;
    start ??= at;
    if (found === undefined || !OPERATOR.test(token) || VALUES.has(token)) operands.push(token);
    else {
      if (token === 'BI') throw new Error('Inline images are not supported in content streams');
      yield { operator: token, operands, start, end };
      operands = [];
      start = undefined;
    }
  }
}

/** A literal string, in which balanced parentheses and escapes may stand. */
function readString(content: string, at: number): string {
  if (content[at] !== '(') throw new Error(`The content stream is broken at byte ${String(at)}`);
  let depth = 0;
  for (let index = at; index < content.length; index++) {
    const character = content[index];
    if (character === '\\') index++;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    if (depth === 0) return content.slice(at, index + 1);
  }
  throw new Error(`The string at byte ${String(at)} of the content stream has no end`);
}

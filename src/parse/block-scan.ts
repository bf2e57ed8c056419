/** What is counted of the blocks of a text before it is parsed. */
export type BlockCount =
  | 'block-nesting'
  | 'headings'
  | 'list-items'
  | 'lists'
  | 'notes'
  | 'quotations'
  | 'table-cells'
  | 'table-columns';

/** Told of each line that has something to count: how many of it, and where in the text the line starts. */
export type CountBlock = (what: BlockCount, number: number, offset: number) => void;

/** A quotation, a list item or a note that goes on in the next line if that has its mark or its indent. */
interface Container {
  /** `>`; for items the character that tells lists apart: `-`, `*`, `+`, `.`, `)`; `^` for notes. */
  readonly kind: string;
  /** Indent of its further lines, in columns; nothing for quotations. */
  readonly width: number;
}

/** What the last line was, as far as it decides how the next one is read. */
type Leaf =
  | { readonly kind: 'none' | 'text' | 'html' }
  | { readonly kind: 'fence'; readonly close: RegExp }
  | { readonly kind: 'table'; readonly columns: number };

interface State {
  readonly open: Container[];
  leaf: Leaf;
}

const NONE: Leaf = { kind: 'none' };
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^ {0,3}(?:([-*+])|\d{1,9}([.)]))(?=( {1,4})(?! )| |$)/;
const NOTE = /^ {0,3}\[\^[^\]\s]+\]: */;
const RULE = /^ {0,3}([-*_]) *(?:\1 *){2,}$/;
const UNDERLINE = /^ {0,3}(?:=+|-+) *$/;
const HEADING = /^ {0,3}#{1,6}(?: |$)/;
/** Of code, and of formulae. */
const FENCE = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*|(\${2,})[^$]*)$/;
const DELIMITERS = /^ {0,3}\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$/;

/**
 * Counts the blocks of a Markdown text as CommonMark opens and closes them, line by line, in linear time and
 * with no recursion. Where it can't be sure it counts too many, never too few.
 */
export function scanBlocks(text: string, count: CountBlock): void {
  const state: State = { open: [], leaf: NONE };
  let offset = 0;
  for (const raw of text.split('\n')) {
    const line = raw.includes('\t') ? expandTabs(raw) : raw;
    readLine(line, state, (what, number) => count(what, number, offset));
    offset += raw.length + 1;
  }
}

type Count = (what: BlockCount, number: number) => void;

function readLine(line: string, state: State, count: Count): void {
  const { open } = state;
  const { depth, rest } = matchOpen(line, open);
  const isWhole = depth === open.length;
  if (isWhole && readInLeaf(rest, state, count)) return;
  const opened = openNew(rest, open[depth], isWhole && state.leaf.kind === 'text', count);
  const isLazy =
    opened.containers.length === 0 && state.leaf.kind === 'text' && isText(opened.rest);
  if (!isWhole && !isLazy) open.length = depth;
  open.push(...opened.containers);
  if (opened.containers.length > 0) count('block-nesting', open.length);
  const follows = opened.containers.length === 0 && (isWhole || isLazy) ? state.leaf : NONE;
  state.leaf = readLeaf(opened.rest, follows, count);
}

/** How many of the open containers a line goes on with, and what of it is left. */
function matchOpen(line: string, open: readonly Container[]): { depth: number; rest: string } {
  let rest = line;
  for (const [depth, { kind, width }] of open.entries()) {
    const isBlank = rest.trim() === '';
    const mark = kind === '>' ? QUOTE.exec(rest)?.[0].length : isBlank ? 0 : width;
    if (mark === undefined || (kind !== '>' && measureIndent(rest) < mark)) return { depth, rest };
    rest = rest.slice(mark);
  }
  return { depth: open.length, rest };
}

/** Reads a line that can only be part of what the last one began. */
function readInLeaf(rest: string, state: State, count: Count): boolean {
  const { leaf } = state;
  if (leaf.kind === 'fence') {
    if (leaf.close.test(rest)) state.leaf = NONE;
    return true;
  }
  if (leaf.kind === 'text' && UNDERLINE.test(rest)) {
    count('headings', 1);
    // A row of hyphens may also head the cells of a table with one column.
    state.leaf = rest.includes('=') ? NONE : startTable(rest, count);
    return true;
  }
  return false;
}

interface Opened {
  readonly containers: readonly Container[];
  readonly rest: string;
}

function openNew(
  line: string,
  sibling: Container | undefined,
  inText: boolean,
  count: Count,
): Opened {
  const containers: Container[] = [];
  let rest = line;
  for (;;) {
    const next = findContainer(rest);
    const isFirst = containers.length === 0;
    if (!next || (isFirst && inText && isEmptyItem(rest, next.kind))) break;
    if (next.kind === '>') count('quotations', 1);
    else if (next.kind === '^') count('notes', 1);
    else {
      count('list-items', 1);
      if (!isFirst || sibling?.kind !== next.kind) count('lists', 1);
    }
    containers.push(next);
    rest = rest.slice(next.mark);
  }
  return { containers, rest };
}

/** An item with nothing in it, which can't end a paragraph. */
function isEmptyItem(rest: string, kind: string): boolean {
  return kind !== '>' && kind !== '^' && !/\S\s+\S/.test(rest);
}

/** The container that a text starts with; `mark` characters are its own. */
function findContainer(rest: string): (Container & { readonly mark: number }) | undefined {
  const quote = QUOTE.exec(rest)?.[0].length;
  if (quote !== undefined) return { kind: '>', width: 0, mark: quote };
  const note = NOTE.exec(rest)?.[0].length;
  if (note !== undefined) return { kind: '^', width: 4, mark: note };
  const item = RULE.test(rest) ? null : ITEM.exec(rest);
  if (!item) return undefined;
  const [whole, bullet, number, spaces = ' '] = item;
  const width = whole.length + spaces.length;
  return { kind: bullet ?? number ?? '', width, mark: Math.min(width, rest.length) };
}

function readLeaf(rest: string, before: Leaf, count: Count): Leaf {
  if (rest.trim() === '') return NONE;
  const indent = measureIndent(rest);
  if (indent > 3) return before.kind === 'text' ? before : NONE;
  const fence = FENCE.exec(rest);
  const mark = fence?.slice(1).find((it) => it !== undefined);
  if (mark !== undefined) {
    return {
      kind: 'fence',
      close: new RegExp(`^ {0,3}[${mark.charAt(0)}]{${String(mark.length)},} *$`),
    };
  }
  if (HEADING.test(rest)) count('headings', 1);
  if (HEADING.test(rest) || RULE.test(rest)) return NONE;
  if (before.kind === 'table') count('table-cells', before.columns);
  if (before.kind === 'table' || before.kind === 'html') return before;
  if (before.kind === 'text' && DELIMITERS.test(rest)) return startTable(rest, count);
  return rest.charAt(indent) === '<' ? { kind: 'html' } : { kind: 'text' };
}

function startTable(delimiters: string, count: Count): Leaf {
  const columns = delimiters.match(/-+/g)?.length ?? 1;
  count('table-cells', columns);
  count('table-columns', columns);
  return { kind: 'table', columns };
}

/** Whether a line goes on with a paragraph from which its mark or indent is missing. */
function isText(rest: string): boolean {
  return rest.trim() !== '' && !HEADING.test(rest) && !RULE.test(rest) && !FENCE.test(rest);
}

function measureIndent(text: string): number {
  return text.length - text.trimStart().length;
}

function expandTabs(line: string): string {
  let expanded = '';
  for (const character of line) {
    expanded += character === '\t' ? ' '.repeat(4 - (expanded.length % 4)) : character;
  }
  return expanded;
}

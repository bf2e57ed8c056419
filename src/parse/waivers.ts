import { findAll } from '../model/find-all.js';
import type { Place } from '../model/finding.js';
import type { Waiver, Waivers } from '../model/waiver.js';

const MARK = /<!--\s*galley-ok(?![\w-])/;

/** A waiver alone on its line; what a byte order mark or a zero-width space may stand before. */
const WAIVER = /^([\uFEFF\u200B\u2060]*)[ \t]*<!--\s*galley-ok(?![\w-])((?:(?!-->).)*)-->\s*$/;

/** `rule-id: reason`, or a part of it. */
const CONTENT = /^([^\s:]*)[\s:]*(.*)$/;

const FENCE = /^\s*(?:>\s*)*(`{3,}(?=[^`]*$)|~{3,})/;

/** A line of a file, without its line end. */
interface Line {
  readonly text: string;
  readonly number: number;
  /** Offsets; `end` is behind the line end. */
  readonly start: number;
  readonly end: number;
}

/** Finds the waivers of a text. What stands in fenced code is no waiver. */
export function findWaivers(text: string): Omit<Waivers, 'opening'> {
  if (!MARK.test(text)) return { list: [], misplaced: [] };
  const lines = splitLines(text);
  const fenced = findFenced(lines);
  const list: Waiver[] = [];
  const misplaced: Place[] = [];
  let line: number | undefined;
  for (const at of lines.toReversed()) {
    const match = fenced.has(at.number) ? null : WAIVER.exec(at.text);
    if (match) list.push(toWaiver(at, match, line));
    else if (at.text.trim() !== '') line = at.number;
    if (!match && !fenced.has(at.number) && MARK.test(at.text)) misplaced.push(toPlace(at, 0));
  }
  return { list: list.toReversed(), misplaced: misplaced.toReversed() };
}

function splitLines(text: string): readonly Line[] {
  return findAll(text, /([^\r\n]*)(?:\r\n?|\n|$)/g).map((match, index) => ({
    text: match[1] ?? '',
    number: index + 1,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Numbers of the lines between a fence and the one that closes it. */
function findFenced(lines: readonly Line[]): ReadonlySet<number> {
  const fenced = new Set<number>();
  let open: Line | undefined;
  let mark = '';
  for (const line of lines) {
    const found = FENCE.exec(line.text)?.[1] ?? '';
    if (found === '') continue;
    if (!open) [open, mark] = [line, found];
    else if (found.startsWith(mark)) {
      for (let at = open.number; at <= line.number; at += 1) fenced.add(at);
      open = undefined;
    }
  }
  return fenced;
}

function toWaiver(at: Line, match: RegExpExecArray, line: number | undefined): Waiver {
  const [, accidents = '', content = ''] = match;
  const [, rule = '', reason = ''] = CONTENT.exec(content.trim()) ?? [];
  return { rule, reason, place: toPlace(at, accidents.length), line };
}

function toPlace({ number, start, end }: Line, skipped: number): Place {
  return {
    start: { line: number, column: skipped + 1, offset: start + skipped },
    end: { line: number + 1, column: 1, offset: end },
  };
}

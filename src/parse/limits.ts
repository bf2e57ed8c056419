import { location } from 'vfile-location';
import type { Report } from '../model/finding.js';
import type { Limits } from '../model/limits.js';
import { scanBlocks } from './block-scan.js';

/** What is counted, as the message names it; two words if the figure is no number of things. */
const NAMES = {
  bytes: 'bytes',
  lines: 'lines',
  lists: 'lists',
  'list-items': 'list items',
  quotations: 'quotations',
  headings: 'headings',
  notes: 'notes',
  'table-cells': 'cells of tables',
  marks: 'marks (* _ [ ])',
  links: 'links and addresses',
} as const;

type Key = Exclude<keyof Limits, 'inline-nesting' | 'front-matter-bytes' | 'findings'>;

/** What a text has of something, and where it first has too much of it. */
interface Measured {
  found: number;
  offset?: number;
}

/** Scripts that are written without spaces; lines break between their characters or by a dictionary. */
const UNSPACED =
  'Han Hiragana Katakana Bopomofo Hangul Yi Thai Lao Khmer Myanmar Tibetan Javanese Balinese';
const BREAKS = UNSPACED.split(' ').map((script) => `\\p{Script=${script}}`);
const RUN = new RegExp(`[^\\s${BREAKS.join('')}\\u3000-\\u303F\\uFF00-\\uFFEF]+`, 'gu');

const MARK = /[*_[\]]/g;

/** A link, or an address that becomes one by itself. */
const LINK = /\]\([^\s)]*|https?:\/\/\S+|www\.\S+|<tel:|@/gi;

/** A line with text, from its first character. */
const LINE = /\S[^\n]*/g;

/** What is no number of things in the text, but the most in one place. */
const DEEPEST: ReadonlySet<string> = new Set(['block-nesting', 'table-columns']);

/** Refuses a file that is too large, before it is decoded. Tells whether it is within the limit. */
export function checkSize(bytes: Uint8Array, limits: Limits, report: Report): boolean {
  return holdAgainst('', new Map([['bytes', { found: bytes.length }]]), limits, report);
}

/** A cleaned text, and the part of it that may be Markdown, at the same offsets. */
interface Measurable {
  readonly text: string;
  /** The body; empty if it is pasted text, of which no block and no mark counts. */
  readonly blocks: string;
}

/**
 * Refuses a text that would take too long to read or to print, before it is parsed, with the place where it
 * has too much of something. Tells whether it is within the limits.
 */
export function checkLimits({ text, blocks }: Measurable, limits: Limits, report: Report): boolean {
  const measured = new Map<Key, Measured>([
    ['lines', countMatches(text, LINE, limits.lines)],
    ['run', measureRun(text, limits)],
    ['marks', countMatches(blocks, MARK, limits.marks)],
    ['links', countMatches(text, LINK, limits.links)],
  ]);
  scanBlocks(blocks, (what, number, offset) => {
    const entry = measured.get(what) ?? { found: 0 };
    entry.found = DEEPEST.has(what) ? Math.max(entry.found, number) : entry.found + number;
    if (entry.found > limits[what]) entry.offset ??= offset;
    measured.set(what, entry);
  });
  return holdAgainst(text, measured, limits, report);
}

function measureRun(text: string, limits: Limits): Measured {
  const measured: Measured = { found: 0 };
  if (text.split(/\s+/).every(({ length }) => length <= limits.run)) return measured;
  RUN.lastIndex = 0;
  for (let match = RUN.exec(text); match; match = RUN.exec(text)) {
    const { 0: run, index } = match;
    if (run.length > limits.run) measured.offset ??= index;
    measured.found = Math.max(measured.found, run.length);
  }
  return measured;
}

/** How often a pattern is found, and where it is found once too often. */
function countMatches(text: string, pattern: RegExp, most: number): Measured {
  const measured: Measured = { found: 0 };
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    measured.found += 1;
    if (measured.found > most) measured.offset ??= match.index;
  }
  return measured;
}

function holdAgainst(
  text: string,
  measured: ReadonlyMap<Key, Measured>,
  limits: Limits,
  report: Report,
): boolean {
  const places = location(text);
  let isWithin = true;
  for (const [key, { found, offset }] of measured) {
    if (found <= limits[key]) continue;
    isWithin = false;
    const point = offset === undefined ? undefined : places.toPoint(offset);
    report({
      id: 'limit-exceeded',
      level: 'error',
      reason: describe(key, found, limits[key]),
      hint: `${ADVICE[key] ?? 'Make several briefings of it.'} (galley.yaml sets the limit: limits, ${key}.)`,
      ...(point && { place: { start: point, end: point } }),
    });
  }
  return isWithin;
}

const ADVICE: Partial<Record<Key, string>> = {
  run: 'Put spaces or line breaks into it.',
  'block-nesting': 'Take it apart.',
  'table-columns': 'Make several tables of it.',
};

function describe(key: Key, found: number, max: number): string {
  const allowed = `${String(max)} are allowed`;
  if (key === 'block-nesting') return `Blocks are nested ${String(found)} levels deep; ${allowed}`;
  if (key === 'table-columns') return `A table has ${String(found)} columns; ${allowed}`;
  if (key === 'run') return `A run of ${String(found)} characters has no space; ${allowed}`;
  return `The text has ${String(found)} ${NAMES[key]}; ${allowed}`;
}

import { isMap, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type * as z from 'zod';
import { findAll } from './find-all.js';
import type { Place } from './finding.js';
import { explainIssue } from './yaml-issues.js';

/** What is wrong with a YAML text, and where in it. */
export interface YamlProblem {
  readonly reason: string;
  readonly hint?: string;
  readonly place: Place;
}

/** A value, and where its parts stand. */
interface Located<T> {
  readonly value: T;
  /** Where the value at a path stands, or the nearest one round it. */
  readonly locate: (path: readonly PropertyKey[]) => Place;
}

/** The value of a YAML text, or what is wrong with it. */
export type YamlResult<T> =
  | ({ readonly ok: true } & Located<T>)
  | {
      readonly ok: false;
      readonly problems: readonly YamlProblem[];
      /** What is left without the fields that are wrong, if that can be told. */
      readonly rest?: Located<T>;
    };

/** Flow collections nested deeper than this are refused: the parser is recursive, and 100 KB of `[` ends the process. */
const MAX_DEPTH = 16;

/**
 * Reads YAML that people write by hand: one document, no aliases, no tags, no doubled keys, known keys only.
 * Places are relative to the given text; its first line is 1.
 */
export function readYaml<T>(text: string, schema: z.ZodType<T>): YamlResult<T> {
  const lines = new LineCounter();
  const deep = findDeepNesting(text);
  if (deep !== undefined) {
    for (const match of findAll(text, /^/gm)) lines.addNewLine(match.index);
    const reason = `Lists or maps are nested deeper than ${String(MAX_DEPTH)} levels`;
    return { ok: false, problems: [{ reason, place: toPlace(lines, deep, deep + 1) }] };
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'core',
    merge: false,
    logLevel: 'error',
  });
  const broken = [...checkSyntax(document, lines), ...findForbidden(document, lines)];
  if (broken.length > 0) return { ok: false, problems: broken };
  const value: unknown = document.toJS() ?? {};
  const locate = (path: readonly PropertyKey[]) => findPlace(document, lines, path);
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data, locate };
  const explained = result.error.issues.flatMap((issue) => explainIssue(issue, schema, value));
  const problems = explained.map(({ path, isKey, ...problem }) => {
    return { ...problem, place: findPlace(document, lines, path, isKey) };
  });
  const wrong = new Set(explained.map(({ path }) => String(path[0])));
  const right = Object.entries(value as object).filter(([key]) => !wrong.has(key));
  const rest = schema.safeParse(Object.fromEntries(right));
  return { ok: false, problems, ...(rest.success && { rest: { value: rest.data, locate } }) };
}

function findDeepNesting(text: string): number | undefined {
  const blocks = /(?:[-?][ \t]+){16}/.exec(text);
  if (blocks) return blocks.index;
  let depth = 0;
  for (const match of findAll(text, /[[\]{}]/g)) {
    depth = match[0] === '[' || match[0] === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > MAX_DEPTH) return match.index;
  }
  return undefined;
}

function checkSyntax(document: Document, lines: LineCounter): YamlProblem[] {
  return [...document.errors, ...document.warnings].map((error) => ({
    ...(error.code === 'MULTIPLE_DOCS'
      ? { reason: 'A second YAML document begins', hint: 'Delete the lines of three hyphens.' }
      : { reason: error.message.split(/ at line \d/, 1)[0] ?? error.message }),
    place: toPlace(lines, error.pos[0], error.pos[1]),
  }));
}

function findForbidden(document: Document, lines: LineCounter): YamlProblem[] {
  const problems: YamlProblem[] = [];
  visit(document, {
    Alias(_, alias) {
      const [start, end] = alias.range ?? [0, 0];
      const reason = `The alias *${alias.source} is not allowed`;
      problems.push({
        reason,
        hint: 'Write the value out in full.',
        place: toPlace(lines, start, end),
      });
    },
    Node(_, { tag, range }) {
      // Any other is told of as unresolved.
      const name = /^tag:yaml\.org,2002:(\w+)$/.exec(tag ?? '')?.[1];
      if (name === undefined) return;
      const [start, end] = range ?? [0, 0];
      const reason = `The tag !!${name} is not allowed`;
      const hint = 'Write the value without it, in quotation marks if it is a text.';
      problems.push({ reason, hint, place: toPlace(lines, start, end) });
    },
  });
  return problems;
}

/** Range of the value at a path (or of its key), or of the nearest ancestor that exists. */
function findPlace(
  document: Document,
  lines: LineCounter,
  path: readonly PropertyKey[],
  ofKey = false,
): Place {
  const parent = document.getIn(path.slice(0, -1), true) ?? document.contents;
  if (ofKey && isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
    if (isScalar(pair?.key) && pair.key.range)
      return toPlace(lines, pair.key.range[0], pair.key.range[1]);
  }
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const range = (node as { range?: [number, number, number] } | undefined)?.range;
    if (range) return toPlace(lines, range[0], range[1]);
  }
  return toPlace(lines, 0, 0);
}

function toPlace(lines: LineCounter, start: number, end: number): Place {
  const from = lines.linePos(start);
  const to = lines.linePos(end);
  return {
    start: { line: from.line || 1, column: from.col || 1, offset: start },
    end: { line: to.line || 1, column: to.col || 1, offset: end },
  };
}

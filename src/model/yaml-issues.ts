import * as z from 'zod';
import { findNearest } from './nearest.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What is wrong with a value, in words. */
export interface ExplainedIssue {
  readonly reason: string;
  readonly hint?: string;
  /** Where in the value. */
  readonly path: Path;
  /** Whether it is the key at that path that is wrong, not its value. */
  readonly isKey: boolean;
}

/** Types as people call them. */
const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a map',
  record: 'a map',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

/**
 * Words an issue of zod. Of the alternatives of a union it explains the one whose type the value has.
 * A check may name all that is allowed (`params: { known }`): then the nearest of it is the hint.
 * @param root what was checked
 */
export function explainIssue(issue: Issue, schema: z.ZodType, root: unknown): ExplainedIssue[] {
  if (issue.code === 'unrecognized_keys') return explainKeys(issue.keys, issue.path, schema);
  if (issue.code === 'invalid_union') {
    const fitting = issue.errors.find((errors) => !errors.some(isOfOtherType));
    if (fitting) {
      return fitting.flatMap((inner) =>
        explainIssue({ ...inner, path: [...issue.path, ...inner.path] }, schema, root),
      );
    }
  }
  const name = issue.path.length === 0 ? 'The text' : `"${issue.path.map(toStep).join('.')}"`;
  const value = readValue(root, issue.path);
  const hint = findHint(issue, value);
  return [
    {
      reason: `${name}: ${value === undefined ? 'is missing' : describeIssue(issue)}`,
      ...(hint !== undefined && { hint }),
      path: issue.path,
      isKey: false,
    },
  ];
}

function explainKeys(keys: readonly string[], path: Path, schema: z.ZodType): ExplainedIssue[] {
  const known = listKnownKeys([schema], path);
  return keys.map((key) => {
    const nearest = findNearest(key, known, Math.min(3, Math.floor(key.length / 2)));
    const hint = nearest === undefined ? `Known are ${known.join(', ')}.` : `Is it "${nearest}"?`;
    return { reason: `"${key}" is not known here`, hint, path: [...path, key], isKey: true };
  });
}

function isOfOtherType({ code, path }: Issue): boolean {
  return code === 'invalid_type' && path.length === 0;
}

/** People count from 1. */
function toStep(step: PropertyKey): string {
  return typeof step === 'number' ? String(step + 1) : String(step);
}

function describeIssue(issue: Issue): string {
  if (issue.code === 'invalid_type') return `must be ${TYPES[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  if (isOutOfRange(issue)) {
    return issue.code === 'too_small'
      ? `must be ${String(issue.minimum)} or more`
      : `must be ${String(issue.maximum)} or less`;
  }
  return issue.message.replace(/^Invalid input: /, '');
}

/** A number that is too small or too big, for which the schema has no words of its own. */
function isOutOfRange(issue: Issue): issue is z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig {
  return (
    (issue.code === 'too_small' || issue.code === 'too_big') &&
    /^Too (?:small|big): expected (?:number|int)/.test(issue.message)
  );
}

function findHint(issue: Issue, value: unknown): string | undefined {
  if (issue.code === 'invalid_type' && issue.expected === 'string' && typeof value === 'number') {
    return 'Put it in quotation marks.';
  }
  const known = listAllowed(issue);
  if (typeof value !== 'string' || known.length === 0) return undefined;
  const written = value.toLowerCase();
  const nearest =
    known.find((it) => written !== '' && it.toLowerCase().endsWith(written)) ??
    findNearest(value, known, 3);
  return nearest === undefined ? undefined : `Is it "${nearest}"?`;
}

function listAllowed(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  const known: unknown = issue.code === 'custom' ? issue.params?.['known'] : undefined;
  return Array.isArray(known) ? known.map(String) : [];
}

function readValue(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Readonly<Record<PropertyKey, unknown>> | undefined)?.[step],
    root,
  );
}

/** Keys that the maps at a path of some schemas may have. */
function listKnownKeys(schemas: readonly unknown[], path: Path): string[] {
  const plain = schemas.flatMap(listPlain);
  const [step, ...rest] = path;
  if (step === undefined) {
    const maps = plain.filter((schema) => schema instanceof z.ZodObject);
    return maps.flatMap((map) => Object.keys(map.shape));
  }
  const inner = plain.map((schema): unknown => {
    if (schema instanceof z.ZodObject) return schema.shape[String(step)];
    if (schema instanceof z.ZodArray) return schema.element;
    return schema instanceof z.ZodRecord ? schema.valueType : undefined;
  });
  return listKnownKeys(inner, rest);
}

/** A schema without what is wrapped round it; of a union, all that it may be. */
function listPlain(schema: unknown): readonly unknown[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(listPlain);
  if (schema instanceof z.ZodPipe) return listPlain(schema.in);
  const isWrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodDefault;
  return isWrapped ? listPlain(schema.unwrap()) : [schema];
}

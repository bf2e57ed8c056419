import { encodeValues, openValues, type NamedValues } from './named-values.js';
import type { RecordDigest } from './record.js';
import type { Input } from './trace.js';

/** What a briefing was made from, besides what its record traces. Its path is known, and with that its slug. */
export interface Origin {
  /** SHA-256 of the source, in hexadecimal. */
  readonly sourceHash: string;
  /** Sum of the options, the tools and the rivals of the source. */
  readonly settings: string;
}

/** What was last put into the output folder for a source. */
export interface LedgerEntry extends Origin {
  /** Key of the record. */
  readonly key: string;
  readonly digest: RecordDigest;
  /** Marks of the written files, in the order of the artifacts of the record. */
  readonly marks: readonly string[];
}

/** What of an entry tells whether all is as it was. */
export interface Glance extends Origin, Pick<RecordDigest, 'counts' | 'data' | 'traces'> {
  /** Paths of the written files, relative to the output folder. */
  readonly files: readonly string[];
  /** Marks of them. */
  readonly marks: readonly string[];
}

/** A manifest that was written: a sum of the list of its briefings, and the mark of the file. */
export interface WrittenManifest {
  readonly list: string;
  readonly mark: string;
}

/** What a ledger says of an output folder. */
export interface LedgerFacts {
  /** The output folder, with all links followed. */
  readonly output: string;
  readonly manifest: WrittenManifest;
}

/** All that is written of a ledger. */
export interface LedgerContent extends LedgerFacts {
  /** What was written before, of which all is kept that no entry stands in for. */
  readonly before?: StoredLedger | undefined;
  /** Entries of sources, by their paths. */
  readonly entries: readonly (readonly [string, LedgerEntry])[];
  /** The list of inputs that a record names by a key. */
  readonly findTrace: (key: string) => readonly Input[] | undefined;
}

/** A ledger as it was written; what it says of a source is read when it is asked for. */
export interface StoredLedger extends LedgerFacts {
  readonly findEntry: (path: string) => LedgerEntry | undefined;
  /** A part of that, in less than half of the time. */
  readonly findGlance: (path: string) => Glance | undefined;
  readonly findTrace: (key: string) => readonly Input[] | undefined;
  readonly listEntries: () => readonly (readonly [string, LedgerEntry])[];
  /** Whether it has more than its sources can need: what many have in common stays, although all of these have others by now. */
  readonly isCrowded: boolean;
  /** As it was written. */
  readonly head: Head;
  readonly values: NamedValues;
}

/** What many entries have in common. */
type Shared = Pick<LedgerEntry, 'settings'> & Omit<RecordDigest, 'artifacts' | 'traces'>;

/** The value that stands first. */
interface Head extends LedgerFacts {
  /** A ledger of another version is not read. */
  readonly version: 8;
  readonly shared: readonly Shared[];
  /** Keys of lists of inputs. */
  readonly traces: readonly string[];
}

/** The value of a source: with numbers for what is in the head. */
interface Row extends Pick<Glance, 'sourceHash' | 'files' | 'marks'> {
  readonly shared: number;
  readonly traces: readonly number[];
}

/** What more there is of a source. */
type Rest = Pick<LedgerEntry, 'key'> & Pick<RecordDigest, 'artifacts'>;

/** Names of values. */
const HEAD = 'ledger';
const SOURCE = 'source ';
const TRACE = 'trace ';

/** How many things of the head a source can need: its settings and the like, which are one, and lists of inputs. */
const THINGS = 4;

/** Writes a ledger, with the lists of inputs that its records name. */
export function encodeLedger(content: LedgerContent): Uint8Array {
  const { output, manifest, before, entries, findTrace } = content;
  const shared = numberThings<Shared>(JSON.stringify, before?.head.shared);
  const traces = numberThings<string>(String, before?.head.traces);
  const rows = entries.map(([path, { settings, digest, sourceHash, marks, key }]) => {
    const { artifacts, traces: keys, ...rest } = digest;
    const row: Row = {
      sourceHash,
      shared: shared.numberOf({ settings, ...rest }),
      traces: keys.map(traces.numberOf),
      files: artifacts.map((artifact) => artifact.path),
      marks,
    };
    return [SOURCE + path, row, { key, artifacts } satisfies Rest] as const;
  });
  const head: Head = { version: 8, output, manifest, shared: shared.list, traces: traces.list };
  const absent = traces.list.filter((key) => !before?.findTrace(key));
  const lists = absent.map((key) => [TRACE + key, findTrace(key) ?? null] as const);
  return encodeValues([[HEAD, head], ...lists, ...rows], before?.values);
}

/** Reads what `encodeLedger` has written; undefined if it is of another version. Throws a `SyntaxError` if it is spoiled. */
export function decodeLedger(bytes: Uint8Array): StoredLedger | undefined {
  const values = openValues(bytes);
  const head = values.find(HEAD) as Head | null | undefined;
  if (head?.version !== 8) return undefined;
  const { output, manifest, shared, traces } = head;
  const findEntry = (path: string) => findIn(values, head, path);
  return {
    output,
    manifest,
    findEntry,
    findGlance: (path) => findRow(values, head, path),
    findTrace: (key) => (values.find(TRACE + key) ?? undefined) as readonly Input[] | undefined,
    listEntries: () =>
      [...values.names()].flatMap((name) => {
        const path = name.startsWith(SOURCE) ? name.slice(SOURCE.length) : undefined;
        const entry = path === undefined ? undefined : findEntry(path);
        return path === undefined || !entry ? [] : [[path, entry] as const];
      }),
    get isCrowded() {
      const sources = [...values.names()].filter((name) => name.startsWith(SOURCE));
      return shared.length + traces.length > THINGS * sources.length;
    },
    head,
    values,
  };
}

function findRow(values: NamedValues, head: Head, path: string): (Glance & Shared) | undefined {
  const row = values.find(SOURCE + path) as Row | undefined;
  const common = row && head.shared[row.shared];
  if (!common) return undefined;
  const { sourceHash, files, marks } = row;
  const { settings, facts, data, counts } = common;
  const traces = row.traces.map((number) => head.traces[number] ?? '');
  return { sourceHash, settings, facts, data, counts, traces, files, marks };
}

function findIn(values: NamedValues, head: Head, path: string): LedgerEntry | undefined {
  const row = findRow(values, head, path);
  const rest = row && (values.findMore(SOURCE + path) as Rest | undefined);
  if (!rest) return undefined;
  const { sourceHash, settings, facts, data, counts, traces, marks } = row;
  const { key, artifacts } = rest;
  return { key, sourceHash, settings, digest: { facts, data, counts, traces, artifacts }, marks };
}

/** Numbers things that many have in common, each once, after those that are numbered already. */
function numberThings<T>(toKey: (thing: T) => string, numbered: readonly T[] = []) {
  const list = [...numbered];
  const numbers = new Map(numbered.map((thing, number) => [toKey(thing), number]));
  const numberOf = (thing: T): number => {
    const key = toKey(thing);
    const number = numbers.get(key) ?? list.push(thing) - 1;
    numbers.set(key, number);
    return number;
  };
  return { list, numberOf };
}

import { Failure } from '../model/failure.js';
import { hashValue } from '../model/hash.js';
import type { Host } from '../model/host.js';
import { MANIFEST } from '../model/manifest.js';
import { decodeJson, encodeJson } from './json.js';
import {
  toEntries,
  toEntry,
  toRows,
  type LedgerEntry,
  type LedgerRows,
  type Origin,
} from './ledger-rows.js';
import type { Input } from './trace.js';

/**
 * What an output folder holds, and the digests of the records behind it, in one file: all that a build with nothing to
 * do has to read. It speaks of this machine only, and nothing is lost with it but time.
 */
export interface Ledger {
  /** The entry of a source, by its path, if it is of the same origin. */
  readonly find: (path: string, origin: Origin) => LedgerEntry | undefined;
  /** Enters what was put into the output folder for a source. */
  readonly enter: (path: string, entry: LedgerEntry) => void;
  /** Lists of inputs that records name, by key. */
  readonly traces: Map<string, readonly Input[]>;
  /**
   * Whether the manifest in the output folder is the one that was written for a list of briefings, by its sum, and nothing
   * was entered since.
   */
  readonly isDescribed: (list: string) => Promise<boolean>;
  /** Writes the ledger after the manifest for a list of briefings, if anything is not as it was. */
  readonly save: (list: string) => Promise<void>;
}

/** A manifest that was written: a sum of the list of its briefings, and the mark of the file. */
interface WrittenManifest {
  readonly list: string;
  readonly mark: string;
}

/** How a ledger is written; one of another version is not read. */
export interface StoredLedger extends LedgerRows {
  readonly version: 5;
  /** The output folder, with all links followed. */
  readonly output: string;
  readonly manifest: WrittenManifest;
  readonly traces: readonly (readonly [string, readonly Input[]])[];
}

/** Opens the ledger of an output folder; it is empty if there is none that can be read. */
export async function openLedger(host: Host, cache: string, output: string): Promise<Ledger> {
  const stored = await readLedger(host, locate(cache, await host.real(output)));
  const rows = new Map(stored?.rows.map((row) => [row.path, row]));
  const entered = new Map<string, LedgerEntry>();
  const traces = new Map(stored?.traces);
  const readMark = async () => (await host.facts(`${output}/${MANIFEST}`))?.mark ?? '';
  const isDescribed = async (list: string) =>
    entered.size === 0 &&
    stored?.manifest.list === list &&
    stored.manifest.mark === (await readMark());
  return {
    traces,
    find(path, { sourceHash, settings }) {
      const row = rows.get(path);
      const entry = stored && row?.sourceHash === sourceHash ? toEntry(row, stored) : undefined;
      return entry?.settings === settings ? entry : undefined;
    },
    enter: (path, entry) => void entered.set(path, entry),
    isDescribed,
    async save(list) {
      if (entered.size === 0 && (!stored || (await isDescribed(list)))) return;
      // A folder that was yet to be made had no links to follow.
      const real = await host.real(output);
      const manifest = { list, mark: await readMark() };
      const entries = new Map([...(stored ? toEntries(stored) : []), ...entered]);
      const content = { manifest, ...toRows([...entries]), traces: [...traces] };
      await saveLedger(host, locate(cache, real), { version: 5, output: real, ...content });
    },
  };
}

/** Paths of all ledgers of a cache folder. */
export async function listLedgers(host: Host, cache: string): Promise<readonly string[]> {
  const folder = `${cache}/ledgers`;
  if ((await host.kind(folder)) !== 'folder') return [];
  return (await host.list(folder)).map((path) => `${folder}/${path}`);
}

/** The ledger at a path, if there is one that can be read. */
export async function readLedger(host: Host, path: string): Promise<StoredLedger | undefined> {
  if ((await host.kind(path)) !== 'file') return undefined;
  try {
    const stored = decodeJson(await host.read(path)) as Partial<StoredLedger> | null;
    return stored && isLedger(stored) ? stored : undefined;
  } catch (error) {
    if (error instanceof Failure || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isLedger(stored: Partial<StoredLedger>): stored is StoredLedger {
  const { version, manifest, rows, shared, traces } = stored;
  return version === 5 && manifest !== undefined && [rows, shared, traces].every(Array.isArray);
}

/** Writes a ledger, without the lists of inputs that no record of it names. */
export async function saveLedger(host: Host, path: string, ledger: StoredLedger): Promise<void> {
  const used = new Set(ledger.shared.flatMap(({ traces }) => traces));
  const traces = ledger.traces.filter(([key]) => used.has(key));
  await host.write(path, encodeJson({ ...ledger, traces }));
}

function locate(cache: string, output: string): string {
  return `${cache}/ledgers/${hashValue(output).slice(0, 16)}.json`;
}

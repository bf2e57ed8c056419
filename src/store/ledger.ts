import { Failure } from '../model/failure.js';
import { hashValue } from '../model/hash.js';
import type { Host } from '../model/host.js';
import { MANIFEST } from '../model/manifest.js';
import { decodeJson, encodeJson } from './json.js';
import type { RecordDigest } from './record.js';
import type { Input } from './trace.js';

/** What was last put into the output folder for a source. */
export interface LedgerEntry {
  /** Key of the record. */
  readonly key: string;
  readonly digest: RecordDigest;
  /** Marks of the written files, in the order of the artifacts of the record. */
  readonly marks: readonly string[];
}

/**
 * What an output folder holds, and the digests of the records behind it, in one file: all that a build with nothing to
 * do has to read. It speaks of this machine only, and nothing is lost with it but time.
 */
export interface Ledger {
  /** The entry of a source, by its path. */
  readonly find: (path: string) => LedgerEntry | undefined;
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
export interface StoredLedger {
  readonly version: 4;
  /** The output folder, with all links followed. */
  readonly output: string;
  readonly manifest: WrittenManifest;
  readonly briefings: readonly (readonly [string, LedgerEntry])[];
  readonly traces: readonly (readonly [string, readonly Input[]])[];
}

/** Opens the ledger of an output folder; it is empty if there is none that can be read. */
export async function openLedger(host: Host, cache: string, output: string): Promise<Ledger> {
  const stored = await readLedger(host, locate(cache, await host.real(output)));
  const briefings = new Map(stored?.briefings);
  const traces = new Map(stored?.traces);
  let isChanged = false;
  const readMark = async () => (await host.facts(`${output}/${MANIFEST}`))?.mark ?? '';
  const isDescribed = async (list: string) =>
    !isChanged && stored?.manifest.list === list && stored.manifest.mark === (await readMark());
  return {
    traces,
    find: (path) => briefings.get(path),
    enter(path, entry) {
      briefings.set(path, entry);
      isChanged = true;
    },
    isDescribed,
    async save(list) {
      if (!isChanged && (!stored || (await isDescribed(list)))) return;
      // A folder that was yet to be made had no links to follow.
      const real = await host.real(output);
      const manifest = { list, mark: await readMark() };
      const content = { manifest, briefings: [...briefings], traces: [...traces] };
      await saveLedger(host, locate(cache, real), { version: 4, output: real, ...content });
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
    const stored = decodeJson(await host.read(path)) as StoredLedger;
    return stored.version === 4 ? stored : undefined;
  } catch (error) {
    if (error instanceof Failure || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Writes a ledger, without the lists of inputs that no record of it names. */
export async function saveLedger(host: Host, path: string, ledger: StoredLedger): Promise<void> {
  const used = new Set(ledger.briefings.flatMap(([, { digest }]) => digest.traces));
  const traces = ledger.traces.filter(([key]) => used.has(key));
  await host.write(path, encodeJson({ ...ledger, traces }));
}

function locate(cache: string, output: string): string {
  return `${cache}/ledgers/${hashValue(output).slice(0, 16)}.json`;
}

import { Failure } from '../model/failure.js';
import { hashValue } from '../model/hash.js';
import type { Host } from '../model/host.js';
import { MANIFEST } from '../model/manifest.js';
import {
  decodeLedger,
  encodeLedger,
  type Glance,
  type LedgerContent,
  type LedgerEntry,
  type Origin,
  type StoredLedger,
} from './ledger-text.js';
import type { Input } from './trace.js';

/**
 * What an output folder holds, and the digests of the records behind it, in one file: all that a build with nothing to
 * do has to read. Its lines are JSON with a sum, each read without the others. It speaks of this machine only, and nothing is lost
 * with it but time.
 */
export interface Ledger {
  /** The entry of a source, by its path, if it is of the same origin. It is read anew each time, so that not all are kept. */
  readonly find: (path: string, origin: Origin) => LedgerEntry | undefined;
  /** What of a stored entry tells whether all is as it was. */
  readonly glance: (path: string, origin: Origin) => Glance | undefined;
  /** Enters what was put into the output folder for a source. */
  readonly enter: (path: string, entry: LedgerEntry) => void;
  /** A list of inputs, by its key. */
  readonly findTrace: (key: string) => readonly Input[] | undefined;
  readonly enterTrace: (key: string, inputs: readonly Input[]) => void;
  /**
   * Whether the manifest in the output folder is the one that was written for a list of briefings, by its sum, and nothing
   * was entered since.
   */
  readonly isDescribed: (list: string) => Promise<boolean>;
  /** Writes the ledger after the manifest for a list of briefings, if anything is not as it was. */
  readonly save: (list: string) => Promise<void>;
}

/** Opens the ledger of an output folder; it is empty if there is none that can be read. */
export async function openLedger(host: Host, cache: string, output: string): Promise<Ledger> {
  const stored = await readLedger(host, locate(cache, await host.real(output)));
  const entered = new Map<string, LedgerEntry>();
  const traces = new Map<string, readonly Input[]>();
  const findTrace = (key: string) => traces.get(key) ?? stored?.findTrace(key);
  const readMark = async () => (await host.facts(`${output}/${MANIFEST}`))?.mark ?? '';
  const isDescribed = async (list: string) =>
    entered.size === 0 &&
    stored?.manifest.list === list &&
    stored.manifest.mark === (await readMark());
  return {
    findTrace,
    enterTrace: (key, inputs) => void traces.set(key, inputs),
    find: (path, origin) => ifOf(origin, entered.get(path) ?? stored?.findEntry(path)),
    glance: (path, origin) => ifOf(origin, stored?.findGlance(path)),
    enter: (path, entry) => void entered.set(path, entry),
    isDescribed,
    async save(list) {
      if (entered.size === 0 && (!stored || (await isDescribed(list)))) return;
      // A folder that was yet to be made had no links to follow.
      const real = await host.real(output);
      const manifest = { list, mark: await readMark() };
      const before = stored?.isCrowded ? undefined : stored;
      const others = before ? [] : (stored?.listEntries() ?? []);
      const entries = [...new Map([...others, ...entered])];
      const content = { output: real, manifest, before, entries, findTrace };
      await saveLedger(host, locate(cache, real), content);
    },
  };
}

function ifOf<T extends Origin>({ sourceHash, settings }: Origin, it: T | undefined) {
  return it?.sourceHash === sourceHash && it.settings === settings ? it : undefined;
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
    return decodeLedger(await host.read(path));
  } catch (error) {
    if (error instanceof Failure || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Writes a ledger to a path. */
export async function saveLedger(host: Host, path: string, content: LedgerContent): Promise<void> {
  await host.write(path, encodeLedger(content));
}

/** Path of the ledger of an output folder. It ends in `.json`, although the file is not one value of JSON but a line for each. */
function locate(cache: string, output: string): string {
  return `${cache}/ledgers/${hashValue(output).slice(0, 16)}.json`;
}

import { hashBytes, hashValue } from '../model/hash.js';
import type { Host } from '../model/host.js';
import type { BuiltBriefing } from '../model/result.js';
import type { Store } from '../model/store.js';
import { makeCacheHost } from './cache-host.js';
import { createFolderStore } from './folder-store.js';
import { readJson, writeJson } from './json.js';
import { openLedger } from './ledger.js';
import { digestIfThere, makeKey, makeLook } from './look.js';
import { digestRecord, makeRecord, restoreBriefing, restoreFindings } from './record.js';
import type { BriefingRecord, Recalled, Sheet, Source } from './record.js';
import { makeTraceShelf } from './trace-shelf.js';
import type { Input } from './trace.js';

/** What earlier builds made, and what an output folder holds of it. */
export interface Archive {
  /** Where artifacts are kept. */
  readonly store: Store;
  /**
   * What came of a source when it was last built, if nothing that it was made from has changed since.
   * Files that are missing from the output folder, or are others by now, are put back.
   */
  readonly recall: (source: Source, sourceHash: string) => Promise<Recalled | undefined>;
  /**
   * The briefing that was recalled, its findings in numbers (`counts` in the data of its file); undefined if what more
   * there was of it is damaged or missing, in the ledger as in the store.
   */
  readonly restore: (it: Recalled) => Promise<BuiltBriefing | undefined>;
  /** The same with its text and the findings themselves; undefined if they are not there any more, or not of this text. */
  readonly restoreAll: (it: Recalled, bytes: Uint8Array) => Promise<BuiltBriefing | undefined>;
  /** Keeps what came of a source that was made from some lists of inputs, and from nothing else. */
  readonly remember: (
    sheet: Sheet,
    built: BuiltBriefing,
    traces: readonly (readonly Input[])[],
  ) => Promise<void>;
  /** Whether the manifest of the output folder is that of a list of briefings, by its sum, none of which has changed. */
  readonly isDescribed: (list: string) => Promise<boolean>;
  /** Writes down what the output folder holds, after the manifest for a list of briefings. */
  readonly save: (list: string) => Promise<void>;
}

/** Where an archive lies, and for which builds it speaks. */
export interface ArchiveOptions {
  /** Folder of the archive. */
  readonly cache: string;
  /** Folder of the artifacts. */
  readonly output: string;
  /** All that shapes a build besides its sources and the files that are read for them, as plain data. */
  readonly settings: unknown;
  /** Whether what was made before is to be made anew. */
  readonly force: boolean;
}

/** Opens the archive of a cache folder. */
export async function openArchive(host: Host, options: ArchiveOptions): Promise<Archive> {
  const { cache, output, force } = options;
  const keeper = makeCacheHost(host, cache);
  const folder = createFolderStore(keeper, `${cache}/store`);
  const store = force ? forget(folder) : folder;
  const ledger = await openLedger(keeper, cache, output);
  const shelf = makeTraceShelf(host, store, ledger);
  const settings = hashValue(options.settings);
  const readRecord = (key: string) => readJson<BriefingRecord>(store, key);
  const toOrigin = (rivals: Source['rivals'], sourceHash: string) => {
    return { sourceHash, settings: addRivals(settings, rivals) };
  };
  const findAgain = async ({ source, sourceHash, slug, rivals }: Recalled) => {
    const origin = toOrigin(rivals, sourceHash);
    const key = makeKey({ path: source, slug }, origin);
    return ledger.find(source, origin)?.digest ?? digestIfThere(await readRecord(key));
  };
  const look = makeLook({ host, store, output, ledger, shelf, readRecord });
  return {
    store,
    isDescribed: ledger.isDescribed,
    save: ledger.save,
    async recall(source, sourceHash) {
      if (force) return undefined;
      const { path, slug, rivals } = source;
      const found = await look(source, toOrigin(rivals, sourceHash));
      return found && { source: path, slug, rivals, sourceHash, ...found };
    },
    async restore(it) {
      const digest = await findAgain(it);
      return digest && restoreBriefing(it, digest);
    },
    async restoreAll(it, bytes) {
      const { source: path, slug, sourceHash } = it;
      const record = await readRecord(makeKey({ path, slug }, toOrigin(it.rivals, sourceHash)));
      if (!record || hashBytes(bytes) !== sourceHash) return undefined;
      const built = restoreBriefing(it, digestRecord(record));
      restoreFindings(built.file, bytes, record);
      return built;
    },
    async remember(sheet, built, traces) {
      const origin = toOrigin(sheet.rivals, built.sourceHash);
      const key = makeKey(sheet, origin);
      const record = makeRecord(built, await shelf.keep(traces));
      await writeJson(store, key, record);
      const digest = digestRecord(record);
      const facts = await Promise.all(
        built.artifacts.map(({ path }) => host.facts(`${output}/${path}`)),
      );
      const marks = facts.map((it) => it?.mark ?? '');
      ledger.enter(sheet.path, { ...origin, key, digest, marks });
    },
  };
}

function addRivals(settings: string, rivals: Source['rivals']): string {
  return rivals.length === 0 ? settings : hashValue([settings, ...rivals]);
}

/** A store that takes and gives nothing back. */
function forget(store: Store): Store {
  return {
    has: () => Promise.resolve(false),
    get: () => Promise.resolve(undefined),
    put: (key, value) => store.put(key, value),
  };
}

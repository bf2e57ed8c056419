import { hashBytes, hashValue } from '../model/hash.js';
import type { Host } from '../model/host.js';
import type { BuiltBriefing } from '../model/result.js';
import type { Store } from '../model/store.js';
import { makeCacheHost } from './cache-host.js';
import { createFolderStore } from './folder-store.js';
import { readJson, writeJson } from './json.js';
import { openLedger } from './ledger.js';
import { putInPlace } from './put-in-place.js';
import { makeRecord, restoreBriefing, type BriefingRecord, type Sheet } from './record.js';
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
  readonly recall: (sheet: Sheet) => Promise<BuiltBriefing | undefined>;
  /** Keeps what came of a source that was made from some lists of inputs, and from nothing else. */
  readonly remember: (
    sheet: Sheet,
    built: BuiltBriefing,
    traces: readonly (readonly Input[])[],
  ) => Promise<void>;
  /** Writes down what the output folder holds. */
  readonly save: () => Promise<void>;
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
  const settings = hashValue(options.settings);
  const keeper = makeCacheHost(host, cache);
  const folder = createFolderStore(keeper, `${cache}/store`);
  const store = force ? forget(folder) : folder;
  const ledger = await openLedger(keeper, cache, output);
  const shelf = makeTraceShelf(host, store, ledger.traces);
  const makeKey = ({ path, slug, rivals }: Sheet, sourceHash: string) =>
    hashValue([settings, path, slug, rivals, sourceHash]);
  return {
    store,
    save: ledger.save,
    async recall(sheet) {
      const sourceHash = hashBytes(sheet.bytes);
      const key = makeKey(sheet, sourceHash);
      const entry = ledger.find(sheet.path);
      const known = entry?.key === key ? entry : undefined;
      const record = known?.record ?? (await readJson<BriefingRecord>(store, key));
      if (force || !record || !(await shelf.holds(record.traces))) return undefined;
      const placed = await putInPlace(host, store, output, record.artifacts, known?.marks ?? []);
      if (!placed) return undefined;
      const { marks, artifacts } = placed;
      if (!known || placed.isChanged) ledger.enter(sheet.path, { key, record, marks });
      return restoreBriefing(sheet, sourceHash, record, artifacts);
    },
    async remember(sheet, built, traces) {
      const key = makeKey(sheet, built.sourceHash);
      const record = makeRecord(built, await shelf.keep(traces));
      await writeJson(store, key, record);
      const facts = await Promise.all(
        built.artifacts.map(({ path }) => host.facts(`${output}/${path}`)),
      );
      ledger.enter(sheet.path, { key, record, marks: facts.map((it) => it?.mark ?? '') });
    },
  };
}

/** A store that takes and gives nothing back. */
function forget(store: Store): Store {
  return {
    has: () => Promise.resolve(false),
    get: () => Promise.resolve(undefined),
    put: (key, value) => store.put(key, value),
  };
}

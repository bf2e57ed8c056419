import { hashBytes, hashValue } from '../model/hash.js';
import type { Host } from '../model/host.js';
import type { BuiltBriefing } from '../model/result.js';
import type { Store } from '../model/store.js';
import { makeCacheHost } from './cache-host.js';
import { createFolderStore } from './folder-store.js';
import { readJson, writeJson } from './json.js';
import { openLedger } from './ledger.js';
import { putInPlace } from './put-in-place.js';
import { digestRecord, makeRecord, restoreBriefing, restoreFindings } from './record.js';
import type { BriefingRecord, RecordDigest, Sheet } from './record.js';
import { makeTraceShelf } from './trace-shelf.js';
import type { Input } from './trace.js';

/** A briefing that is as it was, its findings in numbers (`counts` in the data of its file). */
export interface Recalled {
  readonly built: BuiltBriefing;
  /** Gives its file its text and the findings themselves; tells whether they are still there, and of this text. */
  readonly readFindings: (bytes: Uint8Array) => Promise<boolean>;
}

/** What earlier builds made, and what an output folder holds of it. */
export interface Archive {
  /** Where artifacts are kept. */
  readonly store: Store;
  /**
   * What came of a source when it was last built, if nothing that it was made from has changed since.
   * Files that are missing from the output folder, or are others by now, are put back.
   */
  readonly recall: (sheet: Sheet) => Promise<Recalled | undefined>;
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
      const readRecord = () => readJson<BriefingRecord>(store, key);
      const digest = known?.digest ?? digestIfThere(await readRecord());
      if (force || !digest || !(await shelf.holds(digest.traces))) return undefined;
      const placed = await putInPlace(host, store, output, digest.artifacts, known?.marks ?? []);
      if (!placed) return undefined;
      const { marks, artifacts } = placed;
      if (!known || placed.isChanged) ledger.enter(sheet.path, { key, digest, marks });
      const built = restoreBriefing(sheet, sourceHash, digest, artifacts);
      const readFindings = async (bytes: Uint8Array) => {
        const record = await readRecord();
        if (!record || hashBytes(bytes) !== sourceHash) return false;
        restoreFindings(built.file, bytes, record);
        return true;
      };
      return { built, readFindings };
    },
    async remember(sheet, built, traces) {
      const key = makeKey(sheet, built.sourceHash);
      const record = makeRecord(built, await shelf.keep(traces));
      await writeJson(store, key, record);
      const facts = await Promise.all(
        built.artifacts.map(({ path }) => host.facts(`${output}/${path}`)),
      );
      ledger.enter(sheet.path, {
        key,
        digest: digestRecord(record),
        marks: facts.map((it) => it?.mark ?? ''),
      });
    },
  };
}

function digestIfThere(record: BriefingRecord | undefined): RecordDigest | undefined {
  return record && digestRecord(record);
}

/** A store that takes and gives nothing back. */
function forget(store: Store): Store {
  return {
    has: () => Promise.resolve(false),
    get: () => Promise.resolve(undefined),
    put: (key, value) => store.put(key, value),
  };
}

import { hashValue } from '../model/hash.js';
import type { Host } from '../model/host.js';
import type { Store } from '../model/store.js';
import type { Glance, Origin } from './ledger-text.js';
import type { Ledger } from './ledger.js';
import { putInPlace } from './put-in-place.js';
import {
  digestRecord,
  type BriefingRecord,
  type Recalled,
  type RecordDigest,
  type Source,
} from './record.js';
import type { TraceShelf } from './trace-shelf.js';

/** What is found of a source. */
type Found = Pick<Recalled, 'counts' | 'data' | 'origins'>;

/** Where it is looked. */
interface Places {
  readonly host: Host;
  readonly store: Store;
  /** Folder of the artifacts. */
  readonly output: string;
  readonly ledger: Ledger;
  readonly shelf: TraceShelf;
  readonly readRecord: (key: string) => Promise<BriefingRecord | undefined>;
}

/**
 * Looks what came of a source, if nothing that it was made from has changed since. What is as the ledger has it needs a glance;
 * else its record is looked up, and files are put back.
 */
export function makeLook(
  places: Places,
): (source: Source, origin: Origin) => Promise<Found | undefined> {
  const { ledger } = places;
  return async (source, origin) => {
    const glance = ledger.glance(source.path, origin);
    if (!glance || !(await isUntouched(glance, places))) return lookUp(source, origin, places);
    const { counts, data, files } = glance;
    return { counts, data, origins: files.map(() => 'unchanged') };
  };
}

/** The key of a record. To make it takes as long as to sum up a source. */
export function makeKey(
  { path, slug }: Pick<Source, 'path' | 'slug'>,
  { sourceHash, settings }: Origin,
): string {
  return hashValue([settings, path, slug, sourceHash].join('\0'));
}

async function isUntouched(
  { traces, files, marks }: Glance,
  { host, output, shelf }: Places,
): Promise<boolean> {
  if (!(shelf.verdict(traces) ?? (await shelf.verify(traces)))) return false;
  for (const [index, file] of files.entries()) {
    const facts = await host.facts(`${output}/${file}`);
    if (!facts || facts.mark !== marks[index]) return false;
  }
  return true;
}

async function lookUp(
  source: Source,
  origin: Origin,
  { host, store, output, ledger, shelf, readRecord }: Places,
): Promise<Found | undefined> {
  const known = ledger.find(source.path, origin);
  const key = known?.key ?? makeKey(source, origin);
  const digest = known?.digest ?? digestIfThere(await readRecord(key));
  if (!digest || !(await shelf.verify(digest.traces))) return undefined;
  const placed = await putInPlace(host, store, output, digest.artifacts, known?.marks ?? []);
  if (!placed) return undefined;
  const { marks, origins, isChanged } = placed;
  if (!known || isChanged) ledger.enter(source.path, { ...origin, key, digest, marks });
  const { counts, data } = digest;
  return { counts, data, origins };
}

/** The digest of a record that may not be there. */
export function digestIfThere(record: BriefingRecord | undefined): RecordDigest | undefined {
  return record && digestRecord(record);
}

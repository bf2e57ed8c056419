import type { Host } from '../model/host.js';
import { readEntry } from './folder-store.js';
import type { LedgerEntry, StoredLedger } from './ledger-text.js';
import { listLedgers, readLedger, saveLedger } from './ledger.js';

/** How much there is of something in a cache folder. */
export interface Amount {
  readonly entries: number;
  /** Bytes of the files. */
  readonly size: number;
}

/** Counts what a cache folder keeps. */
export async function measureCache(host: Host, cache: string): Promise<Amount> {
  return measure(host, await listEntries(host, cache));
}

/** Reads all that a cache folder keeps, and gives the paths of what is damaged. A build takes that for missing. */
export async function verifyCache(host: Host, cache: string): Promise<readonly string[]> {
  const damaged: string[] = [];
  for (const path of await listEntries(host, cache)) {
    if (!(await readEntry(host, path))) damaged.push(path);
  }
  return damaged;
}

/**
 * Removes from a cache folder what is in no output folder any more, and is not what an artifact in one was
 * made from. Output folders and sources that are gone are forgotten first.
 */
export async function pruneCache(host: Host, cache: string): Promise<Amount> {
  const used = new Set<string>();
  for (const path of await listLedgers(host, cache)) {
    const ledger = await readLedger(host, path);
    const isThere = ledger && (await host.kind(ledger.output)) === 'folder';
    const entries = isThere ? await forgetSources(host, path, ledger) : [];
    entries.flatMap(listKeys).forEach((key) => used.add(key));
    if (!isThere) await host.remove(path);
  }
  const entries = await listEntries(host, cache);
  const unused = entries.filter((path) => !used.has(path.split('/').slice(-2).join('')));
  const amount = await measure(host, unused);
  for (const path of unused) await host.remove(path);
  return amount;
}

/** Takes sources that are gone out of a ledger, and gives the entries of the others. */
async function forgetSources(
  host: Host,
  path: string,
  ledger: StoredLedger,
): Promise<readonly LedgerEntry[]> {
  const { output, manifest, findTrace } = ledger;
  const all = ledger.listEntries();
  const kinds = await Promise.all(all.map(([source]) => host.kind(source)));
  const entries = all.filter((_, index) => kinds[index] === 'file');
  if (entries.length < all.length)
    await saveLedger(host, path, { output, manifest, findTrace, entries });
  return entries.map(([, entry]) => entry);
}

function listKeys({ key, digest }: LedgerEntry): readonly string[] {
  return [key, ...digest.traces, ...digest.artifacts.map((artifact) => artifact.key)];
}

async function listEntries(host: Host, cache: string): Promise<readonly string[]> {
  const folder = `${cache}/store`;
  if ((await host.kind(folder)) !== 'folder') return [];
  return (await host.list(folder)).map((path) => `${folder}/${path}`);
}

async function measure(host: Host, paths: readonly string[]): Promise<Amount> {
  const facts = await Promise.all(paths.map((path) => host.facts(path)));
  return {
    entries: paths.length,
    size: facts.reduce((sum, it) => sum + (it?.size ?? 0), 0),
  };
}

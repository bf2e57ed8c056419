import { Failure } from '../model/failure.js';
import { hashBytes } from '../model/hash.js';
import type { Host } from '../model/host.js';
import type { BuiltBriefing } from '../model/result.js';
import type { Archive, Recalled } from './archive.js';
import type { Source } from './record.js';

/** A source that is not read yet; it may not be, if it leads out of the folder that it was found in. */
interface Unread extends Source {
  readonly leadsOutOf?: string;
}

/**
 * Parts sources into those of which an archive knows what comes of them now, and those that are left to make.
 * @param repeat how many warnings of unchanged briefings are read again at most; if there are more, all are but counted
 */
export async function recallSources<S extends Unread>(
  host: Host,
  sources: readonly S[],
  archive: Archive | undefined,
  repeat: number,
): Promise<{ readonly known: readonly BuiltBriefing[]; readonly left: readonly S[] }> {
  if (!archive) return { known: [], left: sources };
  const sums = await sumUp(host, sources);
  const recalled: (Recalled | undefined)[] = [];
  for (const [index, source] of sources.entries()) {
    const sum = sums[index];
    recalled.push(sum === undefined ? undefined : await archive.recall(source, sum));
  }
  const isRead = chooseRead(recalled, repeat);
  const known: BuiltBriefing[] = [];
  const left: S[] = [];
  for (const [index, source] of sources.entries()) {
    const found = recalled[index];
    if (found && (!isRead(found) || (await readFindings(host, source, found, archive))))
      known.push(found.built);
    else left.push(source);
  }
  return { known, left };
}

/** SHA-256 of each source that can be read, in hexadecimal. Texts are not kept: there may be ten thousand of them. */
async function sumUp(
  host: Host,
  sources: readonly Unread[],
): Promise<readonly (string | undefined)[]> {
  const sums: (string | undefined)[] = [];
  for (const { path, leadsOutOf } of sources) {
    try {
      sums.push(leadsOutOf === undefined ? hashBytes(await host.read(path)) : undefined);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      sums.push(undefined);
    }
  }
  return sums;
}

/** Reads a text again, for its findings to be told of. */
async function readFindings(
  host: Host,
  { path }: Source,
  found: Recalled,
  archive: Archive,
): Promise<boolean> {
  try {
    return await archive.readFindings(found, await host.read(path));
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

/** Findings of briefings to which something was done are read in any case. */
function chooseRead(
  recalled: readonly (Recalled | undefined)[],
  repeat: number,
): (it: Recalled) => boolean {
  let warnings = 0;
  for (const it of recalled) {
    if (it && isUnchanged(it.built)) warnings += it.built.file.data.counts?.warning ?? 0;
  }
  return ({ built }) => warnings <= repeat || !isUnchanged(built);
}

function isUnchanged({ artifacts }: BuiltBriefing): boolean {
  return artifacts.length > 0 && artifacts.every(({ origin }) => origin === 'unchanged');
}

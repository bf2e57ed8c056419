import { Failure } from '../model/failure.js';
import type { Host } from '../model/host.js';
import type { BuiltBriefing } from '../model/result.js';
import type { Archive, Recalled } from './archive.js';
import type { Sheet } from './record.js';

/** A source that is not read yet; it may not be, if it leads out of the folder that it was found in. */
type Source = Omit<Sheet, 'bytes'> & { readonly leadsOutOf?: string };

/**
 * Parts sources into those of which an archive knows what comes of them now, and those that are left to make.
 * @param repeat how many warnings of unchanged briefings are read again at most; if there are more, all are but counted
 */
export async function recallSources<S extends Source>(
  host: Host,
  sources: readonly S[],
  archive: Archive | undefined,
  repeat: number,
): Promise<{ readonly known: readonly BuiltBriefing[]; readonly left: readonly S[] }> {
  if (!archive) return { known: [], left: sources };
  const recalled: (Recalled | undefined)[] = [];
  for (const source of sources) {
    const bytes = await readIfPossible(host, source);
    recalled.push(bytes && (await archive.recall({ ...source, bytes })));
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

/** Texts are not kept until then: ten thousand of them would be, for a few that are told of. */
async function readFindings(
  host: Host,
  source: Source,
  found: Recalled,
  archive: Archive,
): Promise<boolean> {
  const bytes = await readIfPossible(host, source);
  return bytes !== undefined && archive.readFindings(found, bytes);
}

/** Findings of briefings to which something was done are read in any case. */
function chooseRead(
  recalled: readonly (Recalled | undefined)[],
  repeat: number,
): (it: Recalled) => boolean {
  const unchanged = new Set(recalled.filter((it) => it && isUnchanged(it.built)));
  let warnings = 0;
  for (const it of unchanged) warnings += it?.built.file.data.counts?.warning ?? 0;
  return (it) => warnings <= repeat || !unchanged.has(it);
}

function isUnchanged({ artifacts }: BuiltBriefing): boolean {
  return artifacts.length > 0 && artifacts.every(({ origin }) => origin === 'unchanged');
}

async function readIfPossible(
  host: Host,
  { path, leadsOutOf }: Source,
): Promise<Uint8Array | undefined> {
  if (leadsOutOf !== undefined) return undefined;
  try {
    return await host.read(path);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

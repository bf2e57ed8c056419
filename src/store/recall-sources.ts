import { Failure } from '../model/failure.js';
import type { Host } from '../model/host.js';
import type { BuiltBriefing } from '../model/result.js';
import type { Archive } from './archive.js';
import type { Sheet } from './record.js';

/** A source that is not read yet; it may not be, if it leads out of the folder that it was found in. */
type Source = Omit<Sheet, 'bytes'> & { readonly leadsOutOf?: string };

/** Parts sources into those of which an archive knows what comes of them now, and those that are left to make. */
export async function recallSources<S extends Source>(
  host: Host,
  sources: readonly S[],
  archive: Archive | undefined,
): Promise<{ readonly known: readonly BuiltBriefing[]; readonly left: readonly S[] }> {
  if (!archive) return { known: [], left: sources };
  const known: BuiltBriefing[] = [];
  const left: S[] = [];
  for (const source of sources) {
    const mayBeRead = source.leadsOutOf === undefined;
    const bytes = mayBeRead ? await readIfPossible(host, source.path) : undefined;
    const built = bytes && (await archive.recall({ ...source, bytes }));
    if (built) known.push(built);
    else left.push(source);
  }
  return { known, left };
}

async function readIfPossible(host: Host, path: string): Promise<Uint8Array | undefined> {
  try {
    return await host.read(path);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

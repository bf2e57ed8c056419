import { Failure } from '../model/failure.js';
import { hashFile } from '../model/hash.js';
import type { Host } from '../model/host.js';
import type { BuiltArtifact } from '../model/result.js';
import type { Store } from '../model/store.js';
import { unpack } from './pack.js';
import type { Origins, RecordedArtifact } from './record.js';

/** Artifacts that are where they belong. */
interface Placed {
  readonly origins: Origins;
  readonly marks: readonly string[];
  /** Whether any mark is another than before. */
  readonly isChanged: boolean;
}

/**
 * Sees to it that recorded artifacts are in the output folder. A file whose mark is the one that it had
 * when it was written is taken for what was written; any other is read, and replaced if it differs.
 * Gives undefined if an artifact is neither there nor in the store.
 */
export async function putInPlace(
  host: Host,
  store: Store,
  output: string,
  recorded: readonly RecordedArtifact[],
  known: readonly string[],
): Promise<Placed | undefined> {
  const origins: BuiltArtifact['origin'][] = [];
  const marks: string[] = [];
  for (const artifact of recorded) {
    const path = `${output}/${artifact.path}`;
    let mark = (await host.facts(path))?.mark;
    let origin: BuiltArtifact['origin'] = 'unchanged';
    const expected = known[marks.length];
    if (mark === undefined || (mark !== expected && !(await holds(host, path, artifact)))) {
      const entry = await store.get(artifact.key);
      if (!entry) return undefined;
      await host.write(path, unpack(entry).value);
      mark = (await host.facts(path))?.mark ?? '';
      origin = 'stored';
    }
    origins.push(origin);
    marks.push(mark);
  }
  return { origins, marks, isChanged: marks.some((mark, index) => mark !== known[index]) };
}

async function holds(host: Host, path: string, { sha256 }: RecordedArtifact): Promise<boolean> {
  try {
    return (await hashFile(host, path)) === sha256;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

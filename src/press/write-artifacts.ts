import { Failure } from '../model/failure.js';
import type { Host } from '../model/host.js';
import type { BuiltArtifact } from '../model/result.js';
import type { RenderResult } from './render.js';

/** What of a briefing was written, and what in the world kept the rest from it. */
export interface Written {
  readonly artifacts: readonly BuiltArtifact[];
  readonly failures: readonly Failure[];
}

/** Where artifacts are written. */
export interface Outlet {
  readonly host: Pick<Host, 'write'>;
  /** The folder. */
  readonly output: string;
  /** Keeps artifacts from being written once it is aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** Writes the artifacts of one briefing, all of which are made and proved by now. */
export async function writeArtifacts(
  { made, failures }: RenderResult,
  { host, output, signal }: Outlet,
): Promise<Written> {
  const artifacts: BuiltArtifact[] = [];
  const unwritten: Failure[] = [];
  for (const { artifact, value } of made) {
    signal?.throwIfAborted();
    try {
      await host.write(`${output}/${artifact.path}`, value);
      artifacts.push(artifact);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      unwritten.push(error);
    }
  }
  return { artifacts, failures: [...failures, ...unwritten] };
}

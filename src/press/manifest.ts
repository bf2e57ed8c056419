import type { Host } from '../model/host.js';
import {
  MANIFEST,
  type Manifest,
  type ManifestArtifact,
  type ManifestBriefing,
  type Shard,
} from '../model/manifest.js';
import type { BuiltArtifact, BuiltBriefing } from '../model/result.js';

/** What a build has to say of itself. */
export function makeManifest(
  briefings: readonly BuiltBriefing[],
  generator: string,
  shard: Shard | undefined,
): Manifest {
  const printed = briefings.flatMap(({ artifacts }) => artifacts.find((it) => it.engine) ?? []);
  const engine = printed[0]?.engine;
  return {
    version: 1,
    generator,
    ...(engine !== undefined && { engine }),
    ...(shard && { shard }),
    briefings: briefings.filter(({ artifacts }) => artifacts.length > 0).map(describeBriefing),
  };
}

/** Writes a manifest into a folder of output. One that says the same already is left alone. */
export async function writeManifest(host: Host, output: string, manifest: Manifest): Promise<void> {
  const path = `${output}/${MANIFEST}`;
  const text = new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 2)}\n`);
  const isThere = (await host.kind(path)) === 'file';
  if (isThere && Buffer.compare(await host.read(path), text) === 0) return;
  await host.write(path, text);
}

function describeBriefing(briefing: BuiltBriefing): ManifestBriefing {
  const { source, slug, sourceHash, embargo, artifacts } = briefing;
  return {
    source: source.startsWith('/') ? source.replace(/^.*\//, '') : source,
    sha256: sourceHash,
    slug,
    ...(embargo !== undefined && { embargo }),
    artifacts: artifacts.map(describeArtifact),
  };
}

function describeArtifact(artifact: BuiltArtifact): ManifestArtifact {
  const { path, mediaType, size, sha256, pages } = artifact;
  return { path, mediaType, size, sha256, ...(pages !== undefined && { pages }) };
}

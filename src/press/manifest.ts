import type { Host } from '../model/host.js';
import type { BuiltBriefing } from '../model/result.js';

/** What the manifest says of a build: the same for the same input, on any machine. */
interface Manifest {
  readonly version: 1;
  readonly generator: string;
  /** Name and version of the browser that printed; absent if nothing was printed. */
  readonly engine?: string;
  readonly briefings: readonly unknown[];
}

/**
 * Writes `manifest.json`: every artifact of a build with size and SHA-256, and what it was made from and with.
 * One that says so already is left alone.
 */
export async function writeManifest(
  host: Host,
  output: string,
  briefings: readonly BuiltBriefing[],
  generator: string,
): Promise<void> {
  const path = `${output}/manifest.json`;
  const text = new TextEncoder().encode(describeBuild(briefings, generator));
  const isThere = (await host.kind(path)) === 'file';
  if (isThere && Buffer.compare(await host.read(path), text) === 0) return;
  await host.write(path, text);
}

function describeBuild(briefings: readonly BuiltBriefing[], generator: string): string {
  const engine = briefings.flatMap(({ artifacts }) =>
    artifacts.flatMap((it) => it.engine ?? []),
  )[0];
  const manifest: Manifest = {
    version: 1,
    generator,
    ...(engine !== undefined && { engine }),
    briefings: briefings
      .filter(({ artifacts }) => artifacts.length > 0)
      .map(({ source, slug, sourceHash, embargo, artifacts }) => ({
        source: source.startsWith('/') ? source.replace(/^.*\//, '') : source,
        sha256: sourceHash,
        slug,
        ...(embargo !== undefined && { embargo }),
        artifacts: artifacts.map(({ path, mediaType, size, sha256, pages }) => ({
          path,
          mediaType,
          size,
          sha256,
          ...(pages !== undefined && { pages }),
        })),
      })),
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

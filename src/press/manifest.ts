import { createHash } from 'node:crypto';
import type { BuiltBriefing } from '../model/result.js';

/** What the manifest says of a build: the same for the same input, on any machine. */
interface Manifest {
  readonly version: 1;
  readonly generator: string;
  /** Name and version of the browser that printed; absent if nothing was printed. */
  readonly engine?: string;
  readonly briefings: readonly unknown[];
}

/** The text of `manifest.json`: every artifact of a build with size and SHA-256, and what it was made from and with. */
export function makeManifest(
  briefings: readonly BuiltBriefing[],
  generator: string,
  engine: string | undefined,
): Uint8Array {
  const printed = briefings.some(({ artifacts }) =>
    artifacts.some(({ format }) => format === 'pdf'),
  );
  const manifest: Manifest = {
    version: 1,
    generator,
    ...(printed && engine !== undefined && { engine }),
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
  return new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 2)}\n`);
}

/** SHA-256 in hexadecimal. */
export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

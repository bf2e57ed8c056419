/** Name of the manifest in a folder of output. */
export const MANIFEST = 'manifest.json';

/** What `manifest.json` says of a build: the same for the same input, on any machine. */
export interface Manifest {
  readonly version: 1;
  readonly generator: string;
  /** Name and version of the browser that printed; absent if nothing was printed. */
  readonly engine?: string;
  /** Absent if the build was a whole one. */
  readonly shard?: Shard;
  /** Those that have artifacts. */
  readonly briefings: readonly ManifestBriefing[];
}

/** A briefing, what it was made from, and what was made of it. */
export interface ManifestBriefing {
  /** Path of the source; of an absolute one the name only. */
  readonly source: string;
  /** SHA-256 of the source, in hexadecimal. */
  readonly sha256: string;
  readonly slug: string;
  readonly embargo?: string;
  readonly artifacts: readonly ManifestArtifact[];
}

/** An artifact; `path` is relative to the folder of the manifest. */
export interface ManifestArtifact {
  readonly path: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
  readonly pages?: number;
}

/** What the manifest of a shard says of the whole build. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
  /** SHA-256 of the paths of all sources of the build. */
  readonly list: string;
  /** Places of its own briefings among all, by slug. */
  readonly order: Readonly<Record<string, number>>;
}

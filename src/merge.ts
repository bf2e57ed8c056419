import { Failure } from './model/failure.js';
import { hashBytes } from './model/hash.js';
import type { Host } from './model/host.js';
import { MANIFEST, type Manifest, type ManifestArtifact, type Shard } from './model/manifest.js';
import { writeManifest } from './press/manifest.js';

/** The output of a shard. */
interface Part {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly shard: Shard;
}

/**
 * Joins the output folders of all shards of a build: the same files, byte for byte, as those of the whole build.
 * @throws Failure `shards-differ` if a shard is missing or there twice, if they are not of one build, or if a
 *   file is not what its manifest says; `output-locked`
 */
export async function merge(
  host: Host,
  folders: readonly string[],
  output: string,
): Promise<Manifest> {
  const parts = await Promise.all(folders.map((folder) => readPart(host, folder)));
  checkParts(parts);
  const unlock = await host.lock(output);
  try {
    return await mergeInto(host, parts, output);
  } finally {
    await unlock();
  }
}

async function mergeInto(host: Host, parts: readonly Part[], output: string): Promise<Manifest> {
  for (const { folder, manifest } of parts) {
    for (const { artifacts } of manifest.briefings) {
      for (const artifact of artifacts) await copy(host, folder, artifact, output);
    }
  }
  const merged = join(parts);
  await writeManifest(host, output, merged);
  return merged;
}

async function readPart(host: Host, folder: string): Promise<Part> {
  const path = `${folder}/${MANIFEST}`;
  const manifest = parse(new TextDecoder().decode(await host.read(path)));
  if (manifest?.shard) return { folder, manifest, shard: manifest.shard };
  throw differ(
    `${path} is not the manifest of a shard`,
    'Build with --shard, such as --shard 1/4.',
  );
}

function parse(text: string): Manifest | undefined {
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    return undefined;
  }
}

function checkParts(parts: readonly Part[]): void {
  const [first] = parts;
  if (!first)
    throw new Failure('usage', 'There is nothing to merge', 'Name the output of all shards.');
  for (const { folder, manifest, shard } of parts) {
    const facts: readonly (readonly [string, unknown, unknown])[] = [
      ['number of shards', shard.count, first.shard.count],
      ['list of sources', shard.list, first.shard.list],
      ['Galley', manifest.generator, first.manifest.generator],
      ['browser', manifest.engine ?? findEngine(parts), findEngine(parts)],
    ];
    const other = facts.find(([, own, expected]) => own !== expected);
    if (!other) continue;
    const reason = `${folder} is of another build than ${first.folder}: the ${other[0]} is not the same`;
    throw differ(
      reason,
      'Build all shards from the same sources, with the same Galley and browser.',
    );
  }
  const count = (index: number) => parts.filter(({ shard }) => shard.index === index).length;
  for (let index = 1; index <= first.shard.count; index += 1) {
    if (count(index) === 1) continue;
    const name = `Shard ${String(index)} of ${String(first.shard.count)}`;
    const reason = count(index) === 0 ? `${name} is missing` : `${name} is there more than once`;
    throw differ(reason, 'Name the output of each shard, once.');
  }
}

function findEngine(parts: readonly Part[]): string | undefined {
  return parts.find(({ manifest }) => manifest.engine !== undefined)?.manifest.engine;
}

async function copy(
  host: Host,
  folder: string,
  { path, sha256 }: ManifestArtifact,
  output: string,
): Promise<void> {
  // A manifest that was tampered with must not lead out of the folders.
  const value = /^[a-z0-9-]+\.[a-z]+$/.test(path) && (await host.read(`${folder}/${path}`));
  if (!value || hashBytes(value) !== sha256) {
    throw differ(`${folder}/${path} is not what its manifest says`, 'Build that shard again.');
  }
  await host.write(`${output}/${path}`, value);
}

function join(parts: readonly Part[]): Manifest {
  const engine = findEngine(parts);
  const placed = parts.flatMap(({ manifest, shard }) =>
    manifest.briefings.map((briefing) => ({ briefing, place: shard.order[briefing.slug] ?? 0 })),
  );
  return {
    version: 1,
    generator: parts[0]?.manifest.generator ?? '',
    ...(engine !== undefined && { engine }),
    briefings: placed.toSorted((a, b) => a.place - b.place).map(({ briefing }) => briefing),
  };
}

function differ(reason: string, hint: string): Failure {
  return new Failure('shards-differ', reason, hint);
}

import type { SourceFile } from './collect.js';
import { hashValue } from './model/hash.js';
import type { Shard } from './model/manifest.js';

/** Which part of a build is to be done. */
export interface ShardChoice {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/** The sources of a shard, and what its manifest says of them. */
export interface ShardPart {
  readonly sources: readonly SourceFile[];
  readonly shard: Shard | undefined;
}

/** Chooses the sources of a shard by a hash of their paths, so that each machine comes to the same parts by itself. */
export function takeShard(all: readonly SourceFile[], choice: ShardChoice | undefined): ShardPart {
  if (!choice) return { sources: all, shard: undefined };
  const { index, count } = choice;
  const isOwn = ({ path }: SourceFile) =>
    Number.parseInt(hashValue(path).slice(0, 8), 16) % count === index - 1;
  const list = hashValue(all.map(({ path }) => path));
  const order = Object.fromEntries(all.flatMap((it, at) => (isOwn(it) ? [[it.slug, at]] : [])));
  return { sources: all.filter(isOwn), shard: { index, count, list, order } };
}

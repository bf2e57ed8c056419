import type { Unchanged } from '../model/result.js';
import type { Recalled } from './record.js';

/** Counts briefings that are as they were. */
export function countUnchanged(recalled: readonly Recalled[]): Unchanged {
  const sum = (count: (it: Recalled) => number) =>
    recalled.reduce((total, it) => total + count(it), 0);
  return {
    briefings: recalled.length,
    artifacts: sum(({ origins }) => origins.length),
    counts: {
      error: sum(({ counts }) => counts.error),
      warning: sum(({ counts }) => counts.warning),
      info: sum(({ counts }) => counts.info),
    },
    waived: sum(({ data }) => data.waived ?? 0),
    inBaseline: sum(({ data }) => data.inBaseline ?? 0),
  };
}

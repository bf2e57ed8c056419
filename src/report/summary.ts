import type { VFile } from 'vfile';
import { levelOf, type LevelCounts } from '../model/message.js';
import type { Unchanged } from '../model/result.js';
import { countOf } from './messages.js';

/** What is reported, in one line: `2 briefings: 1 error, 3 warnings, 4 infos; 1 waived, 12 in the baseline`. */
export function summarise(files: readonly VFile[], info: boolean, unchanged?: Unchanged): string {
  const counts = countLevels(files, unchanged);
  const told = (['error', 'warning', 'info'] as const)
    .map((level) => ({ level, count: counts[level] }))
    .filter(({ level, count }) => level !== 'info' || (info && count > 0))
    .map(({ level, count }) => countOf(count, level));
  const accepted = [
    tell(
      sum(
        files.map(({ data }) => data.waived ?? 0),
        unchanged?.waived,
      ),
      'waived',
    ),
    tell(
      sum(
        files.map(({ data }) => data.inBaseline ?? 0),
        unchanged?.inBaseline,
      ),
      'in the baseline',
    ),
  ].filter((part) => part !== '');
  const parts = [told, accepted].filter(({ length }) => length > 0).map((part) => part.join(', '));
  return `${countOf(files.length + (unchanged?.briefings ?? 0), 'briefing')}: ${parts.join('; ')}`;
}

function countLevels(files: readonly VFile[], unchanged: Unchanged | undefined): LevelCounts {
  const counts = { error: 0, warning: 0, info: 0, ...unchanged?.counts };
  for (const { messages } of files) {
    for (const message of messages) counts[levelOf(message)] += 1;
  }
  return counts;
}

function tell(count: number, what: string): string {
  return count === 0 ? '' : `${String(count)} ${what}`;
}

function sum(counts: readonly number[], start = 0): number {
  return counts.reduce((total, count) => total + count, start);
}

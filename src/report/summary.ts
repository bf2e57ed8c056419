import type { VFile } from 'vfile';
import { levelOf, type LevelCounts } from '../model/message.js';
import { countOf } from './messages.js';

/** What is reported, in one line: `2 briefings: 1 error, 3 warnings, 4 infos; 1 waived, 12 in the baseline`. */
export function summarise(files: readonly VFile[], info: boolean): string {
  const counts = countLevels(files);
  const told = (['error', 'warning', 'info'] as const)
    .map((level) => ({ level, count: counts[level] }))
    .filter(({ level, count }) => level !== 'info' || (info && count > 0))
    .map(({ level, count }) => countOf(count, level));
  const accepted = [
    tell(sum(files.map(({ data }) => data.waived ?? 0)), 'waived'),
    tell(sum(files.map(({ data }) => data.inBaseline ?? 0)), 'in the baseline'),
  ].filter((part) => part !== '');
  const parts = [told, accepted].filter(({ length }) => length > 0).map((part) => part.join(', '));
  return `${countOf(files.length, 'briefing')}: ${parts.join('; ')}`;
}

function countLevels(files: readonly VFile[]): LevelCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { messages, data } of files) {
    for (const message of messages) counts[levelOf(message)] += 1;
    counts.error += data.counts?.error ?? 0;
    counts.warning += data.counts?.warning ?? 0;
    counts.info += data.counts?.info ?? 0;
  }
  return counts;
}

function tell(count: number, what: string): string {
  return count === 0 ? '' : `${String(count)} ${what}`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

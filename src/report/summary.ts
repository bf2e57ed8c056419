import type { VFile } from 'vfile';
import { countOf, levelOf, listMessages } from './messages.js';

/** What is reported, in one line: `2 briefings: 1 error, 3 warnings, 4 infos; 1 waived, 12 in the baseline`. */
export function summarise(files: readonly VFile[], info: boolean): string {
  const levels = files.flatMap((file) => listMessages(file, info).map(levelOf));
  const counts = (['error', 'warning', 'info'] as const).map((level) => ({
    level,
    count: levels.filter((other) => other === level).length,
  }));
  const told = counts
    .filter(({ level, count }) => level !== 'info' || count > 0)
    .map(({ level, count }) => countOf(count, level));
  const accepted = [
    tell(sum(files.map(({ data }) => data.waived ?? 0)), 'waived'),
    tell(sum(files.map(({ data }) => data.inBaseline ?? 0)), 'in the baseline'),
  ].filter((part) => part !== '');
  const parts = [told, accepted].filter(({ length }) => length > 0).map((part) => part.join(', '));
  return `${countOf(files.length, 'briefing')}: ${parts.join('; ')}`;
}

function tell(count: number, what: string): string {
  return count === 0 ? '' : `${String(count)} ${what}`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

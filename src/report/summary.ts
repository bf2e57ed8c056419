import type { VFile } from 'vfile';
import { countOf, levelOf, listMessages } from './messages.js';

/** What is reported, in one line: `2 briefings: 1 error, 3 warnings, 4 infos`. */
export function summarise(files: readonly VFile[], info: boolean): string {
  const levels = files.flatMap((file) => listMessages(file, info).map(levelOf));
  const counts = (['error', 'warning', 'info'] as const).map((level) => ({
    level,
    count: levels.filter((other) => other === level).length,
  }));
  const told = counts
    .filter(({ level, count }) => level !== 'info' || count > 0)
    .map(({ level, count }) => countOf(count, level));
  return `${countOf(files.length, 'briefing')}: ${told.join(', ')}`;
}

import type { FormattedFile } from '../model/result.js';
import { escapeControls } from './escape.js';

/** Which files were written anew (or would be), one a line, and a count at the end. */
export function formatFormatted(files: readonly FormattedFile[], isDone: boolean): string {
  const word = isDone ? 'formatted' : 'would change';
  const changed = files.filter(({ outcome }) => outcome === 'changed');
  const lines = changed.map(({ file }) => `${escapeControls(file.path)}: ${word}`);
  const all = `${String(files.length)} briefing${files.length === 1 ? '' : 's'}`;
  const left = files.filter(({ outcome }) => outcome === 'left').length;
  const rest = left === 0 ? '' : `, ${String(left)} left as ${left === 1 ? 'it is' : 'they are'}`;
  return `${[...lines, `${all}: ${String(changed.length)} ${word}${rest}`].join('\n')}\n`;
}

import type { FixedFile } from '../model/result.js';
import { escapeControls } from './escape.js';
import { countOf } from './messages.js';

/** What was fixed (or would be), one finding a line as `file:line:column`, and a count at the end. */
export function formatFixed(files: readonly FixedFile[], isDone: boolean): string {
  const word = isDone ? 'fixed' : 'can be fixed';
  const lines = files.flatMap(({ file, fixed }) =>
    fixed.map(({ line = 1, column = 1, reason, ruleId = '' }) => {
      const place = `${escapeControls(file.path)}:${String(line)}:${String(column)}`;
      return `${place}: ${word}: ${escapeControls(reason)} [${ruleId}]`;
    }),
  );
  const count = files.filter(({ fixed }) => fixed.length > 0).length;
  const sum = `${countOf(lines.length, 'finding')} ${word} in ${countOf(count, 'briefing')}`;
  return `${[...lines, sum].join('\n')}\n`;
}

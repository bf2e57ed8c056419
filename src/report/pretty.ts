import pc from 'picocolors';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { escapeControls } from './escape.js';
import type { Reporter } from './reporter.js';

type Colors = ReturnType<typeof pc.createColors>;

/** Findings as a terminal shows them: `file:line:column: level: reason [id]`, the hint below, a count at the end. */
export const reportPretty: Reporter = (files, { color, info }) => {
  const colors = pc.createColors(color);
  const blocks = files.flatMap((file) =>
    sortMessages(file)
      .filter(({ fatal }) => info || typeof fatal === 'boolean')
      .map((message) => formatMessage(file, message, colors)),
  );
  return `${[...blocks, summarise(files, colors)].join('\n')}\n`;
};

function sortMessages({ messages }: VFile): readonly VFileMessage[] {
  return messages.toSorted(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}

function formatMessage(file: VFile, message: VFileMessage, colors: Colors): string {
  const { reason, ruleId, note, line = 1, column = 1 } = message;
  const place = `${escapeControls(file.history[0] ?? '')}:${String(line)}:${String(column)}`;
  const id = colors.dim(`[${ruleId ?? ''}]`);
  const head = `${colors.bold(place)}: ${paintLevel(message, colors)}: ${escapeControls(reason)} ${id}`;
  return note === undefined ? head : `${head}\n    ${colors.dim(escapeControls(note))}`;
}

function paintLevel({ fatal }: VFileMessage, colors: Colors): string {
  if (fatal === true) return colors.red('error');
  return fatal === false ? colors.yellow('warning') : colors.cyan('info');
}

function summarise(files: readonly VFile[], colors: Colors): string {
  const messages = files.flatMap((file) => file.messages);
  const count = (level: boolean, word: string) => {
    const number = messages.filter(({ fatal }) => fatal === level).length;
    return `${String(number)} ${word}${number === 1 ? '' : 's'}`;
  };
  const briefings = `${String(files.length)} briefing${files.length === 1 ? '' : 's'}`;
  return colors.bold(`${briefings}: ${count(true, 'error')}, ${count(false, 'warning')}`);
}

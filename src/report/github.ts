import { resolve } from 'node:path';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { levelOf } from '../model/message.js';
import { escapeControls } from './escape.js';
import { explain, listMessages, pathOf, placeOf } from './messages.js';
import type { Reporter } from './reporter.js';
import { summarise } from './summary.js';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands).
 */
export const reportGithub: Reporter = (files, { info }) => {
  const commands = files.flatMap((file) =>
    listMessages(file, info).map((message) => toCommand(file, message)),
  );
  return `${[...commands, summarise(files, info)].join('\n')}\n`;
};

function toCommand(file: VFile, message: VFileMessage): string {
  const properties = Object.entries(listProperties(file, message))
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(',');
  const text = explain(message).map(escapeControls).join('\n');
  return `::${COMMANDS[levelOf(message)]} ${properties}::${escapeData(text)}`;
}

/** Columns hold within one line only. The path is absolute: the runner knows where its checkout lies. */
function listProperties(file: VFile, message: VFileMessage): Readonly<Record<string, unknown>> {
  const { start, end } = placeOf(message) ?? { start: { line: 1 }, end: { line: 1 } };
  const columns =
    'column' in start && 'column' in end && start.line === end.line
      ? { col: start.column, endColumn: end.column }
      : {};
  return {
    file: escapeControls(resolve(file.cwd, pathOf(file))),
    line: start.line,
    endLine: end.line,
    ...columns,
    title: message.ruleId,
  };
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

import type { VFileMessage } from 'vfile-message';
import type { Element } from 'xast';
import { x } from 'xastscript';
import { block, writeXml } from '../model/xml.js';
import { levelOf } from '../model/message.js';
import { escapeControls } from './escape.js';
import { explain, listMessages, pathOf } from './messages.js';
import type { Reporter } from './reporter.js';

/**
 * Findings as JUnit XML, one suite a file and one case a finding. An error is a failure; what does not stop a
 * briefing is a case that passes and says what was found.
 */
export const reportJunit: Reporter = (files, { info }) => {
  const suites = files.map((file) => ({ path: pathOf(file), messages: listMessages(file, info) }));
  const all = suites.flatMap(({ messages }) => messages);
  const tests = suites.reduce((sum, { messages }) => sum + Math.max(1, messages.length), 0);
  const counts = { tests, failures: countErrors(all), errors: 0 };
  return writeXml(block('testsuites', { name: 'galley', ...counts }, ...suites.map(toSuite)));
};

interface Suite {
  readonly path: string;
  readonly messages: readonly VFileMessage[];
}

function toSuite({ path, messages }: Suite): Element {
  const name = escapeControls(path);
  const cases =
    messages.length > 0
      ? messages.map((message) => toCase(name, message))
      : [x('testcase', { classname: name, name: 'no findings' })];
  const counts = { tests: cases.length, failures: countErrors(messages), errors: 0 };
  return block('testsuite', { name, ...counts }, ...cases);
}

function toCase(path: string, message: VFileMessage): Element {
  const { ruleId: id, reason, line = 1, column = 1 } = message;
  const name = `${id ?? ''} ${String(line)}:${String(column)}`;
  const level = levelOf(message);
  const text = explain(message).map(escapeControls).join('\n');
  const outcome =
    level === 'error'
      ? x('failure', { type: id, message: escapeControls(reason) }, text)
      : x('system-out', `${level}: ${text}`);
  return block('testcase', { classname: path, name, file: path, line }, outcome);
}

function countErrors(messages: readonly VFileMessage[]): number {
  return messages.filter((message) => levelOf(message) === 'error').length;
}

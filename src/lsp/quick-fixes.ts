import {
  CodeActionKind,
  type CodeAction,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { VFileMessage } from 'vfile-message';
import type { Checked } from '../check-source.js';
import { listFixes, type Fix } from '../model/fixes.js';
import { toDiagnostic } from './diagnostics.js';
import { findRule } from './manual.js';
import { rangeOf, touches } from './places.js';

/** Kind of the action that applies all fixes of a document, as `galley fix` does. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.galley`;

/** What can be done about the findings that a range touches: mend them, or accept them with a reason. */
export function listQuickFixes(
  { file, briefing }: Checked,
  document: TextDocument,
  range: Range,
): CodeAction[] {
  const fixes = listFixes(file, document.getText());
  const touched = file.messages.filter((message) => touches(rangeOf(message, document), range));
  const mending = fixes.filter(({ message }) => touched.includes(message));
  const [opening] = briefing?.title ?? [];
  const first = opening?.position?.start.line ?? 1;
  return [
    ...mending.map((fix) => mend(fix, document)),
    ...touched.flatMap((message) => waive(message, document, first)),
    ...(fixes.length > 0 ? [mendAll(fixes, document)] : []),
  ];
}

function mend(fix: Fix, document: TextDocument): CodeAction {
  const old = document.getText().slice(fix.start, fix.end);
  return {
    title: describeChange(old, fix.text),
    kind: CodeActionKind.QuickFix,
    isPreferred: true,
    diagnostics: [toDiagnostic(fix.message, document)],
    edit: { changes: { [document.uri]: [toEdit(fix, document)] } },
  };
}

function describeChange(old: string, text: string): string {
  if (text === '') return old.trim() === '' ? 'Delete the white space' : `Delete "${old}"`;
  return old === '' ? `Insert "${text}"` : `Replace "${old}" by "${text}"`;
}

function mendAll(fixes: readonly Fix[], document: TextDocument): CodeAction {
  return {
    title: 'Mend all that Galley can mend',
    kind: FIX_ALL,
    edit: { changes: { [document.uri]: fixes.map((fix) => toEdit(fix, document)) } },
  };
}

/**
 * A waiver on the line before. It comes without a reason, which is an error until the writer has given one.
 * @param first line on which the text starts: findings on the file as a whole are waived there
 */
function waive(message: VFileMessage, document: TextDocument, first: number): CodeAction[] {
  const id = message.ruleId ?? '';
  if (!findRule(id)) return [];
  const line = (message.line ?? first) - 1;
  const start = { line, character: 0 };
  const text = document.getText({ start, end: { line: line + 1, character: 0 } });
  const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
  const end = /\r\n?/.exec(text)?.[0] ?? '\n';
  const newText = `${indent}<!-- galley-ok ${id}: -->${end}`;
  return [
    {
      title: `Accept this, with a reason (${id})`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(message, document)],
      edit: { changes: { [document.uri]: [{ range: { start, end: start }, newText }] } },
    },
  ];
}

function toEdit({ start, end, text }: Fix, document: TextDocument): TextEdit {
  return {
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText: text,
  };
}

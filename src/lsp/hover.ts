import type { Hover, Position } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { Example, Rule } from '../rules/rule.js';
import { findManual, findRule } from './manual.js';
import { rangeOf, touches } from './places.js';

/** What the manual says about the findings at a position, or about the rule that a waiver there names. */
export function explainAt(
  file: VFile,
  document: TextDocument,
  position: Position,
): Hover | undefined {
  const at = { start: position, end: position };
  const here = file.messages.filter((message) => touches(rangeOf(message, document), at));
  const waived = findWaived(document, position);
  const parts = [...here.map(explainFinding), ...(waived ? [explainRule(waived)] : [])];
  if (parts.length === 0) return undefined;
  const value = [...new Set(parts)].join('\n\n---\n\n');
  return { contents: { kind: 'markdown', value } };
}

function explainFinding({ ruleId = '', reason, note }: VFileMessage): string {
  const rule = findRule(ruleId);
  if (rule) return explainRule(rule);
  const hint = note === undefined ? '' : ` ${note}`;
  return `**${ruleId}**: ${reason}.${hint}\n\n[Manual](${findManual(ruleId)})`;
}

function explainRule({ id, level, summary, why, examples }: Rule): string {
  const wrong = examples.find(({ finds }) => finds.length > 0);
  const right = examples.find(({ finds }) => finds.length === 0);
  return [
    `**${id}** (${level}): ${summary}.`,
    why,
    ...(wrong ? ['Found in', quote(wrong), wrong.finds.map((find) => `- ${find}`).join('\n')] : []),
    ...(right ? ['Nothing is found in', quote(right)] : []),
    `[Manual](${findManual(id)})`,
  ].join('\n\n');
}

function quote({ text }: Example): string {
  return `\`\`\`\`text\n${text}\n\`\`\`\``;
}

/** The rule that the waiver on a line names, if the position is on the name. */
function findWaived(document: TextDocument, { line, character }: Position): Rule | undefined {
  const start = { line, character: 0 };
  const text = document.getText({ start, end: { line: line + 1, character: 0 } });
  const match = /<!--\s*galley-ok\s+([\w-]+)/.exec(text);
  const [whole = '', id = ''] = match ?? [];
  const end = (match?.index ?? 0) + whole.length;
  return character >= end - id.length && character <= end ? findRule(id) : undefined;
}

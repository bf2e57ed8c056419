import {
  DiagnosticSeverity,
  type Diagnostic,
  type DiagnosticRelatedInformation,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { Failure } from '../model/failure.js';
import { findManual } from './manual.js';
import { rangeOf, toRange } from './places.js';

/** The findings on a file as an editor shows them. */
export function toDiagnostics(file: VFile, document: TextDocument): Diagnostic[] {
  return file.messages.map((message) => toDiagnostic(message, document));
}

/** One finding as an editor shows it, its hint on a second line. */
export function toDiagnostic(message: VFileMessage, document: TextDocument): Diagnostic {
  const { reason, note, ruleId = '', related = [] } = message;
  return {
    range: rangeOf(message, document),
    severity: chooseSeverity(message),
    source: 'galley',
    code: ruleId,
    codeDescription: { href: findManual(ruleId) },
    message: note === undefined ? reason : `${reason}\n${note}`,
    ...(related.length > 0 && {
      relatedInformation: related.map((other): DiagnosticRelatedInformation => ({
        message: other.reason,
        location: { uri: document.uri, range: toRange(other.place, document) },
      })),
    }),
  };
}

/** What keeps a document from being checked, on its first line. */
export function explainFailure({ code, message, hint }: Failure): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
    severity: DiagnosticSeverity.Error,
    source: 'galley',
    code,
    message: `${message}\n${hint}`,
  };
}

/** Each heading of pasted text has its info: in an editor that is no more than a hint. */
function chooseSeverity({ fatal, ruleId }: VFileMessage): DiagnosticSeverity {
  if (fatal === true) return DiagnosticSeverity.Error;
  if (fatal === false) return DiagnosticSeverity.Warning;
  return ruleId === 'section-recognised' ? DiagnosticSeverity.Hint : DiagnosticSeverity.Information;
}

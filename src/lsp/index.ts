import {
  createConnection,
  TextDocuments,
  type CancellationToken,
  type Connection,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Checked } from '../check-source.js';
import { Failure } from '../model/failure.js';
import { isEditionFile } from '../collect.js';
import type { Host } from '../model/host.js';
import { checkDocument } from './check-document.js';
import { openDesk, type Desk } from './desk.js';
import { explainFailure, toDiagnostics } from './diagnostics.js';
import { explainAt } from './hover.js';
import { listQuickFixes } from './quick-fixes.js';
import { listSymbols } from './symbols.js';
import { followWorkspace } from './workspace.js';

/**
 * Serves editors by the Language Server Protocol until they say `exit` or the streams end: findings while a writer
 * types, fixes, what rules mean, and the outline.
 * @param generator name and version of this Galley
 */
export function serve(
  host: Host,
  generator: string,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): void {
  const connection = createConnection(input, output);
  const documents = new TextDocuments(TextDocument);
  const recheck = (changed: readonly TextDocument[]) => {
    for (const document of changed) {
      desk.forget(document.uri);
      desk.schedule(document);
    }
  };
  const folders = followWorkspace(connection, generator, () => recheck(documents.all()));
  const desk = openDesk({
    check: (document) => checkDocument(host, folders(), document, documents.all()),
    tell({ document, result }) {
      const { uri, version } = document;
      const diagnostics =
        result instanceof Failure ? [explainFailure(result)] : toDiagnostics(result.file, document);
      void connection.sendDiagnostics({ uri, version, diagnostics });
    },
    complain: (error) => connection.console.error(describe(error)),
  });
  documents.onDidChangeContent(({ document }) => {
    desk.schedule(document);
    if (!isEditionFile(document.uri)) recheck(listEditions(documents));
  });
  documents.onDidClose(({ document: { uri } }) => {
    desk.forget(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  answerRequests(connection, documents, desk);
  documents.listen(connection);
  connection.listen();
}

/** The editions that are open: any of the other documents may be a briefing of theirs. */
function listEditions(documents: TextDocuments<TextDocument>): readonly TextDocument[] {
  return documents.all().filter(({ uri }) => isEditionFile(uri));
}

function answerRequests(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  desk: Desk,
): void {
  const ask = async <T>(
    uri: string,
    token: CancellationToken,
    answer: (checked: Checked, document: TextDocument) => T,
  ): Promise<T | null> => {
    const open = documents.get(uri);
    if (!open) return null;
    const { document, result } = await desk.look(open);
    return token.isCancellationRequested || result instanceof Failure
      ? null
      : answer(result, document);
  };
  connection.onCodeAction(({ textDocument: { uri }, range, context: { only } }, token) =>
    ask(uri, token, (checked, document) =>
      listQuickFixes(checked, document, range).filter(
        ({ kind = '' }) => only?.some((wanted) => `${kind}.`.startsWith(`${wanted}.`)) ?? true,
      ),
    ),
  );
  connection.onHover(({ textDocument: { uri }, position }, token) =>
    ask(uri, token, ({ file }, document) => explainAt(file, document, position) ?? null),
  );
  connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    ask(uri, token, ({ briefing }, document) => (briefing ? listSymbols(briefing, document) : [])),
  );
}

function describe(error: unknown): string {
  const stack = error instanceof Error ? error.stack : undefined;
  return `This is a fault of Galley. Please report it.\n${stack ?? String(error)}`;
}

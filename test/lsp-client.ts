import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** A document that an editor has open, and what was said of it first. */
export interface Opened {
  readonly uri: string;
  readonly document: TextDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** An editor that speaks the protocol with `galley lsp`, which runs as a process of its own. */
export interface Editor {
  readonly connection: ProtocolConnection;
  readonly greeting: InitializeResult;
  /** All diagnostics that were sent, as they came. */
  readonly published: readonly PublishDiagnosticsParams[];
  /** Opens a document that is in no file of the folder. */
  open(name: string, text: string): Promise<Opened>;
  /** Does something, and gives the next diagnostics of a document. */
  after(uri: string, act: () => Promise<void>): Promise<PublishDiagnosticsParams>;
  /** The exit code of the server, when it has ended. */
  readonly ended: Promise<number | null>;
  kill(): void;
}

/** Starts the server in another folder, with `folder` as that of the workspace. */
export async function startEditor(folder: string): Promise<Editor> {
  const server = spawn(process.execPath, [resolve('dist/cli.js'), 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: tmpdir(),
  });
  const reader = new StreamMessageReader(server.stdout);
  const connection = createProtocolConnection(reader, new StreamMessageWriter(server.stdin));
  const published: PublishDiagnosticsParams[] = [];
  let wake = () => {};
  connection.onNotification('textDocument/publishDiagnostics', (it: PublishDiagnosticsParams) => {
    published.push(it);
    wake();
  });
  connection.listen();
  const greeting: InitializeResult = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'desk' }],
    capabilities: {},
  });
  await connection.sendNotification('initialized', {});
  const after = async (uri: string, act: () => Promise<void>) => {
    const start = published.length;
    await act();
    for (;;) {
      const found = published.slice(start).find((it) => it.uri === uri);
      if (found) return found;
      await new Promise<void>((done) => {
        wake = done;
      });
    }
  };
  return {
    connection,
    greeting,
    published,
    after,
    async open(name, text) {
      const uri = pathToFileURL(join(folder, 'source', name)).href;
      const textDocument = { uri, languageId: 'plaintext', version: 1, text };
      const { diagnostics } = await after(uri, () =>
        connection.sendNotification('textDocument/didOpen', { textDocument }),
      );
      return { uri, diagnostics, document: TextDocument.create(uri, 'plaintext', 1, text) };
    },
    ended: new Promise((done) => server.on('exit', done)),
    kill: () => server.kill(),
  };
}

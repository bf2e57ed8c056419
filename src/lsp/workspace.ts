import { fileURLToPath } from 'node:url';
import {
  CodeActionKind,
  DidChangeWatchedFilesNotification,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import { FIX_ALL } from './quick-fixes.js';

/** Files that change what is wrong with every briefing. */
const WATCHED = ['**/galley.yaml', '**/galley-baseline.json', '**/templates/**'];

/** What the server can do. */
const capabilities: ServerCapabilities = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
  hoverProvider: true,
  documentSymbolProvider: true,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/**
 * Answers the editor's greeting, and follows which folders it has open.
 * @param onChange called when folders, profiles or the configuration change
 * @returns gives the paths of the folders
 */
export function followWorkspace(
  connection: Connection,
  generator: string,
  onChange: () => void,
): () => readonly string[] {
  let folders: readonly string[] = [];
  let editor: ClientCapabilities = {};
  connection.onInitialize((params) => {
    folders = listFolders(params);
    editor = params.capabilities;
    const [name = '', version = ''] = generator.split(' ');
    return { capabilities, serverInfo: { name, version } };
  });
  connection.onInitialized(() => {
    if (editor.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
      const watchers = WATCHED.map((globPattern) => ({ globPattern }));
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (editor.workspace?.workspaceFolders !== true) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.flatMap(({ uri }) => toPath(uri)));
      const rest = folders.filter((folder) => !gone.has(folder));
      folders = [...rest, ...added.flatMap(({ uri }) => toPath(uri))];
      onChange();
    });
  });
  connection.onDidChangeWatchedFiles(onChange);
  return () => folders;
}

function listFolders({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
  return uris.flatMap(toPath);
}

/** The path of an address; none if it is no file, as in an editor that works far away. */
function toPath(uri: string): readonly string[] {
  return uri.startsWith('file:') ? [fileURLToPath(uri)] : [];
}

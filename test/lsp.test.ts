import { spawn, type ChildProcess } from 'node:child_process';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CodeAction,
  type Diagnostic,
  type DocumentSymbol,
  type Hover,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** Pasted text with an emoji (two units of UTF-16) before what has a fix, and Windows line ends. */
const TEXT = [
  'First Visit to Lima',
  'A 🌊 trip of June 18-19 took the president to Lima, the first visit by a president since 1998, as the harbour board of the town said in its hall on the quay.',
  'Key Takeaways',
  '- The visit to Lima is the first by a president in 24 years.',
  'Analysis',
  'The talks of May 1-2 may go on.',
].join('\r\n');

let folder = '';
let server: ChildProcess;
let editor: ProtocolConnection;
let greeting: InitializeResult;
const published: PublishDiagnosticsParams[] = [];
let wake = () => {};

function startServer(): { child: ChildProcess; connection: ProtocolConnection } {
  const child = spawn(process.execPath, [resolve('dist/cli.js'), 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: tmpdir(),
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  return { child, connection };
}

function greet(connection: ProtocolConnection): Promise<InitializeResult> {
  return connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'desk' }],
    capabilities: {},
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley lsp '));
  ({ child: server, connection: editor } = startServer());
  editor.onNotification('textDocument/publishDiagnostics', (it: PublishDiagnosticsParams) => {
    published.push(it);
    wake();
  });
  greeting = await greet(editor);
  await editor.sendNotification('initialized', {});
}, 60_000);

afterAll(async () => {
  server.kill();
  await rm(folder, { recursive: true });
});

/** The next diagnostics of a document, from those that came after `after`. */
async function nextDiagnostics(uri: string, after: number): Promise<PublishDiagnosticsParams> {
  for (;;) {
    const found = published.slice(after).find((it) => it.uri === uri);
    if (found) return found;
    await new Promise<void>((done) => {
      wake = done;
    });
  }
}

/** Opens a document that is in no file, and gives its diagnostics. */
async function open(name: string, text: string) {
  const uri = pathToFileURL(join(folder, 'source', name)).href;
  const after = published.length;
  const textDocument = { uri, languageId: 'plaintext', version: 1, text };
  await editor.sendNotification('textDocument/didOpen', { textDocument });
  const { diagnostics } = await nextDiagnostics(uri, after);
  return { uri, diagnostics, document: TextDocument.create(uri, 'plaintext', 1, text) };
}

function find(diagnostics: readonly Diagnostic[], code: string): Diagnostic {
  const found = diagnostics.find((it) => it.code === code);
  if (!found) throw new Error(`There is no ${code}`);
  return found;
}

function askForActions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
  const context = { diagnostics: [], ...(only && { only }) };
  return editor.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context,
  });
}

/** The text after an action. */
function apply(action: CodeAction | undefined, document: TextDocument): string {
  return TextDocument.applyEdits(document, action?.edit?.changes?.[document.uri] ?? []);
}

describe('the language server', () => {
  it('says who it is and what it can do', () => {
    expect(greeting).toMatchObject({
      serverInfo: { name: 'Galley' },
      capabilities: {
        positionEncoding: 'utf-16',
        hoverProvider: true,
        documentSymbolProvider: true,
        codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.galley'] },
      },
    });
  });

  it('finds what is wrong with a text that is not saved, with exact places', async () => {
    const { diagnostics, document } = await open('a.txt', TEXT);
    const dash = find(diagnostics, 'range-hyphen');
    expect(dash).toMatchObject({
      range: { start: { line: 1, character: 20 }, end: { line: 1, character: 21 } },
      severity: 3,
      source: 'galley',
      message: '"18-19" is a range with a hyphen\nUse an en dash (–).',
    });
    expect(document.getText(dash.range)).toBe('-');
    const href = dash.codeDescription?.href ?? '';
    expect(href).toMatch(/^file:.*\/docs\/rules\.md#range-hyphen$/);
    await expect(access(new URL(href))).resolves.toBeUndefined();
    expect(find(diagnostics, 'section-recognised').severity).toBe(4);
  });

  it('shows the other place of a contradiction', async () => {
    const { uri, diagnostics, document } = await open('b.txt', TEXT);
    const related = find(diagnostics, 'interval-conflict').relatedInformation ?? [];
    expect(related.map(({ location }) => location.uri)).toEqual([uri]);
    const texts = related.map(({ location: { range } }) => document.getText(range));
    expect(texts).toMatchInlineSnapshot(`
      [
        "first visit by a president since 1998",
      ]
    `);
  });

  it('offers to mend, to mend all, and to accept with a reason', async () => {
    const { uri, diagnostics, document } = await open('c.txt', TEXT);
    const { range } = find(diagnostics, 'range-hyphen');
    const actions = await askForActions(uri, range, ['quickfix']);
    const named = (title: string) => actions.find((action) => action.title === title);
    expect(apply(named('Replace "-" by "–"'), document)).toBe(TEXT.replace('18-19', '18–19'));
    expect(apply(named('Accept this, with a reason (range-hyphen)'), document)).toBe(
      TEXT.replace('A 🌊', '<!-- galley-ok range-hyphen: -->\r\nA 🌊'),
    );
    const [all, ...others] = await askForActions(uri, range, ['source.fixAll']);
    expect(others).toEqual([]);
    expect(apply(all, document)).toBe(TEXT.replace('18-19', '18–19').replace('1-2', '1–2'));
    const nowhere = { start: { line: 2, character: 3 }, end: { line: 2, character: 3 } };
    expect(await askForActions(uri, nowhere, ['quickfix'])).toEqual([]);
  });

  it('tells what a rule means, at a finding and in a waiver', async () => {
    const text = TEXT.replace(
      'Analysis',
      'Analysis\r\n<!-- galley-ok range-hyphen: As printed -->',
    );
    const { uri, diagnostics } = await open('d.txt', text);
    const hover = (position: Range['start']): Promise<Hover | null> =>
      editor.sendRequest('textDocument/hover', { textDocument: { uri }, position });
    const { start } = find(diagnostics, 'range-hyphen').range;
    expect((await hover(start))?.contents).toMatchObject({
      kind: 'markdown',
      value: expect.stringMatching(
        /\*\*range-hyphen\*\* \(info\): A hyphen in a range[^]+Found in[^]+Nothing is found in/,
      ),
    });
    const waiver = await hover({ line: 5, character: 20 });
    expect(JSON.stringify(waiver)).toContain('**range-hyphen** (info)');
    expect(await hover({ line: 5, character: 40 })).toBeNull();
  });

  it('gives the outline', async () => {
    const { uri } = await open('e.txt', TEXT);
    const symbols: DocumentSymbol[] = await editor.sendRequest('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    const outline = symbols.map(({ name, range }) => [name, range.start.line, range.end.line]);
    expect(outline).toEqual([
      ['First Visit to Lima', 0, 2],
      ['Key Takeaways', 2, 4],
      ['Analysis', 4, 5],
    ]);
  });

  it('checks when typing pauses, the last version only', async () => {
    const { uri } = await open('f.txt', TEXT);
    const after = published.length;
    const at = { line: 1, character: 20 };
    const change = (version: number, text: string, end: Range['end']) =>
      editor.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: at, end }, text }],
      });
    await change(2, '', { line: 1, character: 21 });
    await change(3, '–', at);
    const { version, diagnostics } = await nextDiagnostics(uri, after);
    expect(version).toBe(3);
    expect(diagnostics.filter(({ code }) => code === 'range-hyphen')).toHaveLength(1);
    expect(published.slice(after).filter((it) => it.uri === uri)).toHaveLength(1);
  });

  it('follows galley.yaml of the folder, and says what is wrong with it', async () => {
    const { uri } = await open('g.txt', TEXT);
    const rewrite = async (yaml: string) => {
      const path = join(folder, 'galley.yaml');
      await writeFile(path, yaml);
      const after = published.length;
      await editor.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: pathToFileURL(path).href, type: 2 }],
      });
      return (await nextDiagnostics(uri, after)).diagnostics;
    };
    const quiet = await rewrite('levels:\n  range-hyphen: off\n');
    expect(quiet.filter(({ code }) => code === 'range-hyphen')).toEqual([]);
    expect(await rewrite('levles: {}\n')).toMatchObject([
      {
        code: 'config-invalid',
        severity: 1,
        message: expect.stringContaining('galley.yaml:1:1: "levles" is not known here'),
      },
    ]);
    await rm(join(folder, 'galley.yaml'));
  });

  it('takes back what it said of a document that is closed', async () => {
    const { uri } = await open('h.txt', TEXT);
    const after = published.length;
    await editor.sendNotification('textDocument/didClose', { textDocument: { uri } });
    expect((await nextDiagnostics(uri, after)).diagnostics).toEqual([]);
  });

  it('ends when told to', async () => {
    const ended = new Promise((done) => server.on('exit', done));
    await editor.sendRequest('shutdown');
    await editor.sendNotification('exit');
    expect(await ended).toBe(0);
  });
});

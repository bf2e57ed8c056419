import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CodeAction,
  Diagnostic,
  DocumentSymbol,
  Hover,
  Range,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startEditor, type Editor } from './lsp-client.js';

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
let editor: Editor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley lsp '));
  editor = await startEditor(folder);
}, 60_000);

afterAll(async () => {
  editor.kill();
  await rm(folder, { recursive: true });
});

function find(diagnostics: readonly Diagnostic[], code: string): Diagnostic {
  const found = diagnostics.find((it) => it.code === code);
  if (!found) throw new Error(`There is no ${code}`);
  return found;
}

function askForActions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
  const context = { diagnostics: [], ...(only && { only }) };
  return editor.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context,
  });
}

/** The words of a diagnostic. */
function toText(message: Diagnostic['message']): string {
  return typeof message === 'string' ? message : message.value;
}

/** The text after an action. */
function apply(action: CodeAction | undefined, document: TextDocument): string {
  return TextDocument.applyEdits(document, action?.edit?.changes?.[document.uri] ?? []);
}

describe('the language server', () => {
  it('says who it is and what it can do', () => {
    expect(editor.greeting).toMatchObject({
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
    const { diagnostics, document } = await editor.open('a.txt', TEXT);
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
    const { uri, diagnostics, document } = await editor.open('b.txt', TEXT);
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
    const { uri, diagnostics, document } = await editor.open('c.txt', TEXT);
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

  it('takes an accepted finding for settled once there is a reason', async () => {
    const { uri, diagnostics, document } = await editor.open('i.txt', TEXT);
    const { range } = find(diagnostics, 'range-hyphen');
    const actions = await askForActions(uri, range, ['quickfix']);
    const accept = actions.find(({ title }) => title.endsWith('(range-hyphen)'));
    const text = apply(accept, document);
    const write = async (version: number, whole: string) => {
      const { diagnostics: now } = await editor.after(uri, () =>
        editor.connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges: [{ text: whole }],
        }),
      );
      return now.map(({ code }) => code).filter((code) => /^waiver|^range/.test(String(code)));
    };
    expect(await write(2, text)).toEqual(['range-hyphen', 'range-hyphen', 'waiver-reason']);
    expect(await write(3, text.replace(': -->', ': As the office prints it -->'))).toEqual([
      'range-hyphen',
    ]);
  });

  it('tells what a rule means, at a finding and in a waiver', async () => {
    const text = TEXT.replace(
      'Analysis',
      'Analysis\r\n<!-- galley-ok range-hyphen: As printed -->',
    );
    const { uri, diagnostics } = await editor.open('d.txt', text);
    const hover = (position: Range['start']): Promise<Hover | null> =>
      editor.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
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
    const { uri } = await editor.open('e.txt', TEXT);
    const symbols: DocumentSymbol[] = await editor.connection.sendRequest(
      'textDocument/documentSymbol',
      {
        textDocument: { uri },
      },
    );
    const outline = symbols.map(({ name, range }) => [name, range.start.line, range.end.line]);
    expect(outline).toEqual([
      ['First Visit to Lima', 0, 2],
      ['Key Takeaways', 2, 4],
      ['Analysis', 4, 5],
    ]);
  });

  it('checks when typing pauses, the last version only', async () => {
    const { uri } = await editor.open('f.txt', TEXT);
    const before = editor.published.length;
    const at = { line: 1, character: 20 };
    const change = (version: number, text: string, end: Range['end']) =>
      editor.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: at, end }, text }],
      });
    const { version, diagnostics } = await editor.after(uri, async () => {
      await change(2, '', { line: 1, character: 21 });
      await change(3, '–', at);
    });
    expect(version).toBe(3);
    expect(diagnostics.filter(({ code }) => code === 'range-hyphen')).toHaveLength(1);
    expect(editor.published.slice(before).filter((it) => it.uri === uri)).toHaveLength(1);
  });

  it('follows galley.yaml of the folder, and says what is wrong with it', async () => {
    const { uri } = await editor.open('g.txt', TEXT);
    const rewrite = async (yaml: string) => {
      const path = join(folder, 'galley.yaml');
      await writeFile(path, yaml);
      const changes = [{ uri: pathToFileURL(path).href, type: 2 }];
      const { diagnostics } = await editor.after(uri, () =>
        editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes }),
      );
      return diagnostics;
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

  it('says what is wrong with an edition, with its briefings as they stand in the editor', async () => {
    const yaml = 'titel: The week\nbriefings:\n  - k.md\n  - none.txt\n';
    const { uri, diagnostics } = await editor.open('week.edition.yaml', yaml);
    const told = (all: readonly Diagnostic[]) =>
      all.map(
        ({ range, message }) =>
          `${String(range.start.line)} ${/^.*/.exec(toText(message))?.[0] ?? ''}`,
      );
    expect(told(diagnostics)).toEqual(['0 "title": is missing', '0 "titel" is not known here']);
    const write = (version: number, text: string) => () =>
      editor.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
    const right = yaml.replace('titel', 'title');
    expect(told((await editor.after(uri, write(2, right))).diagnostics)).toEqual([
      '2 There is no file source/k.md',
      '3 There is no file source/none.txt',
    ]);
    const briefing =
      '# A title\n\nA lead.\n\n## Key Takeaways\n\n- A <b> point.\n\n## Analysis\n\nText.\n';
    const after = await editor.after(uri, async () => void (await editor.open('k.md', briefing)));
    expect(told(after.diagnostics)).toEqual([
      '3 There is no file source/none.txt',
      '2 source/k.md, line 7: Raw HTML (<b>) is not allowed',
    ]);
  });

  it('takes back what it said of a document that is closed', async () => {
    const { uri } = await editor.open('h.txt', TEXT);
    const { diagnostics } = await editor.after(uri, () =>
      editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    );
    expect(diagnostics).toEqual([]);
  });

  it('lives on after an editor has sent what is no document', async () => {
    const send = (textDocument: unknown) =>
      editor.connection.sendNotification('textDocument/didOpen', { textDocument });
    await send({ uri: 5, text: [] });
    await send({ uri: pathToFileURL(join(folder, 'i.txt')).href, version: 1, text: 7 });
    await new Promise((done) => setTimeout(done, 300));
    const { diagnostics } = await editor.open('j.txt', TEXT);
    expect(find(diagnostics, 'range-hyphen')).toBeDefined();
  });

  it('ends when told to', async () => {
    await editor.connection.sendRequest('shutdown');
    await editor.connection.sendNotification('exit');
    expect(await editor.ended).toBe(0);
  });
});

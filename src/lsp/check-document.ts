import { isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { checkAny } from '../check-edition.js';
import { makeTemplateLoader, settle, type Checked } from '../check-source.js';
import { collectAll } from '../collect.js';
import type { Host } from '../model/host.js';
import { makeWorkspaceHost } from './workspace-host.js';

/**
 * Checks a document as it stands in an editor, with the templates and the `galley.yaml` of its workspace folder.
 * @param folders paths of the folders that the editor has open
 * @param open documents that are open in it: an edition is checked with its briefings as they stand there
 * @throws Failure `config-invalid`
 */
export async function checkDocument(
  host: Host,
  folders: readonly string[],
  document: TextDocument,
  open: readonly TextDocument[],
): Promise<Checked> {
  const { folder, path } = placeDocument(folders, document.uri);
  // What an editor sends may be no document at all.
  const others = open.filter(({ uri }) => uri !== document.uri && URL.canParse(uri));
  const texts = [document, ...others].flatMap((it) => {
    const place = placeDocument(folders, it.uri);
    return place.folder === folder ? [[place.path, it.getText()] as const] : [];
  });
  const workspace = makeWorkspaceHost(host, folder, new Map(texts.toReversed()));
  const [source] = await collectAll(workspace, [path]);
  if (!source) throw new Error(`${path} is no source`);
  const settings = await settle(workspace, {});
  return checkAny(workspace, source, makeTemplateLoader(workspace), settings);
}

/** The innermost folder that a document lies in, and its path from there; a document without a file is in the first. */
function placeDocument(
  folders: readonly string[],
  uri: string,
): { readonly folder: string; readonly path: string } {
  const [first = '.'] = folders;
  if (!uri.startsWith('file:')) return { folder: first, path: 'untitled.txt' };
  const whole = fileURLToPath(uri);
  const inside = folders
    .map((folder) => ({ folder, path: relative(folder, whole) }))
    .filter(({ path }) => !path.startsWith('..') && !isAbsolute(path));
  const best = inside.toSorted((a, b) => a.path.length - b.path.length)[0];
  if (!best) return { folder: first, path: whole.replaceAll('\\', '/') };
  return { folder: best.folder, path: best.path.replaceAll('\\', '/') };
}

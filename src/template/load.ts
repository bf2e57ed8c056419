import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { copyTree } from '../model/copy-tree.js';
import { Failure } from '../model/failure.js';
import type { Host } from '../model/host.js';
import type { Profile } from '../model/profile.js';
import type { Styles, Template } from '../model/template.js';
import { rememberLast } from '../model/remember.js';
import { readDocument, readPart, readPartName } from './document.js';
import { invalid } from './invalid.js';
import { loadProfile, loadProfileFile, type ProfileText } from './profile-file.js';
import { readText } from './read-text.js';
import { checkStyles } from './styles.js';

/** One folder of a chain: `base`, then what extends it. */
interface Layer extends ProfileText {
  readonly folder: string;
}

/** Templates that extend each other more often than this are taken for a circle. */
const MAX_CHAIN = 8;

/**
 * Loads a template and all that it extends.
 * @param roots folders that hold templates; the first that has one of the name wins
 * @param kinds names of the section kinds that exist
 * @throws Failure `template-missing` if there is none of that name; `template-invalid`, with file and line,
 *   if anything in it is wrong
 */
export async function loadTemplate(
  host: Host,
  roots: readonly string[],
  name: string,
  kinds: readonly string[],
): Promise<Template> {
  const chain = await loadChain(host, roots, name);
  const folders = chain.map(({ folder }) => folder);
  const profile = await loadProfile(host, name, chain, kinds);
  const [styles, document] = await Promise.all([
    loadStyles(host, folders),
    loadDocument(host, folders),
  ]);
  checkLabels(name, document, profile);
  return { name, profile, document, styles, labels: profile.labels };
}

function checkLabels(name: string, document: Root, { labels }: Profile): void {
  visit(document, 'element', ({ tagName, properties }) => {
    const slot = tagName === 'slot' ? String(properties['name']) : '';
    const label = /^label:(.+)$/.exec(slot)?.[1];
    if (label === undefined || labels['en']?.[label] !== undefined) return;
    throw invalid(name, `There is no label for the slot "${slot}"`, `Add labels.en.${label}.`);
  });
}

/** The profiles of a template and all that it extends. */
export async function loadChain(
  host: Host,
  roots: readonly string[],
  name: string,
): Promise<readonly Layer[]> {
  const chain: Layer[] = [];
  let next: string | undefined = name;
  while (next !== undefined) {
    if (chain.length === MAX_CHAIN) throw invalid(name, 'Its "extends" run in a circle', 'Cut it.');
    const folder = await findFolder(host, roots, next);
    if (folder === undefined || (next === 'base' && chain.length === 0))
      throw await makeMissing(host, roots, next, chain);
    const profile = await loadProfileFile(host, `${folder}/profile.yaml`);
    chain.unshift({ folder, ...profile });
    next = profile.file.extends;
  }
  return chain;
}

async function findFolder(
  host: Host,
  roots: readonly string[],
  name: string,
): Promise<string | undefined> {
  if (/^[a-z][a-z0-9-]*$/.test(name)) {
    for (const root of roots) {
      const folder = `${root}/${name}`;
      if ((await host.kind(`${folder}/profile.yaml`)) === 'file') return folder;
    }
  }
  return undefined;
}

/** What the user asked for is not there, or what a template extends is not. */
async function makeMissing(
  host: Host,
  roots: readonly string[],
  name: string,
  chain: readonly Layer[],
): Promise<Failure> {
  const known = await listTemplates(host, roots);
  const [below] = chain;
  const hint = `Known are ${known.join(', ')}. A template is a folder with a profile.yaml in templates/.`;
  if (!below) return new Failure('template-missing', `There is no template "${name}".`, hint);
  const reason = `${below.folder}/profile.yaml extends "${name}", but there is no such template.`;
  return new Failure('template-invalid', reason, hint);
}

/** Names of all templates under some roots, sorted; `base` is what they share and none itself. */
export async function listTemplates(host: Host, roots: readonly string[]): Promise<string[]> {
  const names = new Set<string>();
  for (const root of roots) {
    if ((await host.kind(root)) !== 'folder') continue;
    for (const path of await host.list(root)) {
      const name = /^([a-z][a-z0-9-]*)\/profile\.yaml$/.exec(path)?.[1];
      if (name !== undefined && name !== 'base') names.add(name);
    }
  }
  return [...names].toSorted();
}

async function loadStyles(host: Host, folders: readonly string[]): Promise<Styles> {
  const load = async (medium: keyof Styles) => {
    const parts = await Promise.all(folders.map((folder) => readStyles(host, folder, medium)));
    return parts.flat().join('\n');
  };
  const [base, screen, print, epub] = await Promise.all([
    load('base'),
    load('screen'),
    load('print'),
    load('epub'),
  ]);
  return { base, screen, print, epub };
}

/** The sheet of a medium and its further parts, `base.css`, then `base-blocks.css`, in the order of their names. */
async function readStyles(host: Host, folder: string, medium: string): Promise<readonly string[]> {
  const isPart = (name: string) => name === medium || name.startsWith(`${medium}-`);
  const names = (await host.list(folder))
    .filter((path) => /^[a-z-]+\.css$/.test(path))
    .map((path) => path.replace('.css', ''));
  return Promise.all(
    names
      .filter(isPart)
      .toSorted()
      .map(async (name) => {
        const path = `${folder}/${name}.css`;
        const css = await readText(host, path);
        checkStyles(css, path);
        return css;
      }),
  );
}

async function loadDocument(host: Host, folders: readonly string[]): Promise<Template['document']> {
  const path = await findNearest(host, folders, 'document.html');
  if (path !== undefined) {
    const document = copyTree(readDocumentFile(await readText(host, path), path));
    await insertParts(host, folders, document);
    return document;
  }
  throw new Failure(
    'template-invalid',
    `None of ${folders.join(', ')} has a document.html.`,
    'Extend a template that has one, such as news.',
  );
}

const readDocumentFile = rememberLast(readDocument);

/** Puts each part of the page in its place: of the nearest template that has it, or nothing. */
async function insertParts(
  host: Host,
  folders: readonly string[],
  document: Template['document'],
): Promise<void> {
  const slots: { slot: Element; parent: Root | Element; part: string }[] = [];
  visit(document, 'element', (slot, _, parent) => {
    const part = slot.tagName === 'slot' ? readPartName(slot) : undefined;
    if (part !== undefined && parent) slots.push({ slot, parent, part });
  });
  for (const { slot, parent, part } of slots) {
    const path = await findNearest(host, folders, `${part}.html`);
    const nodes = path === undefined ? [] : readPart(await readText(host, path), path);
    const index = parent.children.indexOf(slot);
    const next = parent.children[index + 1];
    // An empty line less, too: a page has nothing of a part that is not there.
    const isBlank = nodes.length === 0 && next?.type === 'text' && next.value.trim() === '';
    parent.children.splice(index, isBlank ? 2 : 1, ...nodes);
  }
}

async function findNearest(
  host: Host,
  folders: readonly string[],
  name: string,
): Promise<string | undefined> {
  for (const folder of folders.toReversed()) {
    const path = `${folder}/${name}`;
    if ((await host.kind(path)) === 'file') return path;
  }
  return undefined;
}

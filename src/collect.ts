import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { slug as toSlug } from 'github-slugger';
import { Failure } from './model/failure.js';
import type { Host } from './model/host.js';
import { liesWithin } from './model/lies-within.js';

/** A source file that is to be built. */
export interface SourceFile {
  /** As the user would write it. */
  readonly path: string;
  /** Name of its artifacts, `[a-z0-9-]+`. */
  readonly slug: string;
  /** Other files that would have artifacts of the same name. */
  readonly rivals: readonly string[];
  /** The folder that it was found in, if it is a link to somewhere else: then it is not read. */
  readonly leadsOutOf?: string;
}

/** A file that is there, as `SourceFile` has it. */
type Found = Pick<SourceFile, 'path' | 'leadsOutOf'>;

const NONE: readonly string[] = [];

/** Names that Windows keeps for devices, and the name of the manifest. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|manifest)$/;

/** What an edition file is called: `week-14.edition.yaml`. */
const EDITION = /\.edition\.ya?ml$/i;

/** Whether a source is an edition, which binds briefings, and no briefing itself. */
export function isEditionFile(path: string): boolean {
  return EDITION.test(path);
}

/**
 * The briefings among some paths: a file is taken as it is, a folder for the `.md`, `.markdown` and
 * `.txt` files in and below it whose names (and folders) do not start with a dot or an underscore. Links out of the
 * folder are marked as such.
 * @throws Failure `usage` if a path is not there, holds no briefing, or is an edition
 */
export async function collectSources(
  host: Host,
  paths: readonly string[],
): Promise<readonly SourceFile[]> {
  const edition = paths.find(isEditionFile);
  if (edition !== undefined) {
    const hint = 'Name the briefings of the edition. Only check, build, dev and lsp take editions.';
    throw new Failure('usage', `${edition} is an edition, and no briefing.`, hint);
  }
  const sources = await collectAll(host, paths);
  return sources.filter(({ path }) => !isEditionFile(path));
}

/**
 * The briefings and the editions (`*.edition.yaml`) among some paths.
 * @throws Failure `usage` if a path is not there or holds no briefing
 */
export async function collectAll(
  host: Host,
  paths: readonly string[],
): Promise<readonly SourceFile[]> {
  const found = new Map<string, Found>();
  for (const path of paths) {
    const files = await listSources(host, path);
    if (files.length === 0) {
      const hint = 'Put a briefing into it, as a .txt or .md file.';
      throw new Failure('usage', `There is no briefing in ${path}.`, hint);
    }
    for (const file of files) {
      // A link that is named itself is what the user wants, wherever it leads.
      if (!file.leadsOutOf || !found.has(file.path)) found.set(file.path, file);
    }
  }
  return nameSources([...found.values()]);
}

/** Gives source files the names of their artifacts, and finds those that would have the same. */
export function nameSources(files: readonly Found[]): readonly SourceFile[] {
  const slugs = files.map(({ path }) => makeSlug(path));
  const rivals = findRivals(files, slugs);
  return files.map(({ path, leadsOutOf }, index) => {
    const slug = slugs[index] ?? '';
    const others = rivals.get(slug)?.filter((other) => other !== path) ?? NONE;
    const source = { path, slug, rivals: others };
    return leadsOutOf === undefined ? source : { ...source, leadsOutOf };
  });
}

/** Paths of files that would have artifacts of the same name, by that. Hardly any name is there twice. */
function findRivals(
  files: readonly Found[],
  slugs: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const seen = new Set<string>();
  const rivals = new Map<string, string[]>();
  for (const slug of slugs) {
    if (seen.has(slug)) rivals.set(slug, []);
    else seen.add(slug);
  }
  if (rivals.size === 0) return rivals;
  for (const [index, { path }] of files.entries()) rivals.get(slugs[index] ?? '')?.push(path);
  return rivals;
}

async function listSources(host: Host, path: string): Promise<readonly Found[]> {
  const kind = await host.kind(path);
  if (kind === 'file') return [{ path: posix.normalize(path) }];
  if (kind !== 'folder') {
    const hint = 'Name a file or a folder that exists; without any, all of source/ is built.';
    throw new Failure('usage', `There is no file or folder ${path}.`, hint);
  }
  const files = (await host.list(path)).filter(isSource);
  const links = await host.links(path);
  const root = await host.real(path);
  const folder = posix.join(path, '/');
  const found: Found[] = [];
  for (const name of files) {
    const file = folder === './' ? name : `${folder}${name}`;
    const isInside = !links.has(name) || (await leadsInside(host, root, file));
    found.push(isInside ? { path: file } : { path: file, leadsOutOf: folder });
  }
  return found;
}

/** Where a link leads to nothing, the path stays as it was. */
async function leadsInside(host: Host, root: string, link: string): Promise<boolean> {
  const real = await host.real(link);
  return real === link || liesWithin(root, real);
}

function isSource(path: string): boolean {
  return (
    !/(?:^|\/)[._]/.test(path) && (/\.(?:md|markdown|txt)$/i.test(path) || isEditionFile(path))
  );
}

/** The name of the file of an edition with a title. */
export function nameEditionFile(title: string): string {
  return `${makeSlug(`${title}.md`)}.edition.yaml`;
}

/**
 * A portable name for the artifacts of a file: `Q2 Brief (final).md` gives `q2-brief-final`,
 * a name without Latin letters or digits a hash of it.
 */
function makeSlug(path: string): string {
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(EDITION, '.')
    .replace(/\.[^.]*$/, '');
  // Most are portable as they are.
  if (/^(?!.{101})[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) && !RESERVED.test(name)) return name;
  const ascii = name.normalize('NFKD').replace(/\p{M}/gu, '');
  const slug = toSlug(ascii)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 100)
    .replace(/^-+|-+$/g, '');
  if (slug === '') return `briefing-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
  return RESERVED.test(slug) ? `briefing-${slug}` : slug;
}

import { fileURLToPath } from 'node:url';
import { hashFile, hashValue } from './model/hash.js';
import type { Host } from './model/host.js';
import { rememberFor } from './model/remember.js';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Folder of the code that runs: `dist/`, or `src/` in tests. */
const code = fileURLToPath(new URL('./', import.meta.url));

/** The parts of the bundle, which may lie beside the plain files; whichever of both runs is the code. */
const BUNDLE = /\/galley-[^/]*\.cjs$/;

/** Whether this code runs from the bundle. */
const isBundle = BUNDLE.test(import.meta.url);

/** Folder of what was made beforehand for the bundle, with a slash at its end; undefined for the plain files. */
export const ownReady = isBundle ? `${code}galley-ready/` : undefined;

/** What starts a thread for work from the bundle; undefined for the plain files. */
export const ownThread = isBundle ? `${code}galley-thread.cjs` : undefined;

/** What starts the bundle and its thread, and names them by sums of what is in them. */
const LAUNCHERS = ['galley.cjs', 'galley-thread.cjs'];

/** The plain files of the code. */
const CODE = /(?<!\.d)\.[jt]s$/;

/** Folder of the templates that come with Galley. */
export const ownTemplates = `${root}templates`;

/** Folder of the pages in which `galley dev` shows briefings. */
export const ownPreview = `${root}preview`;

/** Address of the folder of the manual, with a slash at its end. */
export const ownManual = new URL('../docs/', import.meta.url).href;

/** Where npm writes down which libraries it has installed: for a working copy, and for an installed package. */
const LISTS = [`${root}node_modules/.package-lock.json`, `${root}../.package-lock.json`];

/** Name and version of this Galley, such as `Galley 0.1.0`. */
export async function readGenerator(host: Host): Promise<string> {
  const bytes = await host.read(`${root}package.json`);
  const { version } = JSON.parse(new TextDecoder().decode(bytes)) as { version: string };
  return `Galley ${version}`;
}

/** What the code that runs is, by the host that it was read through: a process loads it once. */
const toolOf = rememberFor<Host, { tool?: string }>(() => ({}));

/** Tells this Galley from any other that may make other bytes: a sum of its code, its libraries and its runtime. */
export async function identifyTool(host: Host): Promise<string> {
  const known = toolOf(host);
  known.tool ??= await sumUp(host);
  return known.tool;
}

async function sumUp(host: Host): Promise<string> {
  const sums = [host.runtime, await hashFile(host, `${root}package.json`)];
  for (const list of LISTS) {
    if ((await host.kind(list)) === 'file') sums.push(await hashFile(host, list));
  }
  const files = isBundle ? LAUNCHERS : (await host.list(code)).filter((file) => CODE.test(file));
  for (const file of files) sums.push(file, await hashFile(host, `${code}${file}`));
  return hashValue(sums);
}

import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { Failure } from '../model/failure.js';
import { partPage } from '../model/print-page.js';
import { findAll } from '../model/find-all.js';
import { openCacheFolder } from './browser/cache-folder.js';
import type { BrowserChoice, Environment } from './browser/choice.js';
import { withDeadline } from './browser/deadline.js';
import { findBrowser } from './browser/find-browser.js';
import { openGuardedPage } from './browser/guarded-page.js';
import { launchBrowser, type RunningBrowser } from './browser/launch-browser.js';
import { settle, type NodeHostOptions, type Settings } from './options.js';

/** One thing that Galley needs of the machine, and how it stands. */
export interface Diagnosis {
  /** `Node`, `Cache`, `Browser`, `Printing`, `Fonts` or `Sandbox`. */
  readonly name: string;
  readonly ok: boolean;
  /** What was found, in a few words. */
  readonly found: string;
  /** What to do, in one sentence; always there if it is not ok. */
  readonly advice?: string;
}

/** A page with a word in each of the families that every system should have. */
const SAMPLE = `<!doctype html><html lang="en"><title>Sample</title>
<p style="font-family: serif">Serif</p>
<p style="font-family: sans-serif">Sans</p>
<p style="font-family: monospace">Mono</p></html>`;

/**
 * Looks at what Galley needs of this machine, and prints a page with the browser that a build would use.
 * Takes the options of the host. Never rejects for what it finds: that is in the rows.
 */
export async function diagnose(options: NodeHostOptions = {}): Promise<readonly Diagnosis[]> {
  const settings = settle(options);
  return [
    await diagnoseNode(),
    await diagnoseCache(settings.surroundings.env),
    ...(await diagnoseBrowser(settings)),
  ];
}

async function diagnoseNode(): Promise<Diagnosis> {
  const own = createRequire(import.meta.url).resolve('galley/package.json');
  const text = await readFile(own, 'utf8');
  const { engines }: { engines: { node: string } } = JSON.parse(text);
  const [needMajor = 0, needMinor = 0] = readVersion(engines.node);
  const [major = 0, minor = 0] = readVersion(process.version);
  const ok = major > needMajor || (major === needMajor && minor >= needMinor);
  const found = `${process.version} (${engines.node} is needed)`;
  return ok
    ? { name: 'Node', ok, found }
    : { name: 'Node', ok, found, advice: 'Install a newer Node from https://nodejs.org.' };
}

/** Major, minor and patch numbers of the first version in a text. */
function readVersion(text: string): readonly number[] {
  return /[\d.]+/.exec(text)?.[0].split('.').map(Number) ?? [];
}

async function diagnoseCache(env: Environment): Promise<Diagnosis> {
  try {
    return { name: 'Cache', ok: true, found: await openCacheFolder(env) };
  } catch (error) {
    return describeFailure('Cache', error);
  }
}

async function diagnoseBrowser(settings: Settings): Promise<readonly Diagnosis[]> {
  const { surroundings, finders, deadline } = settings;
  let running: RunningBrowser | undefined;
  try {
    const choice = await findBrowser(surroundings, finders);
    running = await launchBrowser(choice, surroundings, deadline);
    const found = `${running.engine}, ${choice.path} (from ${choice.origin})`;
    return [
      { name: 'Browser', ok: true, found },
      ...(await diagnosePrinting(running, choice, deadline)),
      diagnoseSandbox(running),
    ];
  } catch (error) {
    return [describeFailure('Browser', error)];
  } finally {
    await running?.end();
  }
}

async function diagnosePrinting(
  running: RunningBrowser,
  choice: BrowserChoice,
  deadline: number,
): Promise<readonly Diagnosis[]> {
  try {
    const late = (): Error => new Error(`A small page was not printed within ${deadline / 1000} s`);
    const printed = openGuardedPage(running.browser).then((page) => page.print(partPage(SAMPLE)));
    const fonts = readFontNames(await withDeadline(printed, deadline, late));
    if (fonts.length === 0) return [describeBlankPage(choice)];
    return [
      { name: 'Printing', ok: true, found: 'a page with text comes out' },
      { name: 'Fonts', ok: true, found: fonts.join(', ') },
    ];
  } catch (error) {
    return [describeFailure('Printing', error)];
  }
}

function describeBlankPage(choice: BrowserChoice): Diagnosis {
  const advice =
    choice.fonts === undefined
      ? 'Install fontconfig and a font, such as fonts-dejavu-core.'
      : `Remove the folder ${choice.fonts} with the one above it, so that it is unpacked anew.`;
  return { name: 'Printing', ok: false, found: 'a page with text comes out blank', advice };
}

/** Names of the fonts in a PDF of Chromium's, which writes font dictionaries in clear. */
function readFontNames(pdf: Uint8Array): readonly string[] {
  const text = Buffer.from(pdf).toString('latin1');
  const names = findAll(text, /\/BaseFont \/(?:[A-Z]{6}\+)?([^\s/<>[\]()]+)/g);
  return [...new Set(names.map(([, name = '']) => name))].toSorted();
}

function diagnoseSandbox({ sandboxed }: RunningBrowser): Diagnosis {
  if (sandboxed) return { name: 'Sandbox', ok: true, found: 'on' };
  // Not a fault: pages run no script and reach nothing without it, too.
  const root = process.getuid?.() === 0;
  return {
    name: 'Sandbox',
    ok: true,
    found: root ? 'off, since this is root' : 'off, since the system allows none',
    advice: root ? 'Run Galley as an ordinary user.' : 'Allow unprivileged user namespaces.',
  };
}

function describeFailure(name: string, error: unknown): Diagnosis {
  if (error instanceof Failure)
    return { name, ok: false, found: error.message, advice: error.hint };
  const found = error instanceof Error ? error.message : String(error);
  return { name, ok: false, found, advice: 'Set PUPPETEER_EXECUTABLE_PATH to another browser.' };
}

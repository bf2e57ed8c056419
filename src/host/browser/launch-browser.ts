import { writeFile, mkdir } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { Failure } from '../../model/failure.js';
import { explain } from '../reasons.js';
import { makeTemporaryFolder, removeTree } from '../temporary.js';
import { BrowserProcess } from './browser-process.js';
import type { BrowserChoice, Environment, Surroundings } from './choice.js';
import { withDeadline } from './deadline.js';

/** Flags beside Puppeteer's own. The page can reach nothing, whatever it asks for. */
const FLAGS = [
  // Hinting moves glyphs to whole pixels, which leaves uneven word gaps in print.
  '--font-render-hinting=none',
  '--lang=en-US',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // `.invalid` never resolves (RFC 2606); without `<-loopback>` this machine's own servers go round a proxy.
  '--proxy-server=http://proxy.invalid:9',
  '--proxy-bypass-list=<-loopback>',
];

/** A browser that runs. */
export interface RunningBrowser {
  readonly browser: Browser;
  /** Name and version, such as `Chrome/143.0.7499.169`. */
  readonly engine: string;
  readonly sandboxed: boolean;
  /** Whether its process still runs. */
  isAlive(): boolean;
  /** Kills it and removes its temporary folder. Never throws. */
  end(): Promise<void>;
}

/** Starts a browser; `deadline` is in milliseconds. Rejects with `browser-failed`. */
export async function launchBrowser(
  choice: BrowserChoice,
  { env, log }: Surroundings,
  deadline: number,
): Promise<RunningBrowser> {
  // Chromium refuses to run a sandbox as root.
  if (process.getuid?.() === 0) return start(choice, env, deadline, false);
  try {
    return await start(choice, env, deadline, true);
  } catch (error) {
    if (!(error instanceof Failure && /sandbox|namespace/i.test(error.message))) throw error;
    const running = await start(choice, env, deadline, false);
    log('This system gives the browser no sandbox: it runs without one.', 'warning');
    return running;
  }
}

async function start(
  choice: BrowserChoice,
  env: Environment,
  deadline: number,
  sandboxed: boolean,
): Promise<RunningBrowser> {
  const { connect, defaultArgs } = await import('puppeteer');
  const folder = await makeTemporaryFolder(tmpdir(), 'galley-browser-');
  const userDataDir = join(folder, 'profile');
  const args = [...FLAGS, '--remote-debugging-pipe', ...(sandboxed ? [] : ['--no-sandbox'])];
  // Plain --headless is the headless shell's mode, and Chrome's own since version 132.
  const allArgs = defaultArgs({ headless: 'shell', userDataDir, args });
  const child = new BrowserProcess(choice.path, allArgs, await prepare(choice, env, folder));
  const litter = (): void => {
    child.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', litter);
  const end = async (): Promise<void> => {
    await child.end();
    await removeTree(folder);
    process.off('exit', litter);
  };
  try {
    const connected = connect({
      transport: child.transport,
      defaultViewport: null,
      protocolTimeout: 0,
    });
    const stopped = child.gone.then(() => Promise.reject(new Error('it ended at once')));
    const late = (): Error => new Error(`it did not answer within ${deadline / 1000} s`);
    const browser = await withDeadline(Promise.race([connected, stopped]), deadline, late);
    const engine = (await browser.version()).replace(/^Headless/, '');
    return { browser, engine, sandboxed, isAlive: () => child.alive, end };
  } catch (error) {
    const why = child.complaints || (child.alive ? explain(error) : 'it ended at once');
    await end();
    throw startFailure(choice, why, error);
  }
}

/** Makes what the browser needs in its temporary folder, and gives its environment. */
async function prepare(
  choice: BrowserChoice,
  env: Environment,
  folder: string,
): Promise<NodeJS.ProcessEnv> {
  await mkdir(join(folder, 'profile'));
  const common = { ...env, TZ: 'UTC', LC_ALL: 'C.UTF-8', LANGUAGE: 'en' };
  // Elsewhere the path of the temporary folder may grow too long for a socket in it.
  const local = process.platform === 'linux' ? { ...common, TMPDIR: folder } : common;
  if (choice.fonts === undefined || choice.libraries === undefined) return local;
  const config = join(folder, 'fonts.conf');
  await writeFile(config, fontConfiguration(choice.fonts, join(folder, 'fonts')));
  return { ...local, HOME: folder, LD_LIBRARY_PATH: choice.libraries, FONTCONFIG_FILE: config };
}

/** Without a configuration that names a font, Chromium prints blank pages and reports no error. */
function fontConfiguration(fonts: string, cache: string): string {
  const [dir, cachedir] = [fonts, cache].map((path) =>
    path.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  );
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${dir}</dir><cachedir>${cachedir}</cachedir></fontconfig>
`;
}

function startFailure(choice: BrowserChoice, why: string, cause: unknown): Failure {
  return new Failure(
    'browser-failed',
    `The browser ${choice.path} (from ${choice.origin}) does not start: ${why}`,
    'Run `galley doctor`, or set PUPPETEER_EXECUTABLE_PATH to a Chrome, Chromium or Edge that works.',
    cause,
  );
}

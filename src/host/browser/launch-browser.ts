import { rmSync } from 'node:fs';
import type { Browser } from 'puppeteer';
import { Failure } from '../../model/failure.js';
import { explain } from '../reasons.js';
import { removeTree } from '../temporary.js';
import { makeBrowserFolder } from './browser-folder.js';
import { BrowserProcess } from './browser-process.js';
import type { BrowserChoice, Surroundings } from './choice.js';
import { withDeadline } from './deadline.js';

/**
 * What the browser is started with. The flags of Puppeteer are not taken over: its library would have to be
 * loaded before the browser could start, and now both go on at once.
 */
const FLAGS = [
  // The headless shell's mode, and Chrome's own since version 132.
  '--headless',
  '--remote-debugging-pipe',
  '--export-tagged-pdf',
  '--generate-pdf-document-outline',
  '--hide-scrollbars',
  // Pictures are made of its window as long as it is not minimized. Paper has a size of its own.
  '--window-size=1,1',
  '--mute-audio',
  '--force-color-profile=srgb',
  // Nothing of a browser that a person sits at, and nothing that it would fetch on its own.
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-crash-reporter',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-features=Translate,MediaRouter,OptimizationHints,IsolateSandboxedIframes',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  // Containers have a small /dev/shm; a page in the background prints as fast as one in front.
  '--disable-dev-shm-usage',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-hang-monitor',
  '--disable-ipc-flooding-protection',
  '--disable-prompt-on-repost',
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

/**
 * Starts a browser; `deadline` is in milliseconds. As root, or where the system has no sandbox for it,
 * it runs without one. Rejects with `browser-failed`, or with `write-failed` if it gets no temporary folder.
 */
export async function launchBrowser(
  choice: BrowserChoice,
  surroundings: Surroundings,
  deadline: number,
): Promise<RunningBrowser> {
  // Chromium refuses to run a sandbox as root.
  if (process.getuid?.() === 0) return start(choice, surroundings, deadline, false);
  try {
    return await start(choice, surroundings, deadline, true);
  } catch (error) {
    if (!(error instanceof Failure && /sandbox|namespace/i.test(error.message))) throw error;
    const running = await start(choice, surroundings, deadline, false);
    surroundings.log('This system gives the browser no sandbox: it runs without one.', 'warning');
    return running;
  }
}

async function start(
  choice: BrowserChoice,
  { env, onStart }: Surroundings,
  deadline: number,
  sandboxed: boolean,
): Promise<RunningBrowser> {
  const folder = await makeBrowserFolder(choice, env);
  const args = [
    ...FLAGS,
    ...(sandboxed ? [] : ['--no-sandbox']),
    `--user-data-dir=${folder.profile}`,
    'about:blank',
  ];
  const child = new BrowserProcess(choice.path, args, folder.env);
  const end = ownUntilEnd(child, folder.path);
  onStart?.();
  try {
    const late = (): Error => new Error(`it did not answer within ${deadline / 1000} s`);
    const connected = await withDeadline(connect(child), deadline, late);
    return { ...connected, sandboxed, isAlive: () => child.alive, end };
  } catch (error) {
    const why = child.complaint || (child.alive ? explain(error) : 'it ended at once');
    await end();
    throw startFailure(choice, why, error);
  }
}

async function connect(child: BrowserProcess): Promise<Pick<RunningBrowser, 'browser' | 'engine'>> {
  const puppeteer = await import('puppeteer');
  const { transport } = child;
  // Puppeteer's own time limit would end a call that ours still waits for.
  const options = { transport, defaultViewport: null, protocolTimeout: 0 };
  const gone = child.gone.then(() => Promise.reject(new Error('it ended at once')));
  const browser = await Promise.race([puppeteer.connect(options), gone]);
  const version = await Promise.race([browser.version(), gone]);
  return { browser, engine: version.replace(/^Headless/, '') };
}

/** Sees to it that the browser goes when this process does; gives what ends it earlier. */
function ownUntilEnd(child: BrowserProcess, folder: string): () => Promise<void> {
  const clear = (): void => {
    child.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', clear);
  return async () => {
    await child.end();
    await removeTree(folder);
    process.off('exit', clear);
  };
}

function startFailure(choice: BrowserChoice, why: string, cause: unknown): Failure {
  return new Failure(
    'browser-failed',
    `The browser ${choice.path} (from ${choice.origin}) does not start: ${why}`,
    'Run `galley doctor`, or set PUPPETEER_EXECUTABLE_PATH to a Chrome, Chromium or Edge that works.',
    cause,
  );
}

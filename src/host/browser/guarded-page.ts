import { setTimeout } from 'node:timers/promises';
import type { Browser, CDPSession, Protocol, Target } from 'puppeteer';
import { Failure } from '../../model/failure.js';
import type { PrintPage } from '../../model/print-page.js';
import { unlessAborted } from './deadline.js';

/** A page of a browser that can run no script and reach nothing; it prints one document after another. */
export interface GuardedPage {
  /** That of the last page, with its styles and fonts. Empty before the first. */
  readonly shell: string;
  /**
   * Prints a document, put into the one that is shown if they have the same shell. Rejects with a `Failure` if it asks for
   * anything from outside or has images that can't be shown, with any other error if the browser or the page died.
   */
  print(document: PrintPage): Promise<Uint8Array>;
  /** Closes the page; does not wait, since a stuck page never closes. */
  close(): void;
}

/** What Chromium says of a resource that it refuses by itself, before a request is made. */
const REFUSAL =
  /^Not allowed to load local resource|violates the following Content Security Policy/;

// What runs in the page is text, not functions, with the types of the page.

/** Keeps a page from being laid out and painted for a screen, which takes a fifth of the time of a print. */
const HIDE = `{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('@media screen { body { display: none } }');
  document.adoptedStyleSheets = [sheet];
}`;

/**
 * Loads all fonts, and gives what stands for images that could not be shown, or else their sources: relative ones, for
 * which no request is made, and damaged ones. As long as some are not read yet, that is undefined. `decode()` would wait
 * for them, but for ever if the page is hidden meanwhile, and events come to nobody where no script may run.
 */
const SETTLE = `document.body.offsetHeight; Promise.allSettled(Array.from(document.fonts, (f) => f.load())).then(() => {
  const images = Array.from(document.images);
  return images.every((i) => i.complete) ? images.filter((i) => !i.naturalWidth).map((i) => i.alt || i.src) : undefined;
})`;

/** After how many milliseconds a page is asked again whether its images are read. */
const PAUSE = 2;

/** How a page is printed: as its own style sheet says. */
const PRINT: Protocol.Page.PrintToPDFRequest = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  marginTop: 0,
  marginBottom: 0,
  marginLeft: 0,
  marginRight: 0,
};

/** Takes the page that a browser starts with, in which `print` may be called again and again, one call at a time. */
export function guardFirstPage(browser: Browser): Promise<GuardedPage> {
  return guard(browser, () => browser.waitForTarget(isPage));
}

function isPage(target: Target): boolean {
  const type: string = target.type();
  return type === 'page';
}

/** Opens a further such page. */
export function openGuardedPage(browser: Browser): Promise<GuardedPage> {
  return guard(browser, async () => (await browser.newPage()).target());
}

/**
 * Speaks the DevTools protocol with a page. A `Page` of Puppeteer would ask for more, in one round after another, and be
 * told of every resource, with all bytes of embedded fonts.
 */
async function guard(browser: Browser, open: () => Promise<Target>): Promise<GuardedPage> {
  const death = new AbortController();
  const lose = (): void => death.abort(new Error('The browser has ended'));
  browser.once('disconnected', lose);
  if (!browser.connected) lose();
  const asked: string[] = [];
  const opening = open().then(async (target) => {
    const opened = await target.createCDPSession();
    await setUp(opened, asked, death);
    return opened;
  });
  const session = await unlessAborted(opening, death.signal);
  let shell = '';
  return {
    get shell() {
      return shell;
    },
    async print(document) {
      asked.length = 0;
      const isKept = document.shell !== '' && document.shell === shell;
      shell = document.shell;
      const showing = isKept ? swapBody(session, document.body) : showDocument(session, document);
      const printing = showing.then((broken) => printDocument(session, broken));
      const [result] = await Promise.allSettled([unlessAborted(printing, death.signal)]);
      if (asked.length > 0) throw accessFailure(asked);
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    },
    close() {
      browser.off('disconnected', lose);
      session.send('Page.close').catch(() => {});
    },
  };
}

/** Takes scripts from a page, and all that is not in it; `asked` gets what it asks for nevertheless. */
async function setUp(
  session: CDPSession,
  asked: string[],
  death: Pick<AbortController, 'abort'>,
): Promise<void> {
  session.once('Inspector.targetCrashed', () => death.abort(new Error('The page crashed')));
  session.once('Inspector.detached', () => death.abort(new Error('The page was closed')));
  session.on('Fetch.requestPaused', (request) => void admit(session, request, asked));
  session.on('Log.entryAdded', ({ entry }) => note(entry.text, asked));
  session.on('Network.requestWillBeSent', ({ request: { url } }) => {
    if (!isInside(url)) asked.push(url);
  });
  await Promise.all([
    session.send('Inspector.enable'),
    session.send('Page.enable'),
    session.send('Log.enable'),
    session.send('Emulation.setScriptExecutionDisabled', { value: true }),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    minimize(session),
  ]);
}

/** Of what is not to be seen no pictures are made, which takes a tenth of the time of a print. Not each browser has windows. */
async function minimize(session: CDPSession): Promise<void> {
  try {
    const { windowId } = await session.send('Browser.getWindowForTarget');
    const bounds = { windowState: 'minimized' } as const;
    await session.send('Browser.setWindowBounds', { windowId, bounds });
  } catch {
    // It is printed all the same.
  }
}

/** Shows a document; gives what its broken images are called. One that can't be parted may need to be seen for that. */
async function showDocument(session: CDPSession, { shell, body }: PrintPage): Promise<unknown> {
  const loaded = new Promise((resolve) => void session.once('Page.loadEventFired', resolve));
  const write = `document.open(); document.write(${JSON.stringify(shell + body)}); document.close();`;
  await evaluate(session, shell === '' ? write : `${write} ${HIDE}`);
  await loaded;
  return settle(session, '');
}

/** Puts another body into the document that the page shows: to read its fonts again takes longer than to print. */
function swapBody(session: CDPSession, body: string): Promise<unknown> {
  return settle(session, `document.body.innerHTML = ${JSON.stringify(body)};`);
}

/** Runs a statement, and waits until all is read that is shown then; gives what its broken images are called. */
async function settle(session: CDPSession, statement: string): Promise<unknown> {
  let broken = await evaluate(session, `${statement} ${SETTLE}`);
  while (broken === undefined) {
    await setTimeout(PAUSE);
    broken = await evaluate(session, SETTLE);
  }
  return broken;
}

/** Runs what is ours in the page, which may run nothing of its own, and gives what its promise gives. */
async function evaluate(session: CDPSession, expression: string): Promise<unknown> {
  const options = { expression, awaitPromise: true, returnByValue: true };
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', options);
  if (exceptionDetails) throw new Error(`The page can't be shown: ${exceptionDetails.text}`);
  return result.value;
}

/**
 * What a hidden document asks for while it is printed is told of in time only if the network is watched: word of a
 * refused request may come after the print.
 */
async function printDocument(session: CDPSession, broken: unknown): Promise<Uint8Array> {
  if (Array.isArray(broken) && broken.length > 0) throw brokenFailure(broken.map(String));
  const [, { data }] = await Promise.all([
    session.send('Network.enable'),
    session.send('Page.printToPDF', PRINT),
    session.send('Network.disable'),
  ]);
  return Buffer.from(data, 'base64');
}

async function admit(
  session: CDPSession,
  { requestId, request: { url } }: Protocol.Fetch.RequestPausedEvent,
  asked: string[],
): Promise<void> {
  try {
    if (isInside(url)) {
      await session.send('Fetch.continueRequest', { requestId });
      return;
    }
    asked.push(url);
    await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
  } catch {
    // The page has gone, and its request with it.
  }
}

function isInside(url: string): boolean {
  return url.startsWith('data:') || url === 'about:blank';
}

function note(text: string, asked: string[]): void {
  if (REFUSAL.test(text)) asked.push(/\b[a-z][a-z\d+.-]*:[^\s'"]+/i.exec(text)?.[0] ?? text);
}

function accessFailure(asked: readonly string[]): Failure {
  return new Failure(
    'browser-failed',
    `A page to print asks for what is outside of it: ${nameUrls(asked)}`,
    'Put images, fonts and styles into the source or the template; a page reaches no network and no file.',
  );
}

function brokenFailure(images: readonly string[]): Failure {
  return new Failure(
    'image-broken',
    `The browser can't show an image: ${nameUrls(images)}`,
    'It is damaged: save it anew from where it comes.',
  );
}

function nameUrls(urls: readonly string[]): string {
  const shorten = (url: string): string => (url.length > 80 ? `${url.slice(0, 80)}…` : url);
  return [...new Set(urls)].map(shorten).join(', ');
}

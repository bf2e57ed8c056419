import type { Browser, CDPSession, ConsoleMessage, HTTPRequest, Page } from 'puppeteer';
import { Failure } from '../../model/failure.js';
import { unlessAborted } from './deadline.js';
import { splitDocument } from './split-document.js';

/** A page of a browser that can run no script and reach nothing; it prints one document after another. */
export interface GuardedPage {
  /** All of the last document that stands before what is in its body: styles and fonts. Empty before the first. */
  readonly shell: string;
  /**
   * Prints a document. Rejects with a `Failure` if the document asks for anything from outside or has
   * images that can't be shown, with any other error if the browser or the page died.
   */
  print(html: string): Promise<Uint8Array>;
  /** Closes the page; does not wait, since a stuck page never closes. */
  close(): void;
}

/** What Chromium says of a resource that it refuses by itself, before a request is made. */
const REFUSAL =
  /^Not allowed to load local resource|violates the following Content Security Policy/;

/**
 * Waits for fonts and images, and gives what stands for images that could not be shown, or else their sources: relative
 * ones, for which no request is made, and damaged ones. It is text, not a function, since it runs in the page, with the
 * types of the page.
 */
const SETTLE = `Promise.all([document.fonts.ready, ...Array.from(document.images, (i) => i.decode().catch(() => {}))])
  .then(() => Array.from(document.images).filter((i) => i.complete && !i.naturalWidth).map((i) => i.alt || i.src))`;

/** How a page is printed: as its own style sheet says. */
const PRINT = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
};

/** Takes the page that a browser starts with, in which `print` may be called again and again, one call at a time. */
export function guardFirstPage(browser: Browser): Promise<GuardedPage> {
  return guard(browser, async () => (await browser.pages())[0] ?? browser.newPage());
}

/** Opens a further such page. */
export function openGuardedPage(browser: Browser): Promise<GuardedPage> {
  return guard(browser, () => browser.newPage());
}

async function guard(browser: Browser, open: () => Promise<Page>): Promise<GuardedPage> {
  const death = new AbortController();
  const lose = (): void => death.abort(new Error('The browser has ended'));
  browser.once('disconnected', lose);
  if (!browser.connected) lose();
  const page = await unlessAborted(open(), death.signal);
  const asked: string[] = [];
  page.once('error', (error) => death.abort(error));
  page.once('close', () => death.abort(new Error('The page was closed')));
  page.on('request', (request) => void admit(request, asked));
  page.on('console', (message) => note(message, asked));
  const setUp = Promise.all([
    page.createCDPSession(),
    page.setJavaScriptEnabled(false),
    page.setRequestInterception(true),
  ]);
  const [session] = await unlessAborted(setUp, death.signal);
  let shell = '';
  return {
    get shell() {
      return shell;
    },
    async print(html) {
      asked.length = 0;
      const document = splitDocument(html);
      const isKept = document.shell !== '' && document.shell === shell;
      shell = document.shell;
      const showing = isKept ? swapBody(page, document.body) : showDocument(page, html);
      const printing = showing.then((broken) => printDocument(session, broken));
      const [result] = await Promise.allSettled([unlessAborted(printing, death.signal)]);
      if (asked.length > 0) throw accessFailure(asked);
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    },
    close() {
      browser.off('disconnected', lose);
      page.close().catch(() => {});
    },
  };
}

/** Shows a document; gives what its broken images are called. */
async function showDocument(page: Page, html: string): Promise<unknown> {
  await page.setContent(html, { waitUntil: 'load', timeout: 0 });
  return page.evaluate(SETTLE);
}

/**
 * Puts another body into the document that the page shows: its fonts need not be read again, which takes
 * longer than to print. To ask for the height lays the page out, and so loads faces that are new to it.
 */
function swapBody(page: Page, body: string): Promise<unknown> {
  return page.evaluate(
    `document.body.innerHTML = ${JSON.stringify(body)}; document.body.offsetHeight; ${SETTLE}`,
  );
}

/** `Page.pdf` of Puppeteer asks for fonts once more and reads the file in pieces, which takes a fifth of a print. */
async function printDocument(session: CDPSession, broken: unknown): Promise<Uint8Array> {
  if (Array.isArray(broken) && broken.length > 0) throw brokenFailure(broken.map(String));
  const { data } = await session.send('Page.printToPDF', PRINT);
  return Buffer.from(data, 'base64');
}

async function admit(request: HTTPRequest, asked: string[]): Promise<void> {
  const url = request.url();
  try {
    if (url.startsWith('data:') || url === 'about:blank') return await request.continue();
    asked.push(url);
    await request.abort('blockedbyclient');
  } catch {
    // The page has gone, and its request with it.
  }
}

function note(message: ConsoleMessage, asked: string[]): void {
  const text = message.text();
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

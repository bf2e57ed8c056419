import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { Failure } from '../../model/failure.js';
import type { Printer } from '../../model/host.js';
import { withDeadline } from './deadline.js';
import { openGuardedPage, type GuardedPage } from './guarded-page.js';
import type { RunningBrowser } from './launch-browser.js';
import { splitDocument } from './split-document.js';

/** More pages at once only wait for each other; each takes some 40 MB. */
const MAX_PAGES = Math.min(4, availableParallelism());

/** How long a browser may take to tell its version, in milliseconds. */
const PATIENCE = 1000;

/** A browser and its pages that are free to print. */
interface Press {
  readonly running: RunningBrowser;
  readonly idle: GuardedPage[];
}

/**
 * Starts a browser with `launch` and prints with it. A print during which the browser or the page dies
 * is tried once more, in a fresh browser if need be. `deadline` is that of one print, in milliseconds.
 */
export async function openPrinter(
  launch: () => Promise<RunningBrowser>,
  deadline: number,
): Promise<Printer> {
  const limit = pLimit(MAX_PAGES);
  const first = await startPress(launch);
  let current: Promise<Press> | undefined = Promise.resolve(first);
  let closed = false;

  async function findPress(): Promise<Press> {
    const known = current;
    const press = await known;
    if (closed) throw closedFailure();
    if (press?.running.isAlive()) return press;
    // All prints that find the same browser dead share the next one.
    return current === known ? replace(press) : findPress();
  }

  function replace(dead: Press | undefined): Promise<Press> {
    const next = Promise.resolve(dead?.running.end()).then(() => startPress(launch));
    current = next;
    next.catch(() => (current = undefined));
    return next;
  }

  async function print(html: string): Promise<Uint8Array> {
    const attempt = async (): Promise<Uint8Array> => printOn(await findPress(), html, deadline);
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Failure) throw error;
      return attempt().catch((again: unknown) => {
        throw again instanceof Failure ? again : diedFailure(again);
      });
    }
  }

  return {
    engine: first.running.engine,
    print: (html) => limit(print, html),
    async close() {
      closed = true;
      const press = await current?.catch(() => undefined);
      await press?.running.end();
    },
  };
}

/** The first page is opened with the browser, since both can wait for the text to be ready. */
async function startPress(launch: () => Promise<RunningBrowser>): Promise<Press> {
  const running = await launch();
  try {
    return { running, idle: [await openGuardedPage(running.browser)] };
  } catch (error) {
    await running.end();
    throw error instanceof Failure ? error : diedFailure(error);
  }
}

async function printOn(press: Press, html: string, deadline: number): Promise<Uint8Array> {
  const { running, idle } = press;
  const opening = Promise.resolve(takeIdle(idle, html) ?? openGuardedPage(running.browser));
  const late = (): Failure => {
    void endIfStuck(running);
    return lateFailure(deadline);
  };
  try {
    const printed = opening.then((page) => page.print(html));
    const pdf = await withDeadline(printed, deadline, late);
    idle.push(await opening);
    return pdf;
  } catch (error) {
    // What a refused or stuck document left behind must not meet the next one.
    opening.then(
      (page) => page.close(),
      () => {},
    );
    throw error;
  }
}

/** A page that shows another document of the same shell if there is one, since it prints faster. */
function takeIdle(idle: GuardedPage[], html: string): GuardedPage | undefined {
  const { shell } = splitDocument(html);
  const at = idle.findIndex((page) => page.shell === shell);
  return idle.splice(at, 1)[0];
}

/** Tells a browser that answers no more from one of which a single page is stuck. */
async function endIfStuck(running: RunningBrowser): Promise<void> {
  const stuck = (): Error => new Error('The browser does not answer');
  await withDeadline(running.browser.version(), PATIENCE, stuck).catch(() => running.end());
}

function diedFailure(cause: unknown): Failure {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Failure(
    'browser-failed',
    `The browser died twice while it printed a page: ${why}`,
    'Check that there is memory left; `galley doctor` tells whether the browser works.',
    cause,
  );
}

function lateFailure(deadline: number): Failure {
  return new Failure(
    'browser-failed',
    `A page was not printed within ${deadline / 1000} s`,
    'Split the briefing, or look for a table or a word of enormous size in it.',
  );
}

function closedFailure(): Failure {
  return new Failure('browser-failed', 'The printer was closed while it printed', 'Build again.');
}

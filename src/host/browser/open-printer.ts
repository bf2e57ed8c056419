import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { Failure } from '../../model/failure.js';
import type { Printer } from '../../model/host.js';
import type { PrintPage } from '../../model/print-page.js';
import { withDeadline } from './deadline.js';
import { openGuardedPage, type GuardedPage } from './guarded-page.js';
import { joinActive } from './join-active.js';
import type { RunningBrowser } from './launch-browser.js';
import { diedFailure, openPresses, type Press } from './press.js';

/** More pages at once only wait for each other; each takes some 40 MB. */
const MAX_PAGES = Math.min(4, availableParallelism());

/** How long a browser may take to tell its version, in milliseconds. */
const PATIENCE = 1000;

/** A browser is followed by a fresh one after so many prints, since what it holds on to grows. */
const MAX_PRINTS = 500;

/**
 * Starts a browser with `launch` and prints with it. A print during which the browser or the page dies
 * is tried once more, in a fresh browser if need be. `deadline` is that of one print, in milliseconds;
 * after `maxPrints` another browser goes on.
 */
export async function openPrinter(
  launch: () => Promise<RunningBrowser>,
  deadline: number,
  maxPrints = MAX_PRINTS,
): Promise<Printer> {
  const limit = pLimit(MAX_PAGES);
  const presses = await openPresses(launch, maxPrints);

  async function print(page: PrintPage): Promise<Uint8Array> {
    const document = joinActive(page);
    const attempt = (): Promise<Uint8Array> =>
      presses.use((press) => printOn(press, document, deadline));
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
    engine: presses.engine,
    print: (page) => limit(print, page),
    close: () => presses.close(),
  };
}

async function printOn(press: Press, document: PrintPage, deadline: number): Promise<Uint8Array> {
  const { running, idle } = press;
  const opening = Promise.resolve(takeIdle(idle, document) ?? openGuardedPage(running.browser));
  const late = (): Failure => {
    void endIfStuck(running);
    return lateFailure(deadline);
  };
  try {
    const printed = opening.then((page) => page.print(document));
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
function takeIdle(idle: GuardedPage[], { shell }: PrintPage): GuardedPage | undefined {
  const at = idle.findIndex((page) => page.shell === shell);
  return idle.splice(at, 1)[0];
}

/** Tells a browser that answers no more from one of which a single page is stuck. */
async function endIfStuck(running: RunningBrowser): Promise<void> {
  const stuck = (): Error => new Error('The browser does not answer');
  await withDeadline(running.browser.version(), PATIENCE, stuck).catch(() => running.end());
}

function lateFailure(deadline: number): Failure {
  return new Failure(
    'browser-failed',
    `A page was not printed within ${deadline / 1000} s`,
    'Split the briefing, or look for a table or a word of enormous size in it.',
  );
}

import { Failure } from '../../model/failure.js';
import { guardFirstPage, type GuardedPage } from './guarded-page.js';
import type { RunningBrowser } from './launch-browser.js';

/** A browser and its pages that are free to print. */
export interface Press {
  readonly running: RunningBrowser;
  readonly idle: GuardedPage[];
  /** Prints that were begun. */
  begun: number;
  /** Prints that are not done yet. */
  busy: number;
}

/** One browser after another. */
export interface Presses {
  /** Name and version of the first one. */
  readonly engine: string;
  /** Does a print on the browser that runs now, in a fresh one if that is dead or worn. */
  use<T>(print: (press: Press) => Promise<T>): Promise<T>;
  /** Ends all of them; whoever asks for one afterwards is refused. */
  close(): Promise<void>;
}

/** Starts a browser with `launch`; after `maxPrints`, or if it dies, another one goes on. */
export async function openPresses(
  launch: () => Promise<RunningBrowser>,
  maxPrints: number,
): Promise<Presses> {
  const started: RunningBrowser[] = [];
  const start = (): Promise<Press> => startPress(launch, started);
  const first = await start();
  let current: Promise<Press> | undefined = Promise.resolve(first);
  let closed = false;

  async function find(): Promise<Press> {
    const known = current;
    const press = await known;
    if (closed) throw closedFailure();
    if (press?.running.isAlive() && press.begun < maxPrints) return press;
    // All prints that find the same browser dead or worn share the next one.
    return current === known ? replace(press) : find();
  }

  /** One that still prints is worn, not dead: it ends with its last print. */
  function replace(old: Press | undefined): Promise<Press> {
    const isPrinting = old !== undefined && old.running.isAlive() && old.busy > 0;
    const next = Promise.resolve(isPrinting ? undefined : old?.running.end()).then(start);
    current = next;
    next.catch(() => (current = undefined));
    return next;
  }

  return {
    engine: first.running.engine,
    use: async (print) => count(await find(), maxPrints, print),
    async close() {
      closed = true;
      await current?.catch(() => undefined);
      await Promise.all(started.map((running) => running.end()));
    },
  };
}

/** The first page is opened with the browser, since both can wait for the text to be ready. */
async function startPress(
  launch: () => Promise<RunningBrowser>,
  started: RunningBrowser[],
): Promise<Press> {
  const running = await launch();
  started.push(running);
  try {
    return { running, idle: [await guardFirstPage(running.browser)], begun: 0, busy: 0 };
  } catch (error) {
    await running.end();
    throw error instanceof Failure ? error : diedFailure(error);
  }
}

/** Counts a print; the last one of a worn browser ends it. */
async function count<T>(
  press: Press,
  maxPrints: number,
  print: (press: Press) => Promise<T>,
): Promise<T> {
  press.begun += 1;
  press.busy += 1;
  try {
    return await print(press);
  } finally {
    press.busy -= 1;
    if (press.busy === 0 && press.begun >= maxPrints) await press.running.end();
  }
}

function closedFailure(): Failure {
  return new Failure('browser-failed', 'The printer was closed while it printed', 'Build again.');
}

/** The failure of a browser that died although it had a second chance, or before its first. */
export function diedFailure(cause: unknown): Failure {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Failure(
    'browser-failed',
    `The browser died twice while it printed a page: ${why}`,
    'Check that there is memory left; `galley doctor` tells whether the browser works.',
    cause,
  );
}

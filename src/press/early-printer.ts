import type { Host } from '../model/host.js';
import type { PrintPage } from '../model/print-page.js';

/** A printer that is being opened while other work goes on. */
export interface EarlyPrinter {
  /** Resolves when the browser's process runs, or will not: from then on work of our own keeps nothing waiting. */
  readonly started: Promise<void>;
  /** Resolves when the printer can print, or is known never to. */
  readonly opened: Promise<void>;
  /** Prints a page; rejects as `Host.openPrinter` does if there is no browser. */
  readonly print: (page: PrintPage) => Promise<Uint8Array>;
  /** Name and version of the engine; undefined if there is none. */
  readEngine(): Promise<string | undefined>;
  /** Tells that a briefing needs no more print. After the last one the printer closes, while books are still made. */
  leave(): void;
  /** Closes the printer, once it is open. Never rejects. */
  close(): Promise<void>;
}

/**
 * Starts to open a printer if one is needed. That it can't be opened is told to those who print.
 * @param briefings how many will be printed
 */
export function openEarly(host: Host, briefings: number): EarlyPrinter {
  let tellStarted: () => void = () => {};
  const started = new Promise<void>((resolve) => {
    tellStarted = resolve;
  });
  const opening = briefings > 0 ? host.openPrinter(tellStarted) : undefined;
  const settled = opening?.catch(() => undefined);
  const opened = Promise.resolve(settled).then(tellStarted);
  let left = briefings;
  let closing: Promise<void> | undefined;
  const close = async () => (await settled)?.close();
  return {
    started,
    opened,
    async print(page) {
      if (!opening) throw new Error('Nothing was to be printed');
      return (await opening).print(page);
    },
    readEngine: async () => (await settled)?.engine,
    leave() {
      left -= 1;
      if (left === 0) closing = close();
    },
    close: () => (closing ??= close()),
  };
}

import type { Host } from '../model/host.js';

/** A printer that is being opened while other work goes on. */
export interface EarlyPrinter {
  /** Resolves when the browser's process runs, or will not: from then on work of our own keeps nothing waiting. */
  readonly started: Promise<void>;
  /** Prints a page; rejects as `Host.openPrinter` does if there is no browser. */
  readonly print: (html: string) => Promise<Uint8Array>;
  /** Name and version of the engine; undefined if there is none. */
  readEngine(): Promise<string | undefined>;
  /** Closes the printer, once it is open. Never rejects. */
  close(): Promise<void>;
}

/** Starts to open a printer if one is needed. That it can't be opened is told to those who print. */
export function openEarly(host: Host, isNeeded: boolean): EarlyPrinter {
  let tellStarted: () => void = () => {};
  const started = new Promise<void>((resolve) => {
    tellStarted = resolve;
  });
  const opening = isNeeded ? host.openPrinter(tellStarted) : undefined;
  const settled = opening?.catch(() => undefined);
  void Promise.resolve(settled).then(tellStarted);
  return {
    started,
    async print(html) {
      if (!opening) throw new Error('Nothing was to be printed');
      return (await opening).print(html);
    },
    readEngine: async () => (await settled)?.engine,
    close: async () => (await settled)?.close(),
  };
}

import type { Host, Printer } from '../model/host.js';

/** A printer that is opened at most once, and early, while other work goes on. */
export interface LazyPrinter {
  /** Prints a page; rejects as `Host.openPrinter` does if there is no browser. */
  readonly print: (html: string) => Promise<Uint8Array>;
  /** Name and version of the engine; undefined if the printer was not opened. */
  readEngine(): Promise<string | undefined>;
  /** Closes the printer if it was opened. Never rejects. */
  close(): Promise<void>;
}

/** Makes a printer that opens now if it is `eager`, else with the first page. */
export function openLazily(host: Host, eager: boolean): LazyPrinter {
  let opening: Promise<Printer> | undefined;
  const open = () => {
    opening ??= host.openPrinter();
    return opening;
  };
  const settle = async () => opening?.catch(() => undefined);
  if (eager) open().catch(() => undefined);
  return {
    print: async (html) => (await open()).print(html),
    readEngine: async () => (await settle())?.engine,
    close: async () => (await settle())?.close(),
  };
}

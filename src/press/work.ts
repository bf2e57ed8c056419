import { loadFormat, type FormatName } from '../formats/index.js';
import type { Host, Thread } from '../model/host.js';
import { subsetFont, type SubsetFont } from '../template/subset-font.js';

/** Work on fonts and artifacts that needs plain data only. */
export interface Work {
  readonly subsetFont: SubsetFont;
  /** Reads the running text out of a finished file, as `Format.readText`; undefined for a format that has none. */
  readonly readText: (format: FormatName, value: Uint8Array) => Promise<string | undefined>;
  /** Does a step of a format. */
  readonly doStep: <Result>(
    format: FormatName,
    step: string,
    ...args: readonly unknown[]
  ) => Promise<Result>;
}

/** Work that is done in this thread. */
export const workHere: Work = {
  subsetFont,
  readText: async (format, value) => (await loadFormat(format)).readText?.(value),
  async doStep<Result>(format: FormatName, step: string, ...args: readonly unknown[]) {
    const load = (await loadFormat(format)).steps?.[step];
    if (!load) throw new Error(`The format ${format} has no step ${step}`);
    const run = await load();
    return (await run(...(args as never[]))) as Result;
  },
};

/** Loads what does the steps of formats. */
export async function loadSteps(formats: readonly FormatName[]): Promise<void> {
  for (const name of formats) {
    const { steps = {} } = await loadFormat(name);
    for (const load of Object.values(steps)) await load();
  }
}

/** From how many briefings on a thread pays: it loads the libraries once more, and V8 optimises them once more. */
const MANY = 50;

/** How many calls may wait for the thread: what comes then is done here, so that neither stands idle. */
const BACKLOG = 16;

/** Opens a thread for the work if there are many briefings: it is done while the next ones are read and printed. */
export async function openWork(
  host: Pick<Host, 'openWorkThread'>,
  briefings: number,
  formats: readonly FormatName[],
): Promise<Work & Pick<Thread, 'close'>> {
  if (briefings < MANY) return { ...workHere, close: () => Promise.resolve() };
  const { call, close } = await host.openWorkThread();
  // What can't be loaded is told of when it is needed.
  call('loadSteps', formats).catch(() => {});
  let waiting = 0;
  const share = async <Result>(there: () => Promise<Result>, here: () => Promise<Result>) => {
    if (waiting >= BACKLOG) return here();
    waiting += 1;
    try {
      return await there();
    } finally {
      waiting -= 1;
    }
  };
  return {
    subsetFont: (...args) =>
      share(
        () => call('subsetFont', ...args),
        () => subsetFont(...args),
      ),
    readText: (...args) =>
      share(
        () => call('readText', ...args),
        () => workHere.readText(...args),
      ),
    doStep: <Result>(...args: readonly [FormatName, string, ...unknown[]]) =>
      share<Result>(
        () => call('doStep', ...args),
        () => workHere.doStep(...args),
      ),
    close,
  };
}

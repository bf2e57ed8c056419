import type { Checked } from '../check-source.js';
import type { FormatName } from '../formats/index.js';
import { BOUNDS, describeExcess, isLarge } from '../model/bounds.js';
import type { Host } from '../model/host.js';
import { hasErrors } from '../model/message.js';
import { fromPlain, type Services } from '../model/remote-calls.js';
import type { Press } from './press.js';
import { renderBriefing, type RenderResult } from './render.js';
import type { RenderTask, ThreadResult } from './thread.js';

/** A press that can start threads. */
export interface SafePress extends Press {
  readonly host: Press['host'] & Pick<Host, 'runApart'>;
}

/**
 * As `renderBriefing`. A large text has a thread of its own: it ends after half a minute of work or at a gigabyte, which is
 * reported on the text, and no other briefing is kept waiting. What it reads, prints and writes goes through the host.
 */
export async function renderSafely(
  checked: Checked,
  press: SafePress,
  onFormat: (name: FormatName) => void,
): Promise<RenderResult> {
  const { file, report, levels, briefing, template, chapters } = checked;
  if (!isLarge(checked.bytes) || !briefing || !template || chapters || hasErrors(file)) {
    return renderBriefing(checked, press, onFormat);
  }
  const { output, formats, generator, url, tools, host } = press;
  const plain = { output, formats, generator, url, tools, epoch: host.epoch };
  const hasStore = press.store !== undefined;
  const task: RenderTask = { path: file.path, levels, briefing, template, hasStore, press: plain };
  const { services, release } = makeServices(press, onFormat);
  try {
    const result = await host.runApart<ThreadResult>('press/thread.js', task, BOUNDS, services);
    if (typeof result === 'string') {
      report(describeExcess('render', result));
      return { artifacts: [], failures: [] };
    }
    result.findings.forEach(report);
    return { artifacts: result.artifacts, failures: result.failures.map(fromPlain) };
  } finally {
    release();
  }
}

/** What the thread may ask for. Files that it borrowed and has not given back go when it has ended. */
function makeServices(
  { host, printer, store, signal }: SafePress,
  onFormat: (name: FormatName) => void,
): { readonly services: Services; readonly release: () => void } {
  const borrowed = new Map<string, () => void>();
  const services: Services = {
    tell: async (name: FormatName) => onFormat(name),
    read: host.read,
    real: host.real,
    resolve: host.resolve,
    async write(path: string, value: Uint8Array) {
      signal?.throwIfAborted();
      await host.write(path, value);
    },
    borrow: (values: readonly Uint8Array[]) =>
      new Promise<readonly string[]>((resolve, reject) => {
        const use = (paths: readonly string[]) =>
          new Promise<void>((giveBack) => {
            borrowed.set(paths.join('\n'), giveBack);
            resolve(paths);
          });
        host.lendFiles(values, use).catch(reject);
      }),
    giveBack: async (paths: readonly string[]) => borrowed.get(paths.join('\n'))?.(),
    print: printer.print,
    readEngine: printer.readEngine,
    fetch: async (key: string) => store?.get(key),
    keep: async (key: string, value: Uint8Array) => store?.put(key, value),
  };
  return { services, release: () => borrowed.forEach((giveBack) => giveBack()) };
}

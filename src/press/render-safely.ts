import type { Checked, CheckedChapter } from '../check-source.js';
import type { FormatName } from '../formats/index.js';
import { BOUNDS, describeExcess, isLarge } from '../model/bounds.js';
import type { Host } from '../model/host.js';
import { hasErrors } from '../model/message.js';
import { fromPlain, type Services } from '../model/remote-calls.js';
import type { Press } from './press.js';
import { renderBriefing, type RenderResult } from './render.js';
import type { EarlyRender } from './render-early.js';
import type { RenderTask, ThreadResult } from './thread.js';
import { writeArtifacts, type Outlet, type Written } from './write-artifacts.js';

/** A press that can start threads, and where what it makes is written. */
export interface SafePress extends Press, Outlet {
  readonly host: Press['host'] & Pick<Host, 'runApart' | 'write'>;
}

/**
 * Renders a checked briefing or edition, and writes its artifacts once all are made: none is there of a text that was
 * given up. What was rendered early is not rendered again.
 */
export async function renderSafely(
  checked: Checked,
  press: SafePress,
  onFormat: (name: FormatName) => void,
  early?: EarlyRender,
): Promise<Written> {
  const rendered = await early?.settle(checked);
  return writeArtifacts(rendered ?? (await makeSafely(checked, press, onFormat)), press);
}

/**
 * As `renderBriefing`. A large text has a thread of its own: it ends after half a minute of work or at a gigabyte, which is
 * reported on the text, and no other briefing is kept waiting. What it reads and prints goes through the host.
 */
async function makeSafely(
  checked: Checked,
  press: SafePress,
  onFormat: (name: FormatName) => void,
): Promise<RenderResult> {
  const { file, report, levels, briefing, template, chapters } = checked;
  if (!isLarge(countBytes(checked)) || !briefing || !template || hasErrors(file)) {
    return renderBriefing(checked, press, onFormat);
  }
  const { formats, generator, url, tools, host } = press;
  const plain = { formats, generator, url, tools, epoch: host.epoch };
  const hasStore = press.store !== undefined;
  const task: RenderTask = {
    path: file.path,
    levels,
    briefing,
    template,
    chapters: chapters?.map(toPlainChapter),
    hasStore,
    press: plain,
  };
  const { services, release } = makeServices(press, onFormat);
  try {
    const result = await host.runApart<ThreadResult>('press/thread.js', task, BOUNDS, services);
    if (typeof result === 'string') {
      report(describeExcess('render', result));
      return { made: [], failures: [] };
    }
    for (const { finding, chapter = -1 } of result.findings) {
      (chapters?.[chapter]?.report ?? report)(finding);
    }
    return { made: result.made, failures: result.failures.map(fromPlain) };
  } finally {
    release();
  }
}

/** A chapter without what can't be sent to a thread. */
function toPlainChapter({ path, size, briefing, template }: CheckedChapter) {
  return { path, size, briefing, template };
}

/** The bytes of a text; of an edition, those of its chapters. */
function countBytes({ bytes, chapters }: Checked): number {
  return chapters ? chapters.reduce((sum, { size }) => sum + size, 0) : bytes.length;
}

/** What the thread may ask for. Files that it borrowed and has not given back go when it has ended. */
function makeServices(
  { host, printer, store }: SafePress,
  onFormat: (name: FormatName) => void,
): { readonly services: Services; readonly release: () => void } {
  const borrowed = new Map<string, () => void>();
  const services: Services = {
    tell: async (name: FormatName) => onFormat(name),
    read: host.read,
    real: host.real,
    resolve: host.resolve,
    ready: host.ready,
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
    leave: async () => printer.leave(),
    fetch: async (key: string) => store?.get(key),
    keep: async (key: string, value: Uint8Array) => store?.put(key, value),
  };
  return { services, release: () => borrowed.forEach((giveBack) => giveBack()) };
}

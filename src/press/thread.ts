import { parentPort, workerData } from 'node:worker_threads';
import { VFile } from 'vfile';
import type { Briefing } from '../model/briefing.js';
import type { Finding } from '../model/finding.js';
import type { LendFiles } from '../model/host.js';
import { reportOn, type Levels } from '../model/message.js';
import { makeCaller, toPlain, type Call, type PlainFailure } from '../model/remote-calls.js';
import type { Template } from '../model/template.js';
import type { CheckedChapter } from '../check-source.js';
import type { MadeArtifact } from './make-artifact.js';
import type { Press } from './press.js';
import { renderBriefing } from './render.js';
import { workHere } from './work.js';

/** What a thread is started with. */
export interface RenderTask {
  /** Of the source. */
  readonly path: string;
  readonly levels: Levels;
  readonly briefing: Briefing;
  readonly template: Template;
  /** There if it is an edition. */
  readonly chapters: readonly Omit<CheckedChapter, 'report'>[] | undefined;
  readonly hasStore: boolean;
  readonly press: Omit<Press, 'host' | 'store' | 'signal' | 'printer' | 'work'> & {
    readonly epoch: number;
  };
}

/** What a thread sends back. */
export interface ThreadResult {
  readonly made: readonly MadeArtifact[];
  readonly failures: readonly PlainFailure[];
  readonly findings: readonly ThreadFinding[];
}

/** A finding, and on which chapter of an edition it is, if on one. */
export interface ThreadFinding {
  readonly finding: Finding;
  readonly chapter?: number;
}

// Started as a thread, this renders one briefing.
if (parentPort) {
  const { path, levels, briefing, template, hasStore, press, ...task } = workerData as RenderTask;
  const { call } = makeCaller(parentPort);
  const findings: ThreadFinding[] = [];
  const file = new VFile({ path });
  const note = reportOn(file, levels);
  const reportOf = (where: { readonly chapter?: number }) => (finding: Finding) => {
    note(finding);
    findings.push({ finding, ...where });
  };
  const chapters = task.chapters?.map((each, chapter) => ({
    ...each,
    report: reportOf({ chapter }),
  }));
  const own = makePress(press, hasStore, call);
  const tell = (name: string) => void call('tell', name);
  const checked = { file, report: reportOf({}), briefing, template, ...(chapters && { chapters }) };
  const { made, failures } = await renderBriefing(checked, own, tell);
  const result: ThreadResult = { made, failures: failures.map(toPlain), findings };
  parentPort.postMessage(result);
}

/** A press whose host, printer and store are in the thread that started this one. */
function makePress({ epoch, ...press }: RenderTask['press'], hasStore: boolean, call: Call): Press {
  const lendFiles: LendFiles = async (values, use) => {
    const paths = await call<readonly string[]>('borrow', values);
    try {
      return await use(paths);
    } finally {
      await call('giveBack', paths);
    }
  };
  return {
    ...press,
    work: workHere,
    host: {
      read: (path) => call('read', path),
      real: (path) => call('real', path),
      resolve: (specifier) => call('resolve', specifier),
      ready: (key) => call('ready', key),
      lendFiles,
      epoch,
    },
    printer: {
      print: (page) => call('print', page),
      readEngine: () => call('readEngine'),
      leave: () => void call('leave'),
    },
    ...(hasStore && {
      store: {
        get: (key) => call('fetch', key),
        put: (key, value) => call('keep', key, value),
      },
    }),
  };
}

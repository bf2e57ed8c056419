import { Failure } from '../model/failure.js';
import type { Host } from '../model/host.js';
import type { Environment } from './browser/choice.js';
import { identifyBrowser } from './browser/identify-browser.js';
import {
  factsOf,
  followLinks,
  kindOf,
  listFiles,
  listLinks,
  readRegularFile,
  removeFile,
} from './files.js';
import { lendFiles } from './lend-files.js';
import { lockFolder } from './lock-folder.js';
import { openReady } from './open-ready.js';
import { settle, type NodeHostOptions } from './options.js';
import { replaceFile } from './replace-file.js';
import { resolvePackageFile } from './resolve-file.js';

/** The last second of the year 9999, beyond which dates have no four-digit year. */
const MAX_EPOCH = 253_402_300_799;

/** Gives the host that has this machine's files and browser. Throws a `usage` if SOURCE_DATE_EPOCH is no date. */
export function createNodeHost(options: NodeHostOptions = {}): Host {
  const { surroundings, finders, deadline } = settle(options);
  return {
    read: readRegularFile,
    real: followLinks,
    kind: kindOf,
    facts: factsOf,
    list: listFiles,
    links: listLinks,
    write: replaceFile,
    lock: (folder, signal) => lockFolder(folder, { log: surroundings.log, signal }),
    lendFiles,
    // Few builds need a thread, and none that has nothing to do.
    openWorkThread: async () => {
      const { findModule, openThread } = await import('./open-thread.js');
      return openThread(options.workThread ?? findModule('press/work-thread.js'));
    },
    runApart: async (...task) => (await import('./run-apart.js')).runApart(...task),
    remove: removeFile,
    resolve: resolvePackageFile,
    ready: openReady(options.ready),
    epoch: readEpoch(surroundings.env),
    runtime: `Node ${process.versions.node} ${process.platform} ${process.arch}`,
    identifyPrinter: () => identifyBrowser(surroundings),
    async openPrinter(onStart) {
      const [{ findBrowser }, { launchBrowser }, { openPrinter }] = await loadBrowserParts();
      const choice = await findBrowser(surroundings, finders);
      return openPrinter(
        () => launchBrowser(choice, { ...surroundings, onStart }, deadline),
        deadline,
      );
    },
  };
}

function loadBrowserParts() {
  return Promise.all([
    import('./browser/find-browser.js'),
    import('./browser/launch-browser.js'),
    import('./browser/open-printer.js'),
  ]);
}

function readEpoch(env: Environment): number {
  const text = env['SOURCE_DATE_EPOCH'];
  if (text === undefined || text === '') return 0;
  const epoch = Number(text);
  if (/^\d+$/.test(text) && epoch <= MAX_EPOCH) return epoch;
  throw new Failure(
    'usage',
    `SOURCE_DATE_EPOCH is ${JSON.stringify(text)}, which is not a number of seconds since 1970`,
    'Set it to whole seconds, such as 1718755200, or leave it unset.',
  );
}

import type { NodeHostOptions } from '../host/options.js';
import { createNodeHost } from '../host/node-host.js';
import type { Host } from '../model/host.js';
import { ownReady, ownThread } from '../own.js';

/** The host of the command line, which has what was made beforehand for the bundle. */
export function openHost(options: Pick<NodeHostOptions, 'log'> = {}): Host {
  return createNodeHost({ ...options, ready: ownReady, workThread: ownThread });
}

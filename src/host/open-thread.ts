import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Thread } from '../model/host.js';
import { makeCaller } from '../model/remote-calls.js';

/** Starts a module of `dist/` in a thread. */
export function startThread(module: string, options?: WorkerOptions): Worker {
  const root = dirname(createRequire(import.meta.url).resolve('galley/package.json'));
  return new Worker(join(root, 'dist', module), options);
}

/** Starts a module of `dist/` in a thread that answers calls. */
export function openThread(module: string): Thread {
  const worker = startThread(module);
  const { call, giveUp } = makeCaller(worker);
  worker.once('error', giveUp);
  worker.once('exit', () => giveUp(new Error(`${module} ended before its work was done`)));
  return {
    call,
    close: async () => {
      await worker.terminate();
    },
  };
}

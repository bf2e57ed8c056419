import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Thread } from '../model/host.js';
import { makeCaller } from '../model/remote-calls.js';

/** Path of a module of `dist/`. */
export function findModule(name: string): string {
  const root = dirname(createRequire(import.meta.url).resolve('galley/package.json'));
  return join(root, 'dist', name);
}

/** Starts a file in a thread that answers calls. */
export function openThread(path: string): Thread {
  const worker = new Worker(path);
  const { call, giveUp } = makeCaller(worker);
  worker.once('error', giveUp);
  worker.once('exit', () => giveUp(new Error('A thread ended before its work was done')));
  return {
    call,
    close: async () => {
      await worker.terminate();
    },
  };
}

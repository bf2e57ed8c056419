import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Bounds } from '../model/host.js';
import { codeOf } from './reasons.js';

/**
 * Runs a module of `dist/` in a thread of its own and gives the one message that it sends, or what it took too much of.
 * Rejects with what the module throws.
 */
export async function runApart<Result>(
  module: string,
  data: object,
  { milliseconds, megabytes }: Bounds,
): Promise<Result | 'time' | 'memory'> {
  const root = dirname(createRequire(import.meta.url).resolve('galley/package.json'));
  const worker = new Worker(join(root, 'dist', module), {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Result | 'time' | 'memory'>((resolve, reject) => {
      timer = setTimeout(() => resolve('time'), milliseconds);
      worker.once('message', resolve);
      worker.once('exit', () => reject(new Error(`${module} ended without a word`)));
      worker.once('error', (error) => {
        if (codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY') resolve('memory');
        else reject(error);
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

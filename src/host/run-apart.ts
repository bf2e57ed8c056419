import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import type { Bounds } from '../model/host.js';
import { answerCall, type Services } from '../model/remote-calls.js';
import { findModule } from './open-thread.js';
import { codeOf } from './reasons.js';

/** How often the time of a thread is looked at, in milliseconds. */
const PAUSE = 100;

/** More threads than processors would spend each other's time, of which each has so much, and the memory of all. */
const limit = pLimit(availableParallelism());

/**
 * Runs a module of `dist/` in a thread of its own and gives the one message that it sends, or what it took too much of;
 * in its turn, if all processors have one. Meanwhile it may call services. Rejects with what the module throws.
 */
export function runApart<Result>(
  module: string,
  data: object,
  bounds: Bounds,
  services: Services = {},
): Promise<Result | 'time' | 'memory'> {
  return limit(() => run<Result>(module, data, bounds, services));
}

async function run<Result>(
  module: string,
  data: object,
  { milliseconds, megabytes }: Bounds,
  services: Services,
): Promise<Result | 'time' | 'memory'> {
  const worker = new Worker(findModule(module), {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Result | 'time' | 'memory'>((resolve, reject) => {
      timer = setInterval(() => {
        if (worker.performance.eventLoopUtilization().active > milliseconds) resolve('time');
      }, PAUSE);
      worker.on('message', (message) => {
        if (!answerCall(worker, services, message)) resolve(message as Result);
      });
      worker.once('exit', () => reject(new Error(`${module} ended without a word`)));
      worker.once('error', (error) => {
        if (codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY') resolve('memory');
        else reject(error);
      });
    });
  } finally {
    clearInterval(timer);
    await worker.terminate();
  }
}

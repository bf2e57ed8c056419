import { Failure } from '../model/failure.js';
import type { Host } from '../model/host.js';

/** A host whose failures to write name the cache: nobody has asked for the files in it. */
export function makeCacheHost(host: Host, cache: string): Host {
  return {
    ...host,
    async write(path, value) {
      try {
        await host.write(path, value);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        const message = error.message.replace(path, `into the cache ${cache}`);
        const hint = `See to ${cache}, or build with --no-cache.`;
        throw new Failure(error.code, message, hint, error);
      }
    },
  };
}

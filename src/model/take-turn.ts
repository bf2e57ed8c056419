import { setImmediate } from 'node:timers/promises';

/** Gives what waits its turn, such as an answer of the browser: long work of ours should not hold up both. */
export function takeTurn(): Promise<void> {
  return setImmediate();
}

import type { Finding } from './finding.js';
import type { Bounds } from './host.js';

/** Texts up to this many bytes are worked on where they are: none within the limits takes more than some seconds. */
const SMALL = 64 * 1024;

/** Whether a text is so large that it has a thread of its own, with a deadline and a cap of memory. */
export function isLarge(bytes: number): boolean {
  return bytes > SMALL;
}

/** What each thread of a large text may take. 1 MiB of prose takes 3 s to read, 6 s to render, and 400 MB. */
export const BOUNDS: Bounds = { milliseconds: 30_000, megabytes: 1024 };

/** What is reported of a text that took too much of something. */
export function describeExcess(doing: 'read' | 'render', what: 'time' | 'memory'): Finding {
  const { milliseconds, megabytes } = BOUNDS;
  const taken =
    what === 'time' ? `longer than ${milliseconds / 1000} s` : `more than ${megabytes} MB`;
  return {
    id: 'limit-exceeded',
    level: 'error',
    reason: `To ${doing} the text takes ${taken}; it was given up`,
    hint: 'Make several briefings of it.',
  };
}

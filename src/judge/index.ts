import type { Briefing } from '../model/briefing.js';
import type { Report } from '../model/finding.js';
import type { Bounds, Host } from '../model/host.js';
import type { Source } from '../parse/index.js';
import { judge, type Measure } from './judge.js';
import type { Judgement, Task } from './thread.js';

/** Texts up to this many bytes are judged where they are: none within the limits takes more than some seconds. */
const SMALL = 64 * 1024;

/** What the judgement of a large text may take. 1 MiB of prose takes some 3 s and 300 MB. */
const BOUNDS: Bounds = { milliseconds: 30_000, megabytes: 1024 };

/**
 * Reads a source as a briefing and judges it. A large text has a thread of its own: it ends after half a minute or at
 * a gigabyte, which is reported on the text, and no other briefing is kept waiting.
 */
export async function judgeSafely(
  host: Pick<Host, 'runApart'>,
  bytes: Uint8Array,
  source: Source,
  measure: Measure,
  report: Report,
): Promise<Briefing | undefined> {
  if (bytes.length <= SMALL) return judge(source, measure, report);
  const task: Task = { bytes, limits: source.limits, measure };
  const result = await host.runApart<Judgement>('judge/thread.js', task, BOUNDS);
  if (typeof result === 'string') {
    const { milliseconds, megabytes } = BOUNDS;
    const taken =
      result === 'time' ? `longer than ${milliseconds / 1000} s` : `more than ${megabytes} MB`;
    report({
      id: 'limit-exceeded',
      level: 'error',
      reason: `To read the text takes ${taken}; it was given up`,
      hint: 'Make several briefings of it.',
    });
    return undefined;
  }
  result.findings.forEach(report);
  return result.briefing;
}

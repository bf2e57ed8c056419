import pLimit from 'p-limit';
import type { Briefing } from '../model/briefing.js';
import type { Report } from '../model/finding.js';
import { BOUNDS, describeExcess, isLarge } from '../model/bounds.js';
import type { Host } from '../model/host.js';
import type { Source } from '../parse/index.js';
import { judge, type OnRead } from './judge.js';
import type { Measure } from './measure.js';
import type { Judgement, Task } from './thread.js';

/**
 * Texts are judged one after another in this thread: of texts judged side by side each would be done when all are, and
 * the browser and the other thread would have nothing to do until then and too much after.
 */
const inTurn = pLimit(1);

/**
 * Reads a source as a briefing and judges it. A large text has a thread of its own: it ends after half a minute of work
 * or at a gigabyte, which is reported on the text, and no other briefing is kept waiting. `onRead` is not told of it.
 */
export async function judgeSafely(
  host: Pick<Host, 'runApart'>,
  bytes: Uint8Array,
  source: Source,
  measure: Measure,
  report: Report,
  onRead?: OnRead,
): Promise<Briefing | undefined> {
  if (!isLarge(bytes.length)) return inTurn(judge, source, measure, report, onRead);
  const task: Task = { bytes, limits: source.limits, measure };
  const result = await host.runApart<Judgement>('judge/thread.js', task, BOUNDS);
  if (typeof result === 'string') {
    report(describeExcess('read', result));
    return undefined;
  }
  result.findings.forEach(report);
  return result.briefing;
}

import { parentPort, workerData } from 'node:worker_threads';
import { placeFinding, type PlacedFinding } from '../accept/placed.js';
import type { Briefing } from '../model/briefing.js';
import type { Limits } from '../model/limits.js';
import { openSource } from '../parse/index.js';
import { judge } from './judge.js';
import type { Measure } from './measure.js';

/** What a thread is started with. */
export interface Task {
  readonly bytes: Uint8Array;
  readonly limits: Limits;
  readonly measure: Measure;
}

/** What a thread sends back. */
export interface Judgement {
  readonly briefing: Briefing;
  readonly findings: readonly PlacedFinding[];
}

// Started as a thread, this judges one text; what opening it has to say was said where it was started.
if (parentPort) {
  const { bytes, limits, measure } = workerData as Task;
  const source = await openSource(bytes, () => {}, limits);
  if (!source) throw new Error('A text that could be opened before cannot be opened again');
  const findings: PlacedFinding[] = [];
  const briefing = await judge(source, measure, (finding) => findings.push(placeFinding(finding)));
  parentPort.postMessage({ briefing, findings } satisfies Judgement);
}

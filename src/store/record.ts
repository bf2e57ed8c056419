import { VFile } from 'vfile';
import { VFileMessage } from 'vfile-message';
import { levelOf, type LevelCounts } from '../model/message.js';
import type { BuiltArtifact, BuiltBriefing } from '../model/result.js';

/** A source, by the names of which it has artifacts. */
export interface Source {
  readonly path: string;
  readonly slug: string;
  readonly rivals: readonly string[];
}

/** A source as it is now. */
export interface Sheet extends Source {
  readonly bytes: Uint8Array;
}

/** What is remembered of an artifact. */
export type RecordedArtifact = Omit<BuiltArtifact, 'time' | 'origin'>;

/** A finding: the fields of its message that have a value. */
export type RecordedFinding = Pick<VFileMessage, 'reason'> & {
  readonly fatal?: boolean | null | undefined;
} & Readonly<Record<string, unknown>>;

/** What is known of a briefing besides its findings and artifacts. */
type BriefingFacts = Omit<
  BuiltBriefing,
  'source' | 'sourceHash' | 'slug' | 'file' | 'artifacts' | 'failures'
>;

/** What came of a briefing, plain enough to be kept as JSON. */
export interface BriefingRecord {
  readonly facts: BriefingFacts;
  readonly findings: readonly RecordedFinding[];
  /** What else the check noted on the file: how many findings are waived or in the baseline. */
  readonly data: VFile['data'];
  readonly artifacts: readonly RecordedArtifact[];
  /** Keys of the lists of inputs that it was made from, besides its source. */
  readonly traces: readonly string[];
}

/** A record whose findings are but counted: enough for a build with nothing to do, and a tenth of the size. */
export interface RecordDigest extends Omit<BriefingRecord, 'findings'> {
  readonly counts: LevelCounts;
}

/** Where the artifacts of a briefing came from, in their order. */
export type Origins = readonly BuiltArtifact['origin'][];

/** A briefing that is as it was. What it is made of is not kept with it: there may be ten thousand of them. */
export interface Recalled
  extends
    Omit<Source, 'path'>,
    Pick<BuiltBriefing, 'source' | 'sourceHash'>,
    Pick<RecordDigest, 'counts' | 'data'> {
  readonly origins: Origins;
}

/** Fields of a message that the file gives, or that mean nothing in another process. */
const PASSING = new Set(['file', 'stack', 'ancestors', 'cause']);

/** The record of what came of a briefing. */
export function makeRecord(built: BuiltBriefing, traces: readonly string[]): BriefingRecord {
  const { file, artifacts, failures: _, source: __, sourceHash: ___, slug: ____, ...facts } = built;
  const findings = file.messages.map((message) => {
    const fields = Object.entries(message).filter(
      ([name, value]) => !PASSING.has(name) && value !== undefined,
    );
    const { reason, name } = message;
    return { ...Object.fromEntries(fields), reason, name, message: message.message };
  });
  return { facts, findings, data: file.data, artifacts: artifacts.map(forgetRun), traces };
}

/** What a ledger has of a record. */
export function digestRecord({ findings, ...rest }: BriefingRecord): RecordDigest {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) counts[levelOf(finding)] += 1;
  return { ...rest, counts };
}

/**
 * Gives a file its text and the findings of its record, in the place of their numbers. A message has all that it had but its stack:
 * that tells nobody anything, and takes longer than all the rest.
 */
export function restoreFindings(
  file: VFile,
  value: Uint8Array,
  { findings }: BriefingRecord,
): void {
  file.value = value;
  delete file.data.counts;
  for (const finding of findings) {
    const message = Object.create(VFileMessage.prototype) as VFileMessage;
    file.messages.push(Object.assign(message, { fatal: undefined, file: file.path }, finding));
  }
}

function forgetRun(artifact: BuiltArtifact): RecordedArtifact {
  const { time: _, origin: __, ...lasting } = artifact;
  return lasting;
}

/** A briefing as its record has it, with the artifacts that are in the output folder; its findings in numbers, without its text. */
export function restoreBriefing(
  { source, sourceHash, slug, origins }: Recalled,
  { facts, counts, data, artifacts: recorded }: RecordDigest,
): BuiltBriefing {
  const file = new VFile({ path: source });
  Object.assign(file.data, data, { counts });
  const artifacts = recorded.map((artifact, index) => {
    // A copy takes a sixth of the time if nothing is added to it afterwards.
    return { origin: origins[index] ?? 'unchanged', time: 0, ...artifact };
  });
  return { source, sourceHash, file, slug, ...facts, artifacts, failures: [] };
}

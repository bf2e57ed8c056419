import pLimit from 'p-limit';
import { checkAny } from '../check-edition.js';
import { settle, type CheckOptions } from '../check-source.js';
import type { SourceFile } from '../collect.js';
import type { FormatName } from '../formats/index.js';
import { hashBytes } from '../model/hash.js';
import type { Host } from '../model/host.js';
import type { BuiltBriefing, Progress } from '../model/result.js';
import type { Archive } from '../store/archive.js';
import { partInputs, traceHost, type Input } from '../store/trace.js';
import type { EarlyPrinter } from './early-printer.js';
import { keepPackageFiles } from './keep-packages.js';
import type { Press } from './press.js';
import { raceSignal } from './race-signal.js';
import { makeEarlyRender } from './render-early.js';
import { renderSafely } from './render-safely.js';
import { traceTemplates } from './trace-templates.js';
import { openWork } from './work.js';

/** What a run is to do, and for whom. */
export interface Run extends Omit<Press, 'store' | 'url' | 'work' | 'verdict'> {
  readonly printer: Press['printer'] & Pick<EarlyPrinter, 'opened'>;
  readonly output: string;
  readonly host: Host;
  readonly options: CheckOptions;
  /** How many briefings are worked on at once. */
  readonly jobs: number;
  readonly archive: Archive | undefined;
  readonly onProgress: ((step: Progress) => void) | undefined;
}

/** A briefing, and what it was made from besides its source. */
interface Made {
  readonly built: BuiltBriefing;
  readonly bytes: Uint8Array;
  readonly traces: readonly (readonly Input[])[];
}

/** Reads, checks and renders sources, and gives what came of each to the archive as soon as it is there. */
export async function runPress(
  sources: readonly SourceFile[],
  run: Run,
): Promise<readonly BuiltBriefing[]> {
  const work = await openWork(run.host, sources.length, run.formats);
  try {
    const isEarly = sources.length === 1;
    const make = await prepareRun({ ...run, work, store: run.archive?.store }, isEarly);
    return await raceSignal(makeAll(sources, run, make), run.signal);
  } finally {
    await work.close();
  }
}

/** Makes a briefing; tells what it is doing. */
type Make = (source: SourceFile, tell: (doing: Progress['doing']) => void) => Promise<Made>;

async function makeAll(
  sources: readonly SourceFile[],
  { jobs, archive, onProgress, signal }: Run,
  make: Make,
): Promise<readonly BuiltBriefing[]> {
  const limit = pLimit(jobs);
  let done = 0;
  const built = sources.map((source) =>
    limit(async () => {
      signal?.throwIfAborted();
      const { path } = source;
      const tell = (doing: Progress['doing']) =>
        onProgress?.({ path, doing, done, total: sources.length });
      const made = await make(source, tell);
      if (isLasting(made.built)) {
        await archive?.remember({ ...source, bytes: made.bytes }, made.built, made.traces);
      }
      done += 1;
      tell('done');
      return made.built;
    }),
  );
  await Promise.allSettled(built);
  return Promise.all(built);
}

/** @param isEarly whether to print before the verdict: of many briefings, one is judged while another is printed */
async function prepareRun(run: Run & Press, isEarly: boolean): Promise<Make> {
  const host = keepPackageFiles(run.host);
  const configuration = traceHost(host);
  const settings = await settle(configuration.host, run.options);
  const { url } = settings;
  const formats = addPicture(run.formats, url);
  const templates = traceTemplates(host);
  return async (source, tell) => {
    tell('read');
    const { path } = source;
    const { load, traces } = templates.follow();
    const own = traceHost(host, new Set([path]));
    const press = { ...run, formats, url, host: own.host };
    const early = isEarly ? makeEarlyRender(press, run.printer.opened, tell) : undefined;
    const checked = await checkAny(own.host, source, load, settings, early?.start);
    const rendered = await renderSafely(checked, press, tell, early);
    const { file, slug, bytes } = checked;
    const embargo = checked.briefing?.meta.embargo;
    const held = embargo === undefined ? {} : { embargo };
    const built = { source: path, sourceHash: hashBytes(bytes), file, slug, ...held, ...rendered };
    const inputs = [configuration.listInputs(), ...traces(), ...partInputs(own.listInputs())];
    return { built, bytes, traces: inputs };
  };
}

/** A page of which it is known where it will be has a picture beside it. */
function addPicture(formats: readonly FormatName[], url: string | undefined): FormatName[] {
  const hasPicture = url !== undefined && formats.includes('html');
  return [...new Set([...formats, ...(hasPicture ? (['png'] as const) : [])])];
}

/** Whether the next build would come to the same: not after a failure of the world or a fault of ours. */
function isLasting({ file, failures }: BuiltBriefing): boolean {
  const faults = new Set(['source-unreadable', 'proof-failed']);
  return failures.length === 0 && !file.messages.some(({ ruleId }) => faults.has(ruleId ?? ''));
}

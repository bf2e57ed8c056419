import type { CheckOptions } from './check-source.js';
import { collectAll, type SourceFile } from './collect.js';
import { defaultFormats, needsBrowser, type FormatName } from './formats/index.js';
import { hashValue } from './model/hash.js';
import type { Host } from './model/host.js';
import type { BuildResult, BuiltBriefing, Progress, Unchanged } from './model/result.js';
import { identifyTool, readGenerator } from './own.js';
import type { Tools } from './press/artifact-key.js';
import { nameEdition } from './name-edition.js';
import { openEarly } from './press/early-printer.js';
import { makeManifest, writeManifest } from './press/manifest.js';
import type { Run } from './press/run.js';
import { takeShard, type ShardChoice } from './shard.js';
import { openArchive } from './store/archive.js';
import { countUnchanged } from './store/count-unchanged.js';
import { isRecalled, recallSources, restoreKnown, type Outcome } from './store/recall-sources.js';

/** What to build, and how. */
export interface BuildOptions extends CheckOptions {
  /** Folder for the artifacts; `output` if absent. */
  readonly output?: string;
  /** Formats to make; HTML, PDF and EPUB if absent. */
  readonly formats?: readonly FormatName[];
  /** How many briefings are worked on at once; 12 if absent. */
  readonly jobs?: number;
  /** Folder in which what is made is kept, so that nothing is made twice; nothing is kept if absent. */
  readonly cache?: string;
  /** Whether to make anew what is kept already. */
  readonly force?: boolean;
  /** Title of an edition of all briefings, which is made beside them; none if absent. */
  readonly edition?: string;
  /** Which part of the sources is built; all if absent. `merge` joins the parts. */
  readonly shard?: ShardChoice;
  /**
   * How many warnings of unchanged briefings are read again at most; all if absent. If there are more, the files of these
   * briefings have no messages, and the numbers of their findings in `data.counts`.
   */
  readonly repeat?: number;
  /** Told what is being done, for a display of progress. */
  readonly onProgress?: (step: Progress) => void;
  /** Ends the build: the browser is closed, what is not yet written stays as it was, and the build rejects. */
  readonly signal?: AbortSignal;
}

/**
 * Builds briefings and editions: reads and checks each, renders it in all formats, proves every artifact and writes it.
 * What has not changed since it was last built is left as it is. A briefing that is wrong never stops the others.
 * @throws Failure `usage` if there is nothing to build; the reason of `signal` if it is aborted
 */
export async function build(host: Host, options: BuildOptions = {}): Promise<BuildResult> {
  const outcomes = await buildAll(host, { ...options, inFull: true });
  return { briefings: outcomes.flatMap((it) => (isRecalled(it) ? [] : it)) };
}

/** What a build did, for people. */
export interface BriefResult extends BuildResult {
  /** Those of which there is nothing to tell: too many warnings are as they were. */
  readonly unchanged: Unchanged;
}

/** As `build`, but briefings whose findings are not read again are in numbers only: ten thousand take a while to describe. */
export async function buildBriefly(host: Host, options: BuildOptions): Promise<BriefResult> {
  const outcomes = await buildAll(host, { ...options, inFull: false });
  const briefings = outcomes.flatMap((it) => (isRecalled(it) ? [] : it));
  return { briefings, unchanged: countUnchanged(outcomes.filter(isRecalled)) };
}

/** What to build, and how to tell what became of it. */
interface Order extends BuildOptions {
  /** Whether briefings that are as they were are described as well, not only counted. */
  readonly inFull: boolean;
}

async function buildAll(outside: Host, options: Order): Promise<readonly Outcome[]> {
  const { output = 'output', edition, signal } = options;
  const sources = await collectAll(outside, options.sources ?? ['source']);
  const { host, sources: all } =
    edition === undefined
      ? { host: outside, sources }
      : await nameEdition(outside, sources, edition);
  signal?.throwIfAborted();
  const unlock = await host.lock(output, signal);
  try {
    return await buildInto(output, all, host, options);
  } finally {
    await unlock();
  }
}

async function buildInto(
  output: string,
  all: readonly SourceFile[],
  host: Host,
  options: Order,
): Promise<readonly Outcome[]> {
  const {
    cache,
    force = false,
    jobs = 12,
    repeat = Infinity,
    inFull,
    onProgress,
    signal,
  } = options;
  const { sources, shard } = takeShard(all, options.shard);
  const formats = [...new Set(options.formats ?? defaultFormats)];
  const generator = await readGenerator(host);
  const tools = await identifyTools(host, formats);
  const settings = [tools, formats, host.epoch, options.profile, options.strict];
  const archive =
    cache === undefined ? undefined : await openArchive(host, { cache, output, settings, force });
  const known = await recallSources(host, sources, archive, repeat);
  signal?.throwIfAborted();
  const sumUp = (outcomes: readonly Outcome[]) => hashValue([outcomes.map(describeLength), shard]);
  const isAsItWas =
    known.length === sources.length && (await archive?.isDescribed(sumUp(known))) === true;
  if (isAsItWas && !inFull) return known;
  // What can not be described is found out before the work begins, and made anew with the rest.
  const told = await restoreKnown(known, archive);
  const left = leaveOut(sources, told);
  const given = { output, formats, generator, tools, archive, jobs, onProgress, signal };
  const made = left.length > 0 ? await make(left, { host, options, ...given }) : [];
  const briefings = inOrder(sources, [...told, ...made]);
  if (!isAsItWas || left.length > 0) {
    await writeManifest(host, output, makeManifest(briefings, generator, shard));
    await archive?.save(sumUp(briefings));
  }
  return inFull ? briefings : inOrder(sources, [...known, ...made]);
}

/** What the manifest may leave out if a build went wrong: artifacts of a briefing, or all of it. */
function describeLength(outcome: Outcome): string {
  const { length } = isRecalled(outcome) ? outcome.origins : outcome.artifacts;
  return `${String(length)} ${outcome.source}`;
}

/** The browser is started before anything else is loaded, since it takes a while. */
async function make(
  sources: readonly SourceFile[],
  run: Omit<Run, 'printer'>,
): Promise<readonly BuiltBriefing[]> {
  const printer = openEarly(run.host, run.formats.some(needsBrowser) ? sources.length : 0);
  try {
    await printer.started;
    const { loadParts } = await import('./press/load-parts.js');
    const { runPress } = await loadParts(run.formats);
    return await runPress(sources, { ...run, printer });
  } finally {
    await printer.close();
  }
}

async function identifyTools(host: Host, formats: readonly FormatName[]): Promise<Tools> {
  const printer = formats.some(needsBrowser) ? await host.identifyPrinter() : '';
  return { tool: await identifyTool(host), printer };
}

/** Sources of which nothing is told. */
function leaveOut(
  sources: readonly SourceFile[],
  told: readonly BuiltBriefing[],
): readonly SourceFile[] {
  const paths = new Set(told.map(({ source }) => source));
  return sources.filter(({ path }) => !paths.has(path));
}

/** Outcomes in the order of their sources; of two of one source, the last. */
function inOrder<T extends Outcome>(
  sources: readonly SourceFile[],
  outcomes: readonly T[],
): readonly T[] {
  const bySource = new Map(outcomes.map((outcome) => [outcome.source, outcome]));
  return sources.flatMap(({ path }) => bySource.get(path) ?? []);
}

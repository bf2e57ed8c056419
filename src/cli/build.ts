import { InvalidArgumentError, Option, type Command } from 'commander';
import { formatNames, type FormatName } from '../formats/index.js';
import { openHost } from './open-host.js';
import type { ShardChoice } from '../shard.js';
import { hasErrors } from '../model/message.js';
import { createProgress } from '../report/progress.js';
import { formatTable } from '../report/table.js';
import { CACHE } from './cache-folder.js';
import { EXIT, type Finish } from './exit.js';
import { printBriefingFailures } from './failures.js';
import {
  addSharedFlags,
  printFindings,
  takeText,
  toCheckOptions,
  type SharedFlags,
} from './shared.js';
import { stopOnSignals } from './signals.js';

/** Most warnings on unchanged briefings that people are told again. */
const MAX_REPEATED = 100;

interface BuildFlags extends SharedFlags {
  readonly output: string;
  readonly format?: readonly FormatName[];
  readonly edition?: string;
  readonly jobs: number;
  readonly cache: boolean;
  readonly force?: boolean;
  readonly shard?: ShardChoice;
}

/** Adds `galley build`. */
export function addBuild(program: Command, finish: Finish): void {
  const command = program
    .command('build [paths...]')
    .description('build briefings and editions, files and folders (source/)');
  addSharedFlags(command)
    .option('-o, --output <folder>', 'where the artifacts go', takeText('Name a folder.'), 'output')
    .addOption(
      new Option('--format <names...>', 'formats to make (html pdf epub)').choices(formatNames),
    )
    .option(
      '--edition <title>',
      'bind all the briefings in an edition, too',
      takeText('Give it a title.'),
    )
    .option('--jobs <number>', 'how many briefings are worked on at once', parseJobs, 12)
    .option('--shard <i/n>', 'build one part of n, for merge to join', parseShard)
    .option('--force', 'make anew what has not changed')
    .option('--no-cache', `neither use nor keep what was made before (in ${CACHE})`)
    .action(async (paths: string[], flags: BuildFlags) => finish(await runBuild(paths, flags)));
}

function parseJobs(value: string): number {
  const jobs = Number(value);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 64) return jobs;
  throw new InvalidArgumentError('Give a whole number from 1 to 64.');
}

function parseShard(value: string): ShardChoice {
  const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(value) ?? []).map(Number);
  if (index >= 1 && index <= count) return { index, count };
  throw new InvalidArgumentError('Give the number of the part and of all parts, such as 1/4.');
}

async function runBuild(paths: readonly string[], flags: BuildFlags): Promise<number> {
  const {
    output,
    format,
    edition,
    jobs,
    cache,
    force = false,
    shard,
    reporter,
    quiet = false,
  } = flags;
  const progress = createProgress(process.stderr, quiet || reporter !== 'pretty');
  const host = openHost({ log: progress.log });
  const stop = stopOnSignals();
  const { buildBriefly } = await import('../build.js');
  try {
    const { briefings, unchanged } = await buildBriefly(host, {
      ...toCheckOptions(paths, flags),
      output,
      ...(format && { formats: format }),
      ...(edition !== undefined && { edition }),
      jobs,
      ...(cache && { cache: CACHE }),
      force,
      ...(shard && { shard }),
      ...(reporter === 'pretty' && { repeat: MAX_REPEATED }),
      onProgress: progress.show,
      signal: stop.signal,
    });
    progress.clear();
    const files = briefings.map(({ file }) => file);
    await printFindings(files, flags, 'build', unchanged);
    if (reporter === 'pretty' && !quiet)
      process.stdout.write(formatTable(briefings, output, unchanged.artifacts));
    printBriefingFailures(briefings, briefings.length + unchanged.briefings);
    if (briefings.some(({ failures }) => failures.length > 0)) return EXIT.environment;
    return files.some(hasErrors) ? EXIT.findings : EXIT.ok;
  } catch (error) {
    progress.clear();
    const code = stop.code();
    if (code === undefined) throw error;
    return code;
  }
}

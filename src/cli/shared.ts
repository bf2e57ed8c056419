import { InvalidArgumentError, Option, type Command } from 'commander';
import type { VFile } from 'vfile';
import type { CheckOptions } from '../check-source.js';
import { openHost } from './open-host.js';
import { readGenerator } from '../own.js';
import type { Unchanged } from '../model/result.js';
import type { ReporterOptions } from '../report/reporter.js';
import { loadReporter, reporterNames, type ReporterName } from '../report/index.js';

/** Options that commands which check briefings have in common. */
export interface SharedFlags {
  readonly profile?: string;
  readonly strict?: boolean;
  readonly reporter: ReporterName;
  readonly quiet?: boolean;
}

/** Adds the options of `SharedFlags` to a command. */
export function addSharedFlags(command: Command): Command {
  return command
    .option('--profile <name>', 'profile of briefings that name none (news)')
    .option('--strict', 'treat warnings as errors')
    .addOption(
      new Option('--reporter <name>', 'how findings are printed')
        .choices(reporterNames)
        .default('pretty'),
    )
    .option('--quiet', 'print errors and warnings only');
}

/** Takes the value of an option as it is, unless nothing stands in it: then `advice` is said. */
export function takeText(advice: string): (value: string) => string {
  return (value) => {
    if (value.trim() === '') throw new InvalidArgumentError(advice);
    return value;
  };
}

/** What the flags say to a check. */
export function toCheckOptions(
  paths: readonly string[],
  { profile, strict = false }: SharedFlags,
): CheckOptions {
  return {
    ...(paths.length > 0 && { sources: paths }),
    ...(profile !== undefined && { profile }),
    strict,
  };
}

/**
 * Findings are the result of a check, and of a build as data; beside a build's table they are news.
 */
export async function printFindings(
  files: readonly VFile[],
  { reporter, quiet = false }: SharedFlags,
  command: 'build' | 'check',
  unchanged?: Unchanged,
): Promise<void> {
  const isResult = command === 'check' || reporter !== 'pretty';
  const stream = isResult ? process.stdout : process.stderr;
  const info = command === 'check' && !quiet;
  const found = files.some(({ messages }) => messages.some(({ fatal }) => fatal !== undefined));
  if (reporter === 'pretty' && quiet && !found && !unchanged?.briefings) return;
  await writeReport(stream, reporter, files, { info, unchanged });
}

/** Writes findings on files with a reporter. */
export async function writeReport(
  stream: NodeJS.WriteStream,
  reporter: ReporterName,
  files: readonly VFile[],
  options: Pick<ReporterOptions, 'info' | 'unchanged'>,
): Promise<void> {
  const report = await loadReporter(reporter);
  // They take longer to load than a build with nothing to do takes in all.
  const rules = reporter === 'sarif' ? (await import('../rules/index.js')).rules : [];
  const text = await report(files, {
    color: stream.hasColors?.() ?? false,
    width: stream.isTTY ? stream.columns : undefined,
    ...options,
    generator: await readGenerator(openHost()),
    rules,
  });
  stream.write(text);
}

import { Option, type Command } from 'commander';
import type { VFile } from 'vfile';
import type { CheckOptions } from '../check.js';
import { reporterNames, reporters, type ReporterName } from '../report/findings.js';

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

/** Findings are the result of a check, and of a build as JSON; beside a build's table they are news. */
export function printFindings(
  files: readonly VFile[],
  { reporter, quiet = false }: SharedFlags,
  command: 'build' | 'check',
): void {
  const isResult = command === 'check' || reporter !== 'pretty';
  const stream = isResult ? process.stdout : process.stderr;
  const info = command === 'check' && !quiet;
  const found = files.some(({ messages }) => messages.some(({ fatal }) => fatal !== undefined));
  if (reporter === 'pretty' && quiet && !found) return;
  stream.write(reporters[reporter](files, { color: stream.hasColors?.() ?? false, info }));
}

import type { Command } from 'commander';
import type { VFile } from 'vfile';
import type { Failure } from '../model/failure.js';
import { EXIT } from './exit.js';
import { printFailures } from './failures.js';
import { writeReport } from './shared.js';

/** Options that commands which rewrite briefings have in common. */
export interface RewriteFlags {
  readonly profile?: string;
  readonly check?: boolean;
}

/** Adds the options of `RewriteFlags` to a command. */
export function addRewriteFlags(command: Command): Command {
  return command
    .option('--profile <name>', 'profile of briefings that name none (news)')
    .option('--check', 'write nothing; exit with 1 if a file would change');
}

/** What the flags say to `fix` and its like. */
export function toRewriteOptions(
  paths: readonly string[],
  { profile, check = false }: RewriteFlags,
): { sources?: readonly string[]; profile?: string; dryRun: boolean } {
  return {
    ...(paths.length > 0 && { sources: paths }),
    ...(profile !== undefined && { profile }),
    dryRun: check,
  };
}

/** A file that stayed as it was, since something is wrong with it or with the world. */
export interface Left {
  readonly file: VFile;
  readonly failure?: Failure;
}

/** Says on standard error why files were left as they were; gives the exit code, undefined if there are none. */
export async function explainLeft(left: readonly Left[]): Promise<number | undefined> {
  if (left.length === 0) return undefined;
  const failures = left.flatMap(({ failure }) => failure ?? []);
  printFailures(failures);
  const files = left.map(({ file }) => file);
  await writeReport(process.stderr, 'pretty', files, { info: false });
  return failures.length > 0 ? EXIT.environment : EXIT.findings;
}

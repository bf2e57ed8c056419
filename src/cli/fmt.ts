import type { Command } from 'commander';
import { openHost } from './open-host.js';
import { formatFormatted } from '../report/formatted.js';
import { EXIT, type Finish } from './exit.js';
import { addRewriteFlags, explainLeft, toRewriteOptions, type RewriteFlags } from './rewrite.js';

/** Adds `galley fmt`. */
export function addFmt(program: Command, finish: Finish): void {
  const command = program
    .command('fmt [paths...]')
    .description('write files and folders back as canonical Markdown');
  addRewriteFlags(command).action(async (paths: string[], flags: RewriteFlags) =>
    finish(await runFmt(paths, flags)),
  );
}

async function runFmt(paths: readonly string[], flags: RewriteFlags): Promise<number> {
  const { fmt } = await import('../fmt.js');
  const options = toRewriteOptions(paths, flags);
  const files = await fmt(openHost(), options);
  process.stdout.write(formatFormatted(files, !options.dryRun));
  const code = await explainLeft(files.filter(({ outcome }) => outcome === 'left'));
  const wouldChange = options.dryRun && files.some(({ outcome }) => outcome === 'changed');
  return code ?? (wouldChange ? EXIT.findings : EXIT.ok);
}

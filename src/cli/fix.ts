import type { Command } from 'commander';
import { openHost } from './open-host.js';
import { formatFixed } from '../report/fixed.js';
import { EXIT, type Finish } from './exit.js';
import { addRewriteFlags, explainLeft, toRewriteOptions, type RewriteFlags } from './rewrite.js';

/** Adds `galley fix`. */
export function addFix(program: Command, finish: Finish): void {
  const command = program
    .command('fix [paths...]')
    .description('mend dashes, quotation marks and spaces, and nothing else');
  addRewriteFlags(command).action(async (paths: string[], flags: RewriteFlags) =>
    finish(await runFix(paths, flags)),
  );
}

async function runFix(paths: readonly string[], flags: RewriteFlags): Promise<number> {
  const { fix } = await import('../fix.js');
  const options = toRewriteOptions(paths, flags);
  const files = await fix(openHost(), options);
  process.stdout.write(formatFixed(files, !options.dryRun));
  const code = await explainLeft(files.filter(({ isRead }) => !isRead));
  const wouldChange = options.dryRun && files.some(({ fixed }) => fixed.length > 0);
  return code ?? (wouldChange ? EXIT.findings : EXIT.ok);
}

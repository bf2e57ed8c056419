import type { Command } from 'commander';
import { createNodeHost } from '../host/node-host.js';
import { hasErrors } from '../model/message.js';
import { EXIT, type Finish } from './exit.js';
import { addSharedFlags, printFindings, toCheckOptions, type SharedFlags } from './shared.js';

/** Adds `galley check`. */
export function addCheck(program: Command, finish: Finish): void {
  const command = program
    .command('check [paths...]')
    .description('say what is wrong with files and folders');
  addSharedFlags(command).action(async (paths: string[], flags: SharedFlags) =>
    finish(await runCheck(paths, flags)),
  );
}

async function runCheck(paths: readonly string[], flags: SharedFlags): Promise<number> {
  const { check } = await import('../check.js');
  const files = await check(createNodeHost(), toCheckOptions(paths, flags));
  await printFindings(files, flags, 'check');
  return files.some(hasErrors) ? EXIT.findings : EXIT.ok;
}

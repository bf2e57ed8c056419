import type { Command } from 'commander';
import { openHost } from './open-host.js';
import { hasErrors } from '../model/message.js';
import { countOf } from '../report/messages.js';
import { EXIT, type Finish } from './exit.js';
import { addSharedFlags, printFindings, toCheckOptions, type SharedFlags } from './shared.js';
import { addStdin, STDIN } from './stdin.js';

interface CheckFlags extends SharedFlags {
  readonly updateBaseline?: boolean;
}

/** Adds `galley check`. */
export function addCheck(program: Command, finish: Finish): void {
  const command = program
    .command('check [paths...]')
    .description('say what is wrong with files and folders (-: standard input)');
  addSharedFlags(command)
    .option('--update-baseline', 'accept what is found now, in galley-baseline.json')
    .action(async (paths: string[], flags: CheckFlags) => finish(await runCheck(paths, flags)));
}

async function runCheck(paths: readonly string[], flags: CheckFlags): Promise<number> {
  const { check } = await import('../check.js');
  const files = openHost();
  const host = paths.includes(STDIN) ? await addStdin(files) : files;
  const options = toCheckOptions(paths, flags);
  if (flags.updateBaseline === true) {
    const { updateBaseline } = await import('../update-baseline.js');
    const baseline = await updateBaseline(host, options);
    const count = `${countOf(baseline.findings, 'finding')} in ${countOf(baseline.files, 'briefing')}`;
    const anew = baseline.wasBroken ? '; it was broken, and is made anew' : '';
    if (flags.quiet !== true) process.stderr.write(`${baseline.path} accepts ${count}${anew}\n`);
  }
  const checked = await check(host, options);
  await printFindings(checked, flags, 'check');
  return checked.some(hasErrors) ? EXIT.findings : EXIT.ok;
}

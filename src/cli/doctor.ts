import type { Command } from 'commander';
import { EXIT, type Finish } from './exit.js';

/** Adds `galley doctor`. */
export function addDoctor(program: Command, finish: Finish): void {
  program
    .command('doctor')
    .description('say which browser, fonts, sandbox and Node there are, and what to do')
    .action(async () => finish(await runDoctor()));
}

async function runDoctor(): Promise<number> {
  const { diagnose } = await import('../host/diagnose.js');
  const rows = await diagnose();
  for (const { name, ok, found, advice } of rows) {
    process.stdout.write(`${ok ? 'ok  ' : 'FAIL'}  ${name}: ${found}\n`);
    if (advice !== undefined) process.stdout.write(`      ${advice}\n`);
  }
  return rows.every(({ ok }) => ok) ? EXIT.ok : EXIT.environment;
}

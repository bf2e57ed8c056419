import type { Command } from 'commander';
import { openHost } from './open-host.js';
import { CACHE } from './cache-folder.js';
import { EXIT, type Finish } from './exit.js';

/** Adds `galley cache`. */
export function addCache(program: Command, finish: Finish): void {
  const cache = program.command('cache').description(`look after what builds keep in ${CACHE}`);
  const add = (name: string, description: string, run: () => Promise<number>) =>
    cache
      .command(name)
      .description(description)
      .action(async () => finish(await run()));
  add('stat', 'say how much is kept', tellStat);
  add('verify', 'read all that is kept, and say what is damaged', tellDamage);
  add('prune', 'remove what is in no output folder any more', prune);
}

async function tellStat(): Promise<number> {
  const { measureCache } = await import('../store/maintain.js');
  const amount = await measureCache(openHost(), CACHE);
  process.stdout.write(`${CACHE} keeps ${describe(amount)}\n`);
  return EXIT.ok;
}

async function tellDamage(): Promise<number> {
  const { verifyCache } = await import('../store/maintain.js');
  const damaged = await verifyCache(openHost(), CACHE);
  for (const path of damaged) {
    process.stdout.write(`${path} is damaged: a build that needs it makes it again\n`);
  }
  if (damaged.length === 0) process.stdout.write(`All that ${CACHE} keeps is whole\n`);
  return damaged.length === 0 ? EXIT.ok : EXIT.findings;
}

async function prune(): Promise<number> {
  const { pruneCache } = await import('../store/maintain.js');
  const amount = await pruneCache(openHost(), CACHE);
  process.stdout.write(`Removed ${describe(amount)} from ${CACHE}\n`);
  return EXIT.ok;
}

function describe({ entries, size }: { readonly entries: number; readonly size: number }): string {
  const counted = `${String(entries)} ${entries === 1 ? 'entry' : 'entries'}`;
  return `${counted}, ${(size / 1_000_000).toFixed(1)} MB`;
}

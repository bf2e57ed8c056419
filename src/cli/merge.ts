import type { Command } from 'commander';
import { openHost } from './open-host.js';
import { EXIT, type Finish } from './exit.js';
import { takeText } from './shared.js';

/** Adds `galley merge`. */
export function addMerge(program: Command, finish: Finish): void {
  program
    .command('merge <folders...>')
    .description('join the output of the shards of a build')
    .option('-o, --output <folder>', 'where the artifacts go', takeText('Name a folder.'), 'output')
    .action(async (folders: string[], { output }: { output: string }) =>
      finish(await runMerge(folders, output)),
    );
}

async function runMerge(folders: readonly string[], output: string): Promise<number> {
  const { merge } = await import('../merge.js');
  const { briefings } = await merge(openHost(), folders, output);
  const count = briefings.reduce((sum, { artifacts }) => sum + artifacts.length, 0);
  process.stdout.write(
    `${String(count)} artifacts of ${String(folders.length)} shards in ${output}\n`,
  );
  return EXIT.ok;
}

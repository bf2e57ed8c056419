import type { Command } from 'commander';
import { openHost } from './open-host.js';
import { readGenerator } from '../own.js';

/** Adds `galley lsp`. */
export function addLsp(program: Command): void {
  program
    .command('lsp')
    .description('serve an editor, by the Language Server Protocol over standard input and output')
    // Editors add options that say how to be spoken to (`--stdio`) and who asks (`--clientProcessId`).
    .allowUnknownOption()
    .allowExcessArguments()
    .action(runLsp);
}

async function runLsp(): Promise<void> {
  const { serve } = await import('../lsp/index.js');
  const host = openHost();
  serve(host, await readGenerator(host), process.stdin, process.stdout);
}

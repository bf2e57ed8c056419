import { Command, CommanderError } from 'commander';
import { addBuild } from './build.js';
import { addCache } from './cache.js';
import { addCheck } from './check.js';
import { addDev } from './dev.js';
import { addDoctor } from './doctor.js';
import { EXIT, type Finish } from './exit.js';
import { explainError } from './failures.js';
import { addFix } from './fix.js';
import { addFmt } from './fmt.js';
import { addLsp } from './lsp.js';
import { addMerge } from './merge.js';
import { openHost } from './open-host.js';
import { readGenerator } from '../own.js';

/** Shown below the options by --help. */
const EXAMPLES = `
Examples:
  $ galley build                          all of source/, as HTML, PDF and EPUB into output/
  $ galley build brief.md --format pdf    one briefing, as PDF only
  $ galley check --strict source          what is wrong; warnings count as errors
  $ galley build --profile bulletin -o public
  $ galley build --edition "The Week" a.md b.md    both, and one book, PDF and page of both
  $ galley dev source                     show all in a browser, anew when saved
  $ galley fix source                     mend what can be mended without changing a word
  $ galley fmt --check source             which files are not canonical Markdown

Exit codes: 0 built and proved, 1 findings at error level, 2 usage, 3 the environment,
129, 130 and 143 ended by a signal, 70 a fault of Galley.`;

/** Runs the command line: reads the arguments of a process, prints, and gives the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(EXIT.ok);
  });
  let code: number = EXIT.ok;
  try {
    const program = await makeProgram((result) => {
      code = result;
    });
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    return explainError(error);
  }
}

async function makeProgram(finish: Finish): Promise<Command> {
  const generator = await readGenerator(openHost());
  const program = new Command('galley')
    .description('Turns briefings into web pages, printable PDFs and EPUBs, and checks them.')
    .version(generator.replace('Galley ', ''), '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError('(galley --help tells more)')
    .addHelpText('after', EXAMPLES);
  for (const add of [
    addBuild,
    addCheck,
    addFix,
    addFmt,
    addDev,
    addLsp,
    addCache,
    addMerge,
    addDoctor,
  ])
    add(program, finish);
  return program;
}

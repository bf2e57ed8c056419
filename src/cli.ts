#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { VFile } from 'vfile';
import { formatNames, type FormatName } from './formats/index.js';
import { createNodeHost } from './host/node-host.js';
import { Failure } from './model/failure.js';
import { hasErrors } from './model/message.js';
import { readGenerator } from './own.js';
import { escapeControls } from './report/escape.js';
import { reporterNames, reporters, type ReporterName } from './report/findings.js';
import { createProgress } from './report/progress.js';
import { formatTable } from './report/table.js';

/** Exit codes, as docs/architecture.md explains them. */
const EXIT = { ok: 0, findings: 1, usage: 2, environment: 3, bug: 70 } as const;

interface SharedOptions {
  readonly profile?: string;
  readonly strict?: boolean;
  readonly reporter: ReporterName;
  readonly quiet?: boolean;
}

interface BuildFlags extends SharedOptions {
  readonly output: string;
  readonly format?: readonly FormatName[];
  readonly jobs: number;
}

/** Shown below the options by --help. */
const EXAMPLES = `
Examples:
  $ galley build                          all of source/, as HTML, PDF and EPUB into output/
  $ galley build brief.md --format pdf    one briefing, as PDF only
  $ galley check --strict source          what is wrong; warnings count as errors
  $ galley build --profile bulletin -o public

Exit codes: 0 built and proved, 1 findings at error level, 2 usage, 3 the environment,
129, 130 and 143 ended by a signal, 70 a fault of Galley.`;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.ok);
});
process.exitCode = await main(process.argv);

async function main(argv: readonly string[]): Promise<number> {
  let code: number = EXIT.ok;
  try {
    const program = await makeProgram((result) => {
      code = result;
    });
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (!(error instanceof Failure)) return reportBug(error);
    printFailure(error);
    return error.code === 'usage' ? EXIT.usage : EXIT.environment;
  }
}

async function makeProgram(finish: (code: number) => void): Promise<Command> {
  const generator = await readGenerator(createNodeHost());
  const program = new Command('galley')
    .description('Turns briefings into web pages, printable PDFs and EPUBs, and checks them.')
    .version(generator.replace('Galley ', ''), '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError('(galley --help tells more)')
    .addHelpText('after', EXAMPLES);
  addShared(program.command('build [paths...]').description('build files and folders (source/)'))
    .option('-o, --output <folder>', 'where the artifacts go', 'output')
    .addOption(
      new Option('--format <names...>', 'formats to make (html pdf epub)').choices(formatNames),
    )
    .option('--jobs <number>', 'how many briefings are worked on at once', parseJobs, 2)
    .action(async (paths: string[], flags: BuildFlags) => finish(await runBuild(paths, flags)));
  addShared(
    program.command('check [paths...]').description('say what is wrong with files and folders'),
  ).action(async (paths: string[], flags: SharedOptions) => finish(await runCheck(paths, flags)));
  program
    .command('doctor')
    .description('say which browser, fonts, sandbox and Node there are, and what to do')
    .action(async () => finish(await runDoctor()));
  return program;
}

function addShared(command: Command): Command {
  return command
    .option('--profile <name>', 'profile of briefings that name none (news)')
    .option('--strict', 'treat warnings as errors')
    .addOption(
      new Option('--reporter <name>', 'how findings are printed')
        .choices(reporterNames)
        .default('pretty'),
    )
    .option('--quiet', 'print errors and warnings only');
}

function parseJobs(value: string): number {
  const jobs = Number(value);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 64) return jobs;
  throw new InvalidArgumentError('Give a whole number from 1 to 64.');
}

async function runBuild(paths: readonly string[], flags: BuildFlags): Promise<number> {
  const { output, format, jobs, reporter, quiet = false } = flags;
  const progress = createProgress(process.stderr, quiet || reporter !== 'pretty');
  const host = createNodeHost({ log: progress.log });
  const stop = stopOnSignals();
  const { build } = await import('./build.js');
  try {
    const { briefings } = await build(host, {
      ...toCheckOptions(paths, flags),
      output,
      ...(format && { formats: format }),
      jobs,
      onProgress: progress.show,
      signal: stop.signal,
    });
    progress.clear();
    const files = briefings.map(({ file }) => file);
    printFindings(files, flags, 'build');
    if (reporter === 'pretty' && !quiet) process.stdout.write(formatTable(briefings, output));
    const failures = briefings.flatMap((briefing) => briefing.failures);
    uniqueFailures(failures).forEach(printFailure);
    if (failures.length > 0) return EXIT.environment;
    return files.some(hasErrors) ? EXIT.findings : EXIT.ok;
  } catch (error) {
    progress.clear();
    const code = stop.code();
    if (code === undefined) throw error;
    return code;
  }
}

async function runCheck(paths: readonly string[], flags: SharedOptions): Promise<number> {
  const { check } = await import('./check.js');
  const files = await check(createNodeHost(), toCheckOptions(paths, flags));
  printFindings(files, flags, 'check');
  return files.some(hasErrors) ? EXIT.findings : EXIT.ok;
}

async function runDoctor(): Promise<number> {
  const { diagnose } = await import('./host/diagnose.js');
  const rows = await diagnose();
  for (const { name, ok, found, advice } of rows) {
    process.stdout.write(`${ok ? 'ok  ' : 'FAIL'}  ${name}: ${found}\n`);
    if (advice !== undefined) process.stdout.write(`      ${advice}\n`);
  }
  return rows.every(({ ok }) => ok) ? EXIT.ok : EXIT.environment;
}

function toCheckOptions(paths: readonly string[], { profile, strict = false }: SharedOptions) {
  return {
    ...(paths.length > 0 && { sources: paths }),
    ...(profile !== undefined && { profile }),
    strict,
  };
}

/** Findings are the result of a check, and of a build as JSON; beside a build's table they are news. */
function printFindings(
  files: readonly VFile[],
  { reporter, quiet = false }: SharedOptions,
  command: 'build' | 'check',
): void {
  const isResult = command === 'check' || reporter !== 'pretty';
  const stream = isResult ? process.stdout : process.stderr;
  const info = command === 'check' && !quiet;
  const found = files.some(({ messages }) => messages.some(({ fatal }) => fatal !== undefined));
  if (reporter === 'pretty' && quiet && !found) return;
  stream.write(reporters[reporter](files, { color: stream.hasColors?.() ?? false, info }));
}

/** The same failure (no browser) may have met many briefings: it is said once. */
function uniqueFailures(failures: readonly Failure[]): readonly Failure[] {
  return [...new Map(failures.map((failure) => [failure.message, failure])).values()];
}

/** What is our own fault shows its stack. */
function reportBug(error: unknown): number {
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`galley: This is a fault of Galley. Please report it.\n${stack ?? ''}\n`);
  return EXIT.bug;
}

function printFailure({ message, hint }: Failure): void {
  const lines = message.split('\n').map(escapeControls).join('\n');
  process.stderr.write(`galley: ${lines}\n    ${escapeControls(hint)}\n`);
}

/** Aborts on the first signal; a second one ends the process at once. */
function stopOnSignals(): { readonly signal: AbortSignal; code(): number | undefined } {
  const controller = new AbortController();
  let code: number | undefined;
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  for (const [name, value] of Object.entries(codes)) {
    process.on(name, () => {
      if (code !== undefined) process.exit(value);
      code = value;
      controller.abort(new Error(`Ended by ${name}`));
    });
  }
  return { signal: controller.signal, code: () => code };
}

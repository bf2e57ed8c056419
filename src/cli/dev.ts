import { once } from 'node:events';
import { InvalidArgumentError, type Command } from 'commander';
import { openHost } from './open-host.js';
import { EXIT, type Finish } from './exit.js';
import { explainError, printFailures } from './failures.js';
import { stopOnSignals } from './signals.js';

interface DevFlags {
  readonly profile?: string;
  readonly strict?: boolean;
  readonly port: number;
}

/** Adds `galley dev`. */
export function addDev(program: Command, finish: Finish): void {
  program
    .command('dev [paths...]')
    .description('show briefings and editions in a browser, anew whenever they change')
    .option('--profile <name>', 'profile of briefings that name none (news)')
    .option('--strict', 'treat warnings as errors')
    .option('--port <number>', 'the first port to try; 0 takes any', parsePort, 4747)
    .action(async (paths: string[], flags: DevFlags) => finish(await runDev(paths, flags)));
}

function parsePort(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new InvalidArgumentError('Give a whole number from 0 to 65535.');
}

async function runDev(paths: readonly string[], flags: DevFlags): Promise<number> {
  const { profile, strict = false, port } = flags;
  const stop = stopOnSignals();
  const [{ startPreview }, { watchFiles }] = await Promise.all([
    import('../dev/index.js'),
    import('../host/watch-files.js'),
  ]);
  const preview = await startPreview(
    openHost({ log: (line) => process.stderr.write(`${line}\n`) }),
    {
      ...(paths.length > 0 && { sources: paths }),
      ...(profile !== undefined && { profile }),
      strict,
      port,
      watch: (watched, onChange) =>
        watchFiles(watched, { onChange, onError: (failure) => printFailures([failure]) }),
      complain: explainError,
    },
  );
  process.stdout.write(`The preview is at ${preview.url} (Ctrl-C ends it)\n`);
  if (!stop.signal.aborted) await once(stop.signal, 'abort');
  await preview.close();
  return stop.code() ?? EXIT.ok;
}

import { Failure } from '../model/failure.js';
import type { BuiltBriefing } from '../model/result.js';
import { escapeControls } from '../report/escape.js';
import { EXIT } from './exit.js';

/** Says what went wrong; the same failure (no browser) may have met many briefings: it is said once. */
export function printFailures(failures: readonly Failure[]): void {
  const unique = new Map(failures.map((failure) => [failure.message, failure]));
  unique.forEach((failure) => printFailure(failure));
}

/**
 * Says what kept artifacts of briefings from being made: each thing once, with the briefings that it met, unless it
 * met all of them.
 * @param total how many briefings there are, if not all are given
 */
export function printBriefingFailures(
  briefings: readonly Pick<BuiltBriefing, 'source' | 'failures'>[],
  total = briefings.length,
): void {
  const met = new Map<string, { readonly failure: Failure; readonly sources: string[] }>();
  for (const { source, failures } of briefings) {
    for (const failure of failures) {
      const known = met.get(failure.message);
      if (known) known.sources.push(source);
      else met.set(failure.message, { failure, sources: [source] });
    }
  }
  for (const { failure, sources } of met.values()) {
    const isOfAll = new Set(sources).size === total;
    printFailure(failure, isOfAll ? '' : `${sources.join(', ')}: `);
  }
}

/** Says what kept a command from its work, and gives its exit code. What is our own fault shows its stack. */
export function explainError(error: unknown): number {
  const failure = error instanceof Failure ? error : findBrokenInstall(error);
  if (!failure) return reportBug(error);
  printFailure(failure);
  return failure.code === 'usage' ? EXIT.usage : EXIT.environment;
}

/** A library that can't be loaded. Node takes one for missing, too, if it may open no more files. */
function findBrokenInstall(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (error.code !== 'ERR_MODULE_NOT_FOUND' && error.code !== 'EMFILE') return undefined;
  const [, path = ''] = /'([^']+)'/.exec(error.message) ?? [];
  return new Failure(
    'install-broken',
    `A part of Galley cannot be loaded: ${path === '' ? 'too many files are open' : path}`,
    'Allow more open files (`ulimit -n 1024`), or install Galley anew.',
    error,
  );
}

function reportBug(error: unknown): number {
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`galley: This is a fault of Galley. Please report it.\n${stack ?? ''}\n`);
  return EXIT.bug;
}

function printFailure({ message, hint }: Failure, briefings = ''): void {
  const lines = `${briefings}${message}`.split('\n').map(escapeControls).join('\n');
  process.stderr.write(`galley: ${lines}\n    ${escapeControls(hint)}\n`);
}

import { Failure } from '../model/failure.js';
import { escapeControls } from '../report/escape.js';
import { EXIT } from './exit.js';

/** Says what went wrong; the same failure (no browser) may have met many briefings: it is said once. */
export function printFailures(failures: readonly Failure[]): void {
  const unique = new Map(failures.map((failure) => [failure.message, failure]));
  unique.forEach(printFailure);
}

/** Says what kept a command from its work, and gives its exit code. What is our own fault shows its stack. */
export function explainError(error: unknown): number {
  if (!(error instanceof Failure)) return reportBug(error);
  printFailure(error);
  return error.code === 'usage' ? EXIT.usage : EXIT.environment;
}

function reportBug(error: unknown): number {
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`galley: This is a fault of Galley. Please report it.\n${stack ?? ''}\n`);
  return EXIT.bug;
}

function printFailure({ message, hint }: Failure): void {
  const lines = message.split('\n').map(escapeControls).join('\n');
  process.stderr.write(`galley: ${lines}\n    ${escapeControls(hint)}\n`);
}

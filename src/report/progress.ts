import type { Progress } from '../model/result.js';
import { escapeControls } from './escape.js';

/** Where progress is shown: the standard error of the process. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** Shows what a build is doing. */
export interface ProgressDisplay {
  readonly show: (step: Progress) => void;
  /** A line about something slow, to be overwritten by the next; or a warning, which stays. */
  readonly log: (line: string, kind: 'progress' | 'warning') => void;
  /** Takes away the line that is being rewritten. */
  readonly clear: () => void;
}

/** On a terminal one line that rewrites itself; elsewhere a plain line for each finished briefing. */
export function createProgress(stream: ProgressStream, quiet: boolean): ProgressDisplay {
  return stream.isTTY === true && !quiet ? createLive(stream) : createPlain(stream, quiet);
}

const CLEAR = '\r\u001B[2K';

function createLive(stream: ProgressStream): ProgressDisplay {
  const describeStep = makeDescription();
  const rewrite = (line: string) => stream.write(CLEAR + fit(line, stream.columns ?? 80));
  return {
    show: (step) => rewrite(describeStep(step)),
    log: (line, kind) => (kind === 'progress' ? rewrite(line) : stream.write(`${CLEAR}${line}\n`)),
    clear: () => stream.write(CLEAR),
  };
}

function createPlain(stream: ProgressStream, quiet: boolean): ProgressDisplay {
  const describeStep = makeDescription();
  let told = false;
  return {
    show(step) {
      const line = describeStep(step);
      if (!quiet && step.doing === 'done') stream.write(`${line}\n`);
    },
    log(line, kind) {
      if (kind === 'progress' && (told || quiet)) return;
      if (kind === 'progress') told = true;
      stream.write(`${line}\n`);
    },
    clear() {},
  };
}

/** Steps in words; as soon as there is a rate to speak of, with that and with the time that is left. */
function makeDescription(): (step: Progress) => string {
  let started: number | undefined;
  return ({ path, doing, done, total }) => {
    // A build with nothing to do takes no step, and needs no clock, which Node would have to load.
    started ??= performance.now();
    const seconds = (performance.now() - started) / 1000;
    const rate = done / seconds;
    const left = formatTime((total - done) / rate);
    const pace = seconds < 2 || done < 2 ? '' : ` (${rate.toFixed(1)} a second, ${left} left)`;
    return `[${String(done)}/${String(total)}]${pace} ${escapeControls(path)}: ${doing}`;
  };
}

function formatTime(seconds: number): string {
  return seconds < 100 ? `${seconds.toFixed(0)} s` : `${(seconds / 60).toFixed(0)} min`;
}

function fit(line: string, columns: number): string {
  return line.length < columns ? line : `${line.slice(0, columns - 2)}…`;
}

import { execFileSync, spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from 'puppeteer';
import { withDeadline } from './deadline.js';
import { explain } from '../reasons.js';

/** How much of what the browser complains is kept, in characters. */
const COMPLAINTS = 4000;

/** How long the processes of a killed browser may take to go, in milliseconds. */
const LAST_BREATH = 2000;

/** Standard streams, and the two pipes on which the DevTools protocol runs. */
const STREAMS: StdioOptions = ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'];

/**
 * The process of a browser with `--remote-debugging-pipe`. It is started here rather than by Puppeteer,
 * which keeps what the browser writes on stderr to itself and dies of a program that can't be run.
 */
export class BrowserProcess {
  /** The connection for `puppeteer.connect`. */
  readonly transport: ConnectionTransport;
  /** Resolves when the process and all that hold its streams have gone, or could not be started. */
  readonly gone: Promise<void>;
  readonly #child: ChildProcess;
  #alive = true;
  #complaints = '';

  constructor(path: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    // Its own process group, so that one signal ends all processes of the browser.
    const detached = process.platform !== 'win32';
    this.#child = spawn(path, args, { env, detached, stdio: STREAMS });
    // What is left of a browser that died holds its pipes open, and whoever waits would wait on.
    this.#child.once('exit', () => this.kill());
    this.gone = new Promise((resolve) => {
      this.#child.once('error', (error) => {
        this.#complaints += explain(error);
        this.#alive = false;
        resolve();
      });
      this.#child.once('close', () => resolve());
    });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#complaints = (this.#complaints + chunk.toString()).slice(-COMPLAINTS);
    });
    this.transport = openTransport(this.#child, () => (this.#alive = false));
  }

  /** Whether the browser still runs and listens. */
  get alive(): boolean {
    return this.#alive;
  }

  /** Why the browser ended, in its own words: its fatal error, else the last line on stderr, else empty. */
  get complaint(): string {
    const lines = this.#complaints.trim().split('\n');
    return lines.find((line) => line.includes(':FATAL:')) ?? lines.at(-1) ?? '';
  }

  /** Kills the browser with all its processes, at once. Never throws. */
  kill(): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      if (process.platform === 'win32') killTree(pid);
      else process.kill(-pid, 'SIGKILL');
    } catch {
      // It has gone by itself.
    }
  }

  /** Kills the browser and waits until its processes have gone. Never throws. */
  async end(): Promise<void> {
    this.kill();
    await withDeadline(this.gone, LAST_BREATH, () => new Error('still there')).catch(() => {});
  }
}

function killTree(pid: number): void {
  execFileSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
}

/** Messages of the DevTools protocol on a pipe are JSON, each followed by a zero byte. */
function openTransport(child: ChildProcess, closed: () => void): ConnectionTransport {
  const [, , , input, output] = child.stdio as [null, null, Readable, Writable, Readable];
  const transport: ConnectionTransport = {
    send: (message) => void input.write(`${message}\0`),
    close: () => input.destroy(),
  };
  let parts: Buffer[] = [];
  output.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let to = chunk.indexOf(0); to >= 0; to = chunk.indexOf(0, from)) {
      const message = Buffer.concat([...parts, chunk.subarray(from, to)]).toString();
      parts = [];
      from = to + 1;
      transport.onmessage?.(message);
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  });
  output.once('close', () => {
    closed();
    transport.onclose?.();
  });
  // A browser that dies breaks its pipes; `onclose` has said so.
  for (const stream of [input, output]) stream.on('error', () => {});
  return transport;
}

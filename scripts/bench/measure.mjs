import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const METER = fileURLToPath(import.meta.resolve('./meter.cjs'));

/** Runs a program to its end; gives seconds, and for Node its memory at the peak in MB and its processor seconds. */
export function measure(folder, program, args) {
  const scratch = mkdtempSync(join(tmpdir(), 'galley-meter-'));
  const meter = join(scratch, 'usage.json');
  const isNode = program === process.execPath;
  const started = performance.now();
  const { status, error, stderr } = spawnSync(
    program,
    isNode ? ['--require', METER, ...args] : args,
    {
      cwd: folder,
      env: { ...process.env, METER: meter },
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    },
  );
  const seconds = (performance.now() - started) / 1000;
  if (error || status !== 0)
    throw error ?? new Error(`${program} ended with ${status}: ${stderr.slice(-2000)}`);
  const usage = isNode ? JSON.parse(readFileSync(meter, 'utf8')) : undefined;
  rmSync(scratch, { recursive: true });
  return {
    seconds,
    ...(usage && {
      memory: usage.maxRSS / 1024,
      cpu: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    }),
  };
}

/** Measures several things in turn, `rounds` times, so that all meet the same weather; gives the medians. */
export function measureInTurn(rounds, things) {
  const found = new Map(Object.keys(things).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(things)) found.get(name).push(run());
  }
  return Object.fromEntries([...found].map(([name, runs]) => [name, medianOf(runs)]));
}

function medianOf(runs) {
  const middle = (key) => runs.map((run) => run[key]).toSorted((a, b) => a - b)[runs.length >> 1];
  return Object.fromEntries(Object.keys(runs[0]).map((key) => [key, middle(key)]));
}

/** The path of a program on the PATH; undefined if it is not there. */
export function findProgram(name) {
  const paths = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  return paths.find((path) => existsSync(path));
}

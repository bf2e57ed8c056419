// What all tortures share: a folder of their own, the command line as a child process, and a look at what is left.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const CLI = resolve('dist/cli.js');
const SEED = resolve('source/putin-north-korea-visit.txt');

/** A folder with a source, an output and a folder for temporary files, all its own. */
export async function openBench(name) {
  const root = await mkdtemp(join(tmpdir(), `torture ${name} `));
  const temporary = join(root, 'tmp');
  await Promise.all([mkdir(join(root, 'source')), mkdir(temporary)]);
  await cp(SEED, join(root, 'source', 'a.txt'));
  return {
    root,
    output: join(root, 'output'),
    temporary,
    env: { ...process.env, TMPDIR: temporary },
    write: (path, text) => writeFile(join(root, path), text),
    close: () => rm(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** The text of the source; the number makes another briefing of it. */
export async function varySeed(number) {
  const seed = await readFile(SEED, 'utf8');
  return seed.replace('Analysis\n', `Analysis\nThis is the text of build ${String(number)}.\n`);
}

/** Starts the command line. `ended` gives its code (or signal), what it wrote, and when it ended. */
export function start(
  bench,
  args,
  { env = {}, node = [], shell, stdio = 'pipe', detached = false } = {},
) {
  const options = { cwd: bench.root, env: { ...bench.env, ...env }, stdio, detached };
  const words = [process.execPath, ...node, CLI, ...args];
  const child = shell
    ? spawn('sh', ['-c', `${shell}; exec "$@"`, 'sh', ...words], options)
    : spawn(words[0], words.slice(1), options);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (output += part));
  const ended = new Promise((done) => {
    child.on('close', (code, signal) =>
      done({ code: code ?? signal, output, at: performance.now() }),
    );
  });
  return { child, ended };
}

/** Runs the command line to its end. */
export function run(bench, args, options) {
  return start(bench, args, options).ended;
}

/** SHA-256 of the artifacts, by name. */
export async function hashArtifacts(bench) {
  const names = (await readdir(bench.output)).filter((name) => /^a\.(?:html|pdf|epub)$/.test(name));
  const hashes = {};
  for (const name of names) {
    hashes[name] = createHash('sha256')
      .update(await readFile(join(bench.output, name)))
      .digest('hex');
  }
  return hashes;
}

/** What is left that should not be: temporary files and locks, in output and the folder for temporary files. */
export async function listLitter(bench) {
  const output = await readdir(bench.output).catch(() => []);
  const temporary = await readdir(bench.temporary).catch(() => []);
  return [...output.filter((name) => name.startsWith('.galley')), ...temporary];
}

/** Ids of processes whose folder for temporary files is that of the bench, but for zombies. */
function listProcesses(bench) {
  return readdirSync('/proc').filter((id) => {
    if (!/^\d+$/.test(id)) return false;
    try {
      if (/^State:\s+Z/m.test(readFileSync(`/proc/${id}/status`, 'utf8'))) return false;
      return readFileSync(`/proc/${id}/environ`, 'latin1').includes(`TMPDIR=${bench.temporary}`);
    } catch {
      return false;
    }
  });
}

/** Waits until no process of the bench is left, but no longer than so many milliseconds; gives what is left. */
export async function waitForProcesses(bench, milliseconds) {
  const end = performance.now() + milliseconds;
  while (listProcesses(bench).length > 0 && performance.now() < end) await pause(20);
  return listProcesses(bench);
}

export function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

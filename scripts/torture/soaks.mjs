// One process that builds again and again: its memory and its open files stay as they are.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { build } from '../../dist/build.js';
import { createNodeHost } from '../../dist/host/node-host.js';
import { varySeed } from './bench.mjs';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** What this process has now, without what only waits to be collected: megabytes, and open files. */
function measure() {
  collect();
  const { rss, heapUsed } = process.memoryUsage();
  return { rss: rss / 1e6, heap: heapUsed / 1e6, files: readdirSync('/proc/self/fd').length };
}

/** The highest figures of some measurements, as text too. */
function summarise(measured) {
  const highest = (key) => Math.max(...measured.map((it) => it[key]));
  const [rss, heap, files] = ['rss', 'heap', 'files'].map(highest);
  const text = `rss ${rss.toFixed(0)} MB, heap ${heap.toFixed(1)} MB, ${files} files`;
  return { rss, heap, files, text };
}

async function soak(count) {
  const root = await mkdtemp(join(tmpdir(), 'torture soak '));
  const source = join(root, 'a.txt');
  const output = join(root, 'output');
  const failures = [];
  const measured = [];
  for (let turn = 0; turn < count; turn += 1) {
    await writeFile(source, await varySeed(turn));
    const formats = turn % 10 === 0 ? ['html', 'pdf', 'epub'] : ['html', 'epub'];
    const { briefings } = await build(createNodeHost(), { sources: [source], output, formats });
    if (briefings[0].artifacts.length !== formats.length)
      failures.push(`build ${turn} is not whole`);
    if (turn % 10 === 9) measured.push(measure());
  }
  await rm(root, { recursive: true });
  // Libraries and fonts are loaded within the first builds, so their highest figures are those of a process at work.
  const first = summarise(measured.slice(0, 10));
  const last = summarise(measured.slice(-10));
  process.stderr.write(`  first hundred: ${first.text}\n  last hundred:  ${last.text}\n`);
  if (last.heap > first.heap * 1.1 + 5) failures.push(`the heap grew to ${last.text}`);
  if (last.rss > first.rss * 1.25) failures.push(`the memory grew to ${last.text}`);
  if (last.files > first.files) failures.push(`open files grew to ${last.files}`);
  return { cases: count, failures };
}

/** The whole suite in a network that has this machine only, and no way out. */
function testWithoutNetwork() {
  const suite = ['npx', 'vitest', 'run', '--testTimeout=120000'];
  // Who is not root may take the network away from a user of a namespace of its own.
  const flags = process.getuid?.() === 0 ? '-n' : '-rn';
  const { status, stderr, stdout } = spawnSync('unshare', [flags, ...suite], {
    encoding: 'utf8',
  });
  const cases = Number(/Tests .*?(\d+) passed/.exec(stdout ?? '')?.[1] ?? 0);
  if (status === 0) return { cases, failures: [] };
  if (cases === 0)
    return {
      cases,
      failures: [],
      skipped: `no network can be taken away here: ${stderr ?? 'no unshare'}`,
    };
  const failed = [...stdout.matchAll(/FAIL\s+(.+)/g)].map(([, name]) => name);
  return { cases, failures: [...new Set(failed)] };
}

/** The tortures of this file. */
export function soaks(short) {
  if (short) return [];
  return [
    ['500 builds in one process take no more memory and files', () => soak(500)],
    ['The whole suite passes without a network', testWithoutNetwork],
  ];
}

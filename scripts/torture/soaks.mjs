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

async function soak(count) {
  const root = await mkdtemp(join(tmpdir(), 'torture soak '));
  const source = join(root, 'a.txt');
  const output = join(root, 'output');
  const measure = () => {
    collect();
    return {
      heap: process.memoryUsage().heapUsed / 1e6,
      files: readdirSync('/proc/self/fd').length,
    };
  };
  const failures = [];
  let before = measure();
  for (let turn = 0; turn < count; turn += 1) {
    await writeFile(source, await varySeed(turn));
    const formats = turn % 10 === 0 ? ['html', 'pdf', 'epub'] : ['html', 'epub'];
    const { briefings } = await build(createNodeHost(), { sources: [source], output, formats });
    if (briefings[0].artifacts.length !== formats.length)
      failures.push(`build ${turn} is not whole`);
    // What is loaded and kept once is there by now.
    if (turn === Math.floor(count / 5)) before = measure();
  }
  const after = measure();
  process.stderr.write(
    `  heap ${before.heap.toFixed(1)} to ${after.heap.toFixed(1)} MB, files ${before.files} to ${after.files}\n`,
  );
  if (after.heap > before.heap * 1.1 + 5)
    failures.push(`the heap grew from ${before.heap} to ${after.heap} MB`);
  if (after.files > before.files)
    failures.push(`open files grew from ${before.files} to ${after.files}`);
  await rm(root, { recursive: true });
  return { cases: count, failures };
}

/** The whole suite in a network that has this machine only, and no way out. */
function testWithoutNetwork() {
  const start = 'ip link set lo up && exec npx vitest run --testTimeout=120000';
  const { status, stderr, stdout } = spawnSync('unshare', ['-n', 'sh', '-c', start], {
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

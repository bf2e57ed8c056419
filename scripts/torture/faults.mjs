// Machines that are broken: full disks, missing and hanging browsers, few files, no home.
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashArtifacts, listLitter, openBench, run, varySeed, waitForProcesses } from './bench.mjs';

const BUILD = ['build', '--quiet', '--no-cache'];

/** What is done to the machine, and what must come of it: the exit code, and words that must be said. */
const FAULTS = [
  [
    'no browser',
    { env: { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome' } },
    3,
    /does not start: it does not exist/,
  ],
  [
    'a browser that is no program',
    { browser: ['not a program', 0o644] },
    3,
    /there is no permission/,
  ],
  [
    'a browser that ends at once',
    { browser: ['#!/bin/sh\nexit 7\n', 0o755] },
    3,
    /it ended at once/,
  ],
  [
    'a browser that complains',
    { browser: ['#!/bin/sh\necho "libnss3.so is missing" >&2\nexit 1\n', 0o755] },
    3,
    /libnss3\.so is missing/,
  ],
  [
    'a browser that hangs',
    { browser: ['#!/bin/sh\nexec sleep 600\n', 0o755] },
    3,
    /did not answer within 30 s/,
    'slow',
  ],
  ['no home', { shell: 'unset HOME XDG_CACHE_HOME' }, 0],
  ['an odd time zone', { env: { TZ: 'Pacific/Chatham' } }, 0],
  ['an odd language', { env: { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } }, 0],
  ['closed standard streams', { shell: 'exec >&- 2>&- <&-' }, 0],
  ['24 open files', { shell: 'ulimit -n 24' }, 3, /open files/],
  ['64 open files', { shell: 'ulimit -n 64' }, [0, 3]],
  ['a heap of 128 MB', { node: ['--max-old-space-size=128'] }, 0],
  [
    'an output that is a file',
    { before: (bench) => writeFile(bench.output, 'x'), args: ['-o', 'output'] },
    3,
    /Cannot write into output: it is there already|Cannot write into output/,
  ],
  [
    'a folder for temporary files that is not there',
    { env: { TMPDIR: '/nowhere' } },
    3,
    /Cannot make a folder for the browser in \/nowhere/,
  ],
];

async function meet([name, fault, expected, words]) {
  const bench = await openBench('fault #1');
  const failures = [];
  if (fault.before) await fault.before(bench);
  const env = { ...fault.env };
  if (fault.browser) {
    const [text, mode] = fault.browser;
    const path = join(bench.root, 'browser');
    await writeFile(path, text);
    await chmod(path, mode);
    env.PUPPETEER_EXECUTABLE_PATH = path;
  }
  const { code, output } = await run(bench, [...BUILD, ...(fault.args ?? [])], { ...fault, env });
  if (![expected].flat().includes(code))
    failures.push(`${name}: ends with ${code}, not ${expected}: ${output}`);
  if (words && !words.test(output)) failures.push(`${name}: does not say ${words}: ${output}`);
  if (/\n {4}at /.test(output)) failures.push(`${name}: shows a stack: ${output}`);
  if ((await waitForProcesses(bench, 2000)).length > 0)
    failures.push(`${name}: a browser lives on`);
  const litter = (await listLitter(bench)).filter((it) => !it.startsWith('galley-cache-'));
  if (litter.length > 0) failures.push(`${name}: litter ${litter.join(', ')}`);
  await bench.close();
  return failures;
}

async function breakMachine(short) {
  const failures = [];
  const chosen = FAULTS.filter(([, , , , slow]) => !short || slow === undefined);
  for (const fault of chosen) failures.push(...(await meet(fault)));
  return { cases: chosen.length, failures };
}

/** Mounts a small disk; tells whether this user may. */
function mount(folder, size) {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

/** A disk that fills up, as output and as the folder for temporary files: the old artifacts stay. */
async function fillDisks() {
  const failures = [];
  let cases = 0;
  for (const size of ['48k', '120k', '220k']) {
    for (const what of ['output', 'tmp']) {
      const bench = await openBench('disk');
      const folder = join(bench.root, what);
      await mkdir(folder, { recursive: true });
      if (!mount(folder, size)) {
        await bench.close();
        return { cases, failures, skipped: 'this user may not mount a disk to fill' };
      }
      try {
        cases += 1;
        if (what === 'output') await writeFile(join(folder, 'a.html'), 'the old one');
        const { code, output } = await run(bench, BUILD);
        failures.push(...(await judge(bench, `${what} of ${size}`, what, { code, output })));
      } finally {
        execFileSync('umount', ['-l', folder]);
        await bench.close();
      }
    }
  }
  return { cases, failures };
}

async function judge(bench, name, what, { code, output }) {
  const failures = [];
  if (code !== 3) failures.push(`${name}: ends with ${code}: ${output}`);
  if (
    code === 3 &&
    !/the disk is full|cannot be written|could not be written|does not start|died/.test(output)
  )
    failures.push(`${name}: says no reason: ${output}`);
  const litter = await listLitter(bench);
  if (litter.length > 0) failures.push(`${name}: litter ${litter.join(', ')}`);
  if (what !== 'output') return failures;
  const hashes = await hashArtifacts(bench);
  for (const artifact of Object.keys(hashes)) {
    const bytes = await readFile(join(bench.output, artifact));
    const isOld = bytes.toString() === 'the old one';
    const ends = { html: '</html>\n', pdf: '%%EOF', epub: 'PK\u0005\u0006' }[
      artifact.split('.')[1]
    ];
    if (!isOld && !bytes.includes(ends)) failures.push(`${name}: half of ${artifact}`);
  }
  return failures;
}

/** A source that is taken away or replaced while it is built. */
async function pullAway() {
  const bench = await openBench('pull');
  const failures = [];
  const building = run(bench, BUILD);
  await bench.write('source/a.txt', await varySeed(1));
  const { code, output } = await building;
  if (code !== 0) failures.push(`replaced: ends with ${code}: ${output}`);
  await bench.close();
  return { cases: 1, failures };
}

/** The tortures of this file. */
export function faults(short) {
  return [
    ['A broken machine is told of in our words, with 3', () => breakMachine(short)],
    ...(short ? [] : [['A full disk harms no artifact', fillDisks]]),
    ...(short ? [] : [['A source may change while it is built', pullAway]]),
  ];
}

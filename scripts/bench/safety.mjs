// What safety costs a warm briefing: builds with and without the guards by turns, in one process: npm run bench:safety
// The guards are taken out of a copy of the code, so that no option of Galley can switch them off.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROUNDS = 60;

/** Each guard: where it stands, what is taken out, and what stands there instead. */
const GUARDS = [
  ['host/lock-folder.js', /(function lockFolder\([^)]*\) \{)/, '$1 return async () => {};'],
  ['parse/limits.js', /(function checkSize\([^)]*\) \{)/, '$1 return true;'],
  ['parse/limits.js', /(function checkLimits\([^)]*\) \{)/, '$1 return true;'],
  ['parse/characters.js', /(function checkCharacters\([^)]*\) \{)/, '$1 return true;'],
  ['compose/sanitize.js', /(function sanitizeText\(tree\) \{)/, '$1 return tree;'],
  ['model/xml.js', /(function checkWellFormed\([^)]*\) \{)/, '$1 return;'],
  ['press/whole-image.js', /(function isWhole\([^)]*\) \{)/, '$1 return true;'],
];

const root = mkdtempSync(join(tmpdir(), 'galley-safety-'));
try {
  const bare = makeCopy(join(root, 'bare'), GUARDS);
  const guarded = makeCopy(join(root, 'guarded'), []);
  const builds = await Promise.all([guarded, bare].map(loadBuild));
  const ratios = [];
  const times = [[], []];
  for (let round = -5; round < ROUNDS; round += 1) {
    const pair = [];
    // By turns the one or the other is first, so that neither always meets a cold cache.
    for (const which of round % 2 === 0 ? [0, 1] : [1, 0])
      pair[which] = await measure(builds[which]);
    if (round < 0) continue;
    pair.forEach((time, which) => times[which].push(time));
    ratios.push(pair[0] / pair[1]);
  }
  const [withGuards, without] = times.map(median);
  const cost = (median(ratios) - 1) * 100;
  console.log(
    `with guards ${withGuards.toFixed(1)} ms of processor time, without ${without.toFixed(1)} ms: ${cost.toFixed(1)} % slower (median of ${ROUNDS} pairs)`,
  );
  process.exitCode = cost > 10 ? 1 : 0;
} finally {
  rmSync(root, { recursive: true });
}

/** A copy of Galley in which some guards do nothing. */
function makeCopy(folder, guards) {
  mkdirSync(folder);
  for (const name of ['dist', 'templates', 'package.json']) {
    cpSync(name, join(folder, name), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  for (const [file, pattern, instead] of guards) {
    const path = join(folder, 'dist', file);
    const code = readFileSync(path, 'utf8');
    if (!pattern.test(code)) throw new Error(`${file} has no ${pattern} any more`);
    writeFileSync(path, code.replace(pattern, instead));
  }
  return folder;
}

/** A function that builds the briefing in `source/` as page and book; the print would only hide the cost. */
async function loadBuild(folder) {
  const load = (file) => import(pathToFileURL(join(folder, 'dist', file)).href);
  const [{ build }, { createNodeHost }] = await Promise.all([
    load('build.js'),
    load('host/node-host.js'),
  ]);
  const output = join(folder, 'output');
  return () => build(createNodeHost(), { output, formats: ['html', 'epub'] });
}

/** Milliseconds of processor time of one build: other programs on the machine hardly change it. */
async function measure(build) {
  const before = process.cpuUsage();
  const { briefings } = await build();
  if (briefings.some(({ artifacts }) => artifacts.length !== 2))
    throw new Error('Not all is built');
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

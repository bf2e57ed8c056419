// Tries to break Galley: kills, full disks, missing browsers, hostile corpora, random texts, long runs. Prints a table
// of promises; ends with 1 if one is broken. `--short` is the part that CI runs; `--only <word>` runs what has the word.
import { corpora } from './torture/corpora.mjs';
import { faults } from './torture/faults.mjs';
import { soaks } from './torture/soaks.mjs';
import { interrupt, kill, pair } from './torture/kills.mjs';

const short = process.argv.includes('--short');
const only = process.argv.includes('--only') ? process.argv.at(-1) : undefined;
const count = (long, few) => (short ? few : long);

/** What is promised, and what tries to break it. */
const tortures =
  /** @type {[string, () => Promise<{ cases: number, failures: string[], skipped?: string }>][]} */ ([
    ['SIGKILL leaves whole artifacts, and the next build clears up', () => kill(count(50, 4))],
    ['Signals end a build within 2 s, and leave nothing', () => interrupt(count(20, 3))],
    ['Two builds into one folder take turns', () => pair(count(20, 1))],
    ...faults(short),
    ...corpora(short),
    ...soaks(short),
  ]);

const rows = [];
for (const [promise, torture] of tortures) {
  if (only !== undefined && !promise.toLowerCase().includes(only.toLowerCase())) continue;
  process.stderr.write(`${promise} …\n`);
  const started = performance.now();
  const { cases, failures, skipped } = await torture();
  for (const failure of failures) process.stderr.write(`  BROKEN: ${failure}\n`);
  if (skipped !== undefined) process.stderr.write(`  NOT TRIED: ${skipped}\n`);
  rows.push([promise, cases, failures.length, skipped, (performance.now() - started) / 1000]);
}

const width = Math.max(...rows.map(([promise]) => promise.length));
console.log(`${'promise'.padEnd(width)}  cases  failures  seconds`);
for (const [promise, cases, failures, skipped, seconds] of rows) {
  const figures = skipped === undefined ? String(failures).padStart(8) : ' SKIPPED';
  console.log(
    `${promise.padEnd(width)}  ${String(cases).padStart(5)}  ${figures}  ${seconds.toFixed(1).padStart(7)}`,
  );
}
process.exitCode = rows.some(([, , failures]) => failures > 0) ? 1 : 0;

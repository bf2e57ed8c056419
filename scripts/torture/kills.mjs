// Builds that are killed, interrupted, or meet another one in the same folder.
import {
  hashArtifacts,
  listLitter,
  openBench,
  pause,
  run,
  start,
  varySeed,
  waitForProcesses,
} from './bench.mjs';

const BUILD = ['build', '--quiet', '--no-cache'];

/** Every artifact is that of the build before or of the one that was ended, whole. */
async function findBroken(bench, before, after) {
  const now = await hashArtifacts(bench);
  return Object.keys(before).filter(
    (name) => now[name] !== before[name] && now[name] !== after[name],
  );
}

/** Two texts, the artifacts of both, and how long a build takes. */
async function prepare(name) {
  const bench = await openBench(name);
  await bench.write('source/a.txt', await varySeed(2));
  await run(bench, BUILD);
  const after = await hashArtifacts(bench);
  await bench.write('source/a.txt', await varySeed(1));
  const started = performance.now();
  await run(bench, BUILD);
  const duration = performance.now() - started;
  const before = await hashArtifacts(bench);
  if (Object.keys(before).length !== 3)
    throw new Error('The briefing that all depends on is not built');
  return { bench, before, after, duration };
}

/** SIGKILL at random instants: nothing is broken, no browser outlives it, the next build clears up. */
export async function kill(count) {
  const { bench, before, after, duration } = await prepare('kill');
  const failures = [];
  let latest = before;
  for (let turn = 0; turn < count; turn += 1) {
    await bench.write('source/a.txt', await varySeed(turn % 2 === 0 ? 2 : 1));
    const { child, ended } = start(bench, BUILD);
    await pause(Math.random() * duration);
    child.kill('SIGKILL');
    await ended;
    const broken = await findBroken(bench, before, after);
    if (broken.length > 0) failures.push(`kill ${turn}: broken ${broken.join(', ')}`);
    const alive = await waitForProcesses(bench, 2000);
    if (alive.length > 0) failures.push(`kill ${turn}: browser ${alive.join(', ')} lives on`);
    latest = await hashArtifacts(bench);
  }
  const last = await run(bench, BUILD);
  if (last.code !== 0)
    failures.push(`the build after the kills ends with ${last.code}: ${last.output}`);
  const litter = await listLitter(bench);
  if (litter.length > 0) failures.push(`litter after the next build: ${litter.join(', ')}`);
  if (Object.keys(latest).length !== 3) failures.push('an artifact is gone');
  await bench.close();
  return { cases: count, failures };
}

/** Signals at random instants, to the process or its group: it ends within 2 s, with its code, and leaves nothing. */
export async function interrupt(count) {
  const { bench, before, after, duration } = await prepare('interrupt');
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
  const failures = [];
  for (let turn = 0; turn < count; turn += 1) {
    const name = Object.keys(codes)[turn % 3];
    await bench.write('source/a.txt', await varySeed(turn % 2 === 0 ? 2 : 1));
    const { child, ended } = start(bench, BUILD, { detached: true });
    await pause(Math.random() * duration);
    const sent = performance.now();
    if (child.exitCode === null) process.kill(turn % 2 === 0 ? child.pid : -child.pid, name);
    const { code, at, output } = await ended;
    const where = `${name} ${turn}`;
    // A signal before the first line of ours runs ends the process in the way of the system.
    if (![0, codes[name], name].includes(code))
      failures.push(`${where}: ends with ${code}: ${output}`);
    if (at - sent > 2000) failures.push(`${where}: takes ${Math.round(at - sent)} ms`);
    const broken = await findBroken(bench, before, after);
    if (broken.length > 0) failures.push(`${where}: broken ${broken.join(', ')}`);
    const alive = await waitForProcesses(bench, 2000);
    if (alive.length > 0) failures.push(`${where}: browser ${alive.join(', ')} lives on`);
    const litter = await listLitter(bench);
    if (litter.length > 0) failures.push(`${where}: litter ${litter.join(', ')}`);
  }
  await bench.close();
  return { cases: count, failures };
}

/** Two builds into one folder: both work, one after the other, and what is there is whole. */
export async function pair(count) {
  const { bench, before, after } = await prepare('pair');
  const failures = [];
  for (let turn = 0; turn < count; turn += 1) {
    await bench.write('source/a.txt', await varySeed(turn % 2 === 0 ? 2 : 1));
    const done = await Promise.all([run(bench, BUILD), run(bench, BUILD)]);
    const codes = done.map(({ code }) => code);
    if (codes.some((code) => code !== 0))
      failures.push(`pair ${turn}: ${codes.join(' and ')}: ${done[0].output}`);
    const broken = await findBroken(bench, before, after);
    if (broken.length > 0) failures.push(`pair ${turn}: broken ${broken.join(', ')}`);
    const litter = await listLitter(bench);
    if (litter.length > 0) failures.push(`pair ${turn}: litter ${litter.join(', ')}`);
  }
  await bench.close();
  return { cases: count, failures };
}

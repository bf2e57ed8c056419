import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { build } from '../src/build.js';
import { merge } from '../src/merge.js';
import { once } from '../src/text/once.js';
import { createMemoryHost } from './memory-host.js';

const seed = await readFile('source/putin-north-korea-visit.txt', 'utf8');
const sources = Object.fromEntries(
  Array.from({ length: 7 }, (_, index) => [`source/b${String(index)}.txt`, seed]),
);

/** Steps of a workflow, as far as they run commands. */
interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
}

/** A job of Kubernetes, as far as it says what its pods run. */
interface PodJob {
  readonly spec: {
    readonly template: {
      readonly spec: { readonly containers: readonly { readonly command: readonly string[] }[] };
    };
  };
}

describe.skipIf(process.platform === 'win32')('the recipes of the manual', () => {
  let folder = '';
  let whole: readonly string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'galley-shards-'));
    await mkdir(join(folder, 'source'));
    for (const [path, text] of Object.entries(sources)) await writeFile(join(folder, path), text);
    await run('galley build source -o whole');
    whole = await readOutput('whole');
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true }));

  /** Runs a script as if Galley were installed; without PDFs, which need a browser for each process. */
  async function run(script: string): Promise<void> {
    const galley = `galley() {
      case $1 in
        build) node '${resolve('dist/cli.js')}' "$@" --format html json ;;
        *) node '${resolve('dist/cli.js')}' "$@" ;;
      esac
    }`;
    await promisify(execFile)('bash', ['-e', '-c', `${galley}\n${script}`], { cwd: folder });
  }

  async function readOutput(name: string): Promise<readonly string[]> {
    const files = (await readdir(join(folder, name))).toSorted();
    const read = async (file: string) =>
      `${file} ${await readFile(join(folder, name, file), 'utf8')}`;
    return Promise.all(files.map(read));
  }

  /** What a merge has written; it is taken away for the next. */
  async function takeMerged(): Promise<readonly string[]> {
    const merged = await readOutput('output');
    for (const name of ['output', 'shards']) await rm(join(folder, name), { recursive: true });
    return merged;
  }

  it('work as processes of one machine', { timeout: 120_000 }, async () => {
    const manual = await readFile('docs/sharding.md', 'utf8');
    await run(/```sh\n([^]*?)```/.exec(manual)?.[1] ?? 'false');
    expect(await takeMerged()).toEqual(whole);
  });

  it('work as a matrix', { timeout: 120_000 }, async () => {
    const { jobs } = parse(await readFile('docs/workflows/shards.yml', 'utf8')) as Workflow;
    const list = (job: string) =>
      jobs[job]?.steps.flatMap(({ run: line = '' }) => (line.startsWith('galley') ? [line] : [])) ??
      [];
    for (const shard of ['1', '2', '3', '4']) {
      await run(list('build').join('\n').replaceAll('${{ matrix.shard }}', shard));
    }
    await run(list('merge').join('\n'));
    expect(await takeMerged()).toEqual(whole);
  });

  it('work as an indexed job', { timeout: 120_000 }, async () => {
    const job = parse(await readFile('docs/workflows/shards.yaml', 'utf8')) as PodJob;
    const script = job.spec.template.spec.containers[0]?.command[2] ?? 'false';
    for (const index of ['0', '1', '2', '3']) await run(`JOB_COMPLETION_INDEX=${index}\n${script}`);
    await run('galley merge shards/* -o output');
    expect(await takeMerged()).toEqual(whole);
  });
});

describe('a merge', () => {
  async function buildShards(count: number) {
    const host = createMemoryHost(sources);
    for (let index = 1; index <= count; index += 1) {
      const output = `s${String(index)}`;
      await build(host, { output, formats: ['json'], shard: { index, count } });
    }
    return host;
  }

  it('takes the shards in any order, and those without a briefing', async () => {
    const host = await buildShards(16);
    const folders = Array.from({ length: 16 }, (_, index) => `s${String(16 - index)}`);
    await merge(host, folders, 'merged');
    await build(host, { output: 'whole', formats: ['json'] });
    const whole = [...host.files].filter(([path]) => path.startsWith('whole/'));
    expect(whole).toHaveLength(8);
    for (const [path, bytes] of whole) {
      expect(host.files.get(path.replace('whole', 'merged')), path).toEqual(bytes);
    }
  });

  const prepare = once(async () => {
    const host = await buildShards(2);
    await build(host, { output: 'whole', formats: ['json'] });
    await build(host, { output: 'other', formats: ['json'], shard: { index: 2, count: 3 } });
    for (const [path, bytes] of host.files) {
      if (!path.startsWith('s2/')) continue;
      const isManifest = path.endsWith('manifest.json');
      host.files.set(path.replace('s2', 'spoiled'), isManifest ? bytes : new Uint8Array([1]));
      const text = new TextDecoder()
        .decode(bytes)
        .replace(/"path": "[^"]+"/, '"path": "../a.json"');
      host.files.set(path.replace('s2', 'elsewhere'), new TextEncoder().encode(text));
    }
    host.files.set('source/new.txt', new TextEncoder().encode(seed));
    await build(host, { output: 'more', formats: ['json'], shard: { index: 2, count: 2 } });
    return host;
  });

  it('are joined under a lock on the output folder', async () => {
    const host = await prepare();
    const asked: string[] = [];
    const lock = (folder: string) => {
      asked.push(`lock ${folder}`);
      return Promise.resolve(async () => void asked.push('unlock'));
    };
    const write = (path: string) => {
      asked.push(path.replace(/^.*[.]/, 'write '));
      return Promise.resolve();
    };
    await merge({ ...host, lock, write }, ['s1', 's2'], 'merged');
    expect(asked.at(0)).toBe('lock merged');
    expect(asked.at(-1)).toBe('unlock');
    expect(asked).toContain('write json');
  });

  it.each([
    ['one is missing', ['s1'], 'Shard 2 of 2 is missing'],
    ['one is there twice', ['s1', 's2', 's1'], 'Shard 1 of 2 is there more than once'],
    ['one is a whole build', ['s1', 'whole'], 'whole/manifest.json is not the manifest of a shard'],
    [
      'there is another number',
      ['s1', 'other'],
      'other is of another build than s1: the number of shards is not the same',
    ],
    [
      'there are other sources',
      ['s1', 'more'],
      'more is of another build than s1: the list of sources is not the same',
    ],
    ['a file has changed', ['s1', 'spoiled'], 'is not what its manifest says'],
    ['a file lies elsewhere', ['s1', 'elsewhere'], '../a.json is not what its manifest says'],
  ])('refuses if %s', async (_, folders, message) => {
    const host = await prepare();
    await expect(merge(host, folders, 'merged')).rejects.toMatchObject({
      code: 'shards-differ',
      message: expect.stringContaining(message),
    });
  });
});

import { execFile, spawn, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const CLI = resolve('dist/cli.js');
const SEED = resolve('source/putin-north-korea-visit.txt');
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley cli '));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}, input = ''): Promise<Outcome> {
  return new Promise((done) => {
    const options = { cwd: folder, env: { ...process.env, ...env } };
    const child = execFile(process.execPath, [CLI, ...args], options, (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
    child.stdin?.end(input);
  });
}

describe('galley', () => {
  it('explains itself', async () => {
    const help = await run(['--help']);
    expect(help.code).toBe(0);
    for (const word of [
      'build',
      'check',
      'fix',
      'fmt',
      'lsp',
      'doctor',
      'Examples:',
      'Exit codes',
    ]) {
      expect(help.stdout).toContain(word);
    }
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    expect(await run(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` });
  });

  it('binds the briefings that are named in an edition', async () => {
    await cp(SEED, join(folder, 'a.txt'));
    const args = ['build', 'a.txt', '--edition', 'The Week', '--format', 'json', '--no-cache'];
    expect((await run(args)).code).toBe(0);
    expect((await readdir(join(folder, 'output'))).toSorted()).toEqual([
      'a.json',
      'manifest.json',
      'the-week.json',
    ]);
    await writeFile(join(folder, 'the-week.edition.yaml'), 'title: The Week');
    expect((await run(args)).stderr).toContain('There is an edition the-week.edition.yaml already');
  });

  it('builds, with results on standard output only', async () => {
    await cp(SEED, join(folder, 'a b.txt'));
    const { code, stdout, stderr } = await run([
      'build',
      'a b.txt',
      '-o',
      'out put',
      '--format',
      'html',
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^artifact +pages +size +time\nout put\/a-b\.html +[\d.]+ kB +\d+ ms\n$/,
    );
    expect(stderr).toContain('[1/1] a b.txt: done');
    expect((await readdir(join(folder, 'out put'))).toSorted()).toEqual([
      'a-b.html',
      'manifest.json',
    ]);
  });

  it('loads no library of a build that has nothing to do', async () => {
    await cp(SEED, join(folder, 'a.txt'));
    const asUrl = (code: string) => `data:text/javascript;base64,${btoa(code)}`;
    const load = asUrl(`import { appendFileSync } from 'node:fs';
      export const load = (url, context, next) => {
        appendFileSync(process.env.LOADED, url + ' ');
        return next(url, context);
      };`);
    const hook = asUrl(`import { register } from 'node:module'; register('${load}');`);
    const find = async (name: string) => {
      const LOADED = join(folder, name);
      const NODE_OPTIONS = `--import ${hook}`;
      const done = await run(['build', 'a.txt'], { LOADED, NODE_OPTIONS });
      const names = (await readFile(LOADED, 'utf8')).matchAll(/node_modules\/([^/ ]+)/g);
      return { stdout: done.stdout, libraries: new Set([...names].map(([, library]) => library)) };
    };
    const first = await find('first');
    for (const name of ['unified', 'puppeteer', 'zod']) expect(first.libraries).toContain(name);
    for (const name of ['temml', 'katex', 'spdx-license-ids'])
      expect(first.libraries).not.toContain(name);
    const second = await find('second');
    expect(second.stdout).toBe('3 artifacts unchanged\n');
    const upkeep = await Promise.all(['stat', 'verify', 'prune'].map((it) => run(['cache', it])));
    expect(upkeep.map(({ code, stdout }) => [code, stdout])).toEqual([
      [0, expect.stringMatching(/^\.cache\/galley keeps 7 entries, 0\.\d MB\n$/)],
      [0, 'All that .cache/galley keeps is whole\n'],
      [0, 'Removed 0 entries, 0.0 MB from .cache/galley\n'],
    ]);
    expect([...second.libraries].toSorted()).toMatchInlineSnapshot(`
      [
        "commander",
        "github-slugger",
        "picocolors",
        "unist-util-stringify-position",
        "vfile",
        "vfile-message",
      ]
    `);
  });

  it('counts the findings of many briefings that have not changed', async () => {
    await mkdir(join(folder, 'many'));
    for (let index = 0; index < 12; index += 1) await cp(SEED, join(folder, `many/${index}.txt`));
    const find = async () => {
      const { stderr } = await run(['build', 'many', '--format', 'html', '-o', 'of-many']);
      return stderr.trimEnd().split('\n');
    };
    const first = await find();
    expect(first.length).toBeGreaterThan(300);
    const summary = first.at(-1);
    expect(await find()).toEqual([
      'Findings on 12 unchanged briefings as before: `galley check` tells them again',
      summary,
    ]);
    await writeFile(join(folder, 'many/3.txt'), 'Title only\n');
    const third = await find();
    expect(third.at(-2)).toMatch('Findings on 11 unchanged briefings as before');
    expect(third.join('\n')).toMatch('many/3.txt:1:1: error: The briefing has no lead');
  });

  it('gives the same bytes in another folder, time zone and language', async () => {
    const read = async (name: string, env: NodeJS.ProcessEnv) => {
      await cp(SEED, join(folder, name, 'source', 'a.txt'));
      const done = await run(['build', `${name}/source`, '-o', `${name}/output`], env);
      expect(done.code).toBe(0);
      const files = (await readdir(join(folder, name, 'output'))).toSorted();
      expect(files).toEqual(['a.epub', 'a.html', 'a.pdf', 'manifest.json']);
      return Promise.all(
        files.slice(0, 3).map((file) => readFile(join(folder, name, 'output', file))),
      );
    };
    const one = await read('one', { TZ: 'Pacific/Kiritimati', LANG: 'C' });
    const two = await read('two', {
      TZ: 'America/Los_Angeles',
      LANG: 'ar_EG.UTF-8',
      LC_ALL: 'ar_EG.UTF-8',
    });
    expect(one.map((bytes, index) => bytes.equals(two[index] ?? new Uint8Array()))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('checks: findings are the result, and the exit code tells', async () => {
    await writeFile(join(folder, 'bad.txt'), 'Title\n');
    const { code, stdout } = await run(['check', 'bad.txt']);
    expect(code).toBe(1);
    expect(stdout).toContain('bad.txt:1:1: error: The briefing has no lead [lead-missing]');
  });

  it('prints JSON and nothing else', async () => {
    await cp(SEED, join(folder, 'a.txt'));
    for (const command of ['check', 'build']) {
      const { stdout } = await run([
        command,
        'a.txt',
        '--reporter',
        'json',
        ...(command === 'build' ? ['--format', 'json'] : []),
      ]);
      expect(JSON.parse(stdout)).toMatchObject([{ path: 'a.txt', messages: expect.any(Array) }]);
    }
  });

  it('mends what can be mended, and asks first if told to', async () => {
    await writeFile(join(folder, 'a.txt'), 'Title\nThe talks of June 18-19 go on.\n');
    const line = 'a.txt:2:21: can be fixed: "18-19" is a range with a hyphen [range-hyphen]\n';
    const asked = await run(['fix', 'a.txt', '--check']);
    expect(asked.code).toBe(1);
    expect(asked.stdout).toBe(`${line}1 finding can be fixed in 1 briefing\n`);
    expect(await run(['fix', 'a.txt'])).toMatchObject({ code: 0 });
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toContain('June 18–19');
    await writeFile(join(folder, 'b.txt'), new Uint8Array([0xff]));
    const { code, stderr } = await run(['fix', '.']);
    expect(code).toBe(1);
    expect(stderr).toContain('b.txt:1:1: error: Byte 0 is not UTF-8 [encoding-invalid]');
  });

  it('formats, and asks first if told to', async () => {
    await cp(SEED, join(folder, 'a.txt'));
    const asked = await run(['fmt', 'a.txt', '--check']);
    expect(asked).toMatchObject({
      code: 1,
      stdout: 'a.txt: would change\n1 briefing: 1 would change\n',
    });
    expect(await run(['fmt', 'a.txt'])).toMatchObject({ code: 0 });
    expect(await run(['fmt', 'a.txt', '--check'])).toMatchObject({ code: 0, stderr: '' });
    await writeFile(join(folder, 'b.txt'), '---\ndaet: 1\n---\nTitle\n');
    const { code, stderr } = await run(['fmt', '.']);
    expect(code).toBe(1);
    expect(stderr).toContain('b.txt:2:1: error: ');
  });

  it('checks what comes from standard input', async () => {
    const { code, stdout } = await run(['check', '-', '--quiet'], {}, 'Title\n');
    expect(code).toBe(1);
    expect(stdout).toContain('-:1:1: error: The briefing has no lead [lead-missing]');
  });

  it('prints what other programs read, and nothing else', async () => {
    await cp(SEED, join(folder, 'a.txt'));
    const print = async (name: string) =>
      (await run(['check', 'a.txt', '--reporter', name])).stdout;
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    const sarif: unknown = JSON.parse(await print('sarif'));
    const rule = { id: 'range-hyphen', shortDescription: { text: expect.any(String) } };
    expect(sarif).toMatchObject({
      runs: [
        {
          tool: {
            driver: { version, rules: expect.arrayContaining([expect.objectContaining(rule)]) },
          },
        },
      ],
    });
    expect(await print('junit')).toMatch(
      /^<\?xml [^]*<testsuite name="a\.txt" [^]*<\/testsuites>\n$/,
    );
    expect(await print('github')).toContain(
      'a.txt,line=3,endLine=3,col=78,endColumn=79,title=range-hyphen::',
    );
  });

  it('accepts what a baseline has, and then passes if strict', async () => {
    await cp(SEED, join(folder, 'a.txt'));
    expect(await run(['check', 'a.txt', '--strict'])).toMatchObject({ code: 1 });
    const { code, stdout, stderr } = await run([
      'check',
      'a.txt',
      '--strict',
      '--update-baseline',
      '--quiet',
    ]);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await run(['check', 'a.txt', '--strict'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/; \d+ in the baseline\n$/),
    });
  });

  it('treats warnings as errors if strict', async () => {
    const text = (await readFile(SEED, 'utf8')).replace('Historic', 'Historic '.repeat(20));
    await writeFile(join(folder, 'a.txt'), text);
    expect(await run(['check', 'a.txt'])).toMatchObject({ code: 0 });
    expect(await run(['check', 'a.txt', '--strict'])).toMatchObject({ code: 1 });
  });

  it.each([
    ['unknown option', ['build', '--fromat', 'pdf']],
    ['unknown format', ['build', '--format', 'docx']],
    ['unknown command', ['biuld']],
    ['bad number', ['build', '--jobs', '0']],
    ['missing file', ['build', 'nowhere.txt']],
    ['no source', ['build']],
    ['no folder', ['build', '-o', ''], '--output'],
    ['no folder to merge into', ['merge', 'a', '-o', ''], '--output'],
    ['no title', ['build', '--edition', ' '], '--edition'],
  ])('ends with 2 for wrong usage: %s', async (_, args, option = '') => {
    const { code, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stderr).toContain(option);
    expect(stderr).not.toContain('    at ');
  });

  it('ends with 3 without a usable browser, the other formats built', async () => {
    await cp(SEED, join(folder, 'a.txt'));
    const { code, stderr } = await run(['build', 'a.txt'], {
      PUPPETEER_EXECUTABLE_PATH: '/nowhere',
    });
    expect(code).toBe(3);
    expect(stderr).toContain('PUPPETEER_EXECUTABLE_PATH');
    expect((await readdir(join(folder, 'output'))).toSorted()).toEqual([
      'a.epub',
      'a.html',
      'manifest.json',
    ]);
  });

  it('ends with 130 when interrupted, with nothing half-written', async () => {
    await cp(SEED, join(folder, 'a.txt'));
    const child = spawn(process.execPath, [CLI, 'build', 'a.txt'], { cwd: folder });
    setTimeout(() => child.kill('SIGINT'), 300);
    const code = await new Promise((done) => child.on('exit', done));
    // On a busy machine the signal may come before Galley listens (null), or after all is done (0).
    expect([0, 130, null]).toContain(code);
    const files = await readdir(folder, { recursive: true });
    expect(files.filter((file) => /tmp|~/.test(file))).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')(
    'says so, with 3 and no stack, if it may not open enough files to be loaded',
    () => {
      const command = `ulimit -n 24; exec '${process.execPath}' '${CLI}' --version`;
      const { status, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
      expect({ status, stderr }).toEqual({
        status: 3,
        stderr:
          'galley: Galley cannot be loaded: too many open files, or a part of it is missing.\n' +
          '    Allow more open files (`ulimit -n 1024`), or install Galley anew.\n',
      });
    },
  );

  it('tells what it found in its surroundings', async () => {
    const { code, stdout } = await run(['doctor']);
    expect(code).toBe(0);
    for (const name of ['Node', 'Browser', 'Fonts', 'Sandbox']) expect(stdout).toContain(name);
  });
});

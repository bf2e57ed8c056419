import { createServer } from 'node:net';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  access,
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../src/check.js';
import { createNodeHost } from '../src/host/node-host.js';
import { hashBytes, hashFile } from '../src/model/hash.js';

const host = createNodeHost({ env: {} });
const windows = process.platform === 'win32';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

let folder = '';
const at = (...names: string[]): string => join(folder, ...names);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-test-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('read', () => {
  it('gives the bytes of a file', async () => {
    await writeFile(at('a.md'), '# Ä');
    expect(Buffer.from(await host.read(at('a.md'))).toString()).toBe('# Ä');
  });

  it.each([0, 1, 65_535, 65_536, 200_000])(
    'gives %i bytes, which stay as they are',
    async (size) => {
      await writeFile(at('a.md'), 'a'.repeat(size));
      await writeFile(at('b.md'), 'b'.repeat(size));
      const [a, b] = [await host.read(at('a.md')), await host.read(at('b.md'))];
      expect([a, b].map((it) => Buffer.from(it).toString())).toEqual([
        'a'.repeat(size),
        'b'.repeat(size),
      ]);
      expect(await hashFile(host, at('a.md'))).toBe(hashBytes(a ?? bytes('')));
    },
  );

  it.each([
    ['missing.md', 'it does not exist'],
    ['folder', 'it is a folder'],
    ['a.md/b.md', 'a part of its path is not a folder'],
    ['circle', 'its links lead in a circle'],
    ['large.md', 'it has 67108865 bytes'],
  ])('says why it cannot read %s', async (name, reason) => {
    await writeFile(at('a.md'), '');
    await mkdir(at('folder'));
    await symlink('circle', at('circle'));
    await writeFile(at('large.md'), '');
    await truncate(at('large.md'), 64 * 1024 * 1024 + 1);
    for (const reading of [host.read(at(name)), hashFile(host, at(name))])
      await expect(reading).rejects.toMatchObject({
        code: 'read-failed',
        message: expect.stringContaining(`Cannot read ${at(name)}: ${reason}`),
        hint: expect.stringMatching(/\.$/),
      });
  });

  it('sums up what a host reads in its own way', async () => {
    await writeFile(at('a.md'), 'a');
    const other = { ...host, read: () => Promise.resolve(bytes('b')) };
    expect(await hashFile(other, at('a.md'))).toBe(hashBytes(bytes('b')));
  });

  it.skipIf(windows)('refuses a FIFO and a device without waiting for them', async () => {
    makePipe(at('pipe.md'));
    for (const path of [at('pipe.md'), '/dev/zero', '/dev/null']) {
      await expect(host.read(path)).rejects.toThrow('it is not a regular file');
    }
  });

  it.skipIf(windows)('names missing permission', async () => {
    await writeFile(at('secret.md'), 'x', { mode: 0o000 });
    await asOrdinaryUser(() =>
      expect(host.read(at('secret.md'))).rejects.toThrow('there is no permission'),
    );
  });
});

describe('kind and list', () => {
  it.skipIf(windows)(
    'know files, folders and links to them, and list all that is no folder',
    async () => {
      await mkdir(at('b', 'c'), { recursive: true });
      for (const name of ['z.md', 'B.md', 'ä.md', 'b/c/d.md', 'b.md'])
        await writeFile(at(name), '');
      makePipe(at('pipe.md'));
      await symlink('z.md', at('link.md'));
      await symlink('nowhere', at('dangling.md'));
      await symlink('..', at('b', 'up'));
      expect(await host.list(folder)).toEqual([
        'B.md',
        'b.md',
        'b/c/d.md',
        'dangling.md',
        'link.md',
        'pipe.md',
        'z.md',
        'ä.md',
      ]);
      expect(await host.links(folder)).toEqual(new Set(['dangling.md', 'link.md']));
      const names = ['z.md', 'link.md', 'b', 'b/up', 'pipe.md', 'dangling.md', 'none', 'z.md/x'];
      expect(await Promise.all(names.map((name) => host.kind(at(name))))).toEqual([
        'file',
        'file',
        'folder',
        'folder',
        'other',
        'other',
        undefined,
        undefined,
      ]);
    },
  );

  it('fail by name for a folder that is not there', async () => {
    await expect(host.list(at('none'))).rejects.toMatchObject({ code: 'read-failed' });
  });

  it.skipIf(windows)('fail by name for a folder below that may not be read', async () => {
    await chmod(folder, 0o755);
    await mkdir(at('closed'), { mode: 0o000 });
    await asOrdinaryUser(() =>
      expect(host.list(folder)).rejects.toThrow(
        `Cannot read ${at('closed')}: there is no permission`,
      ),
    );
  });

  it.skipIf(windows)('leave nothing in a folder of sources out in silence', async () => {
    makePipe(at('pipe.md'));
    const server = createServer().listen(at('socket.txt'));
    await symlink('nowhere', at('dangling.md'));
    await writeFile(at('good.txt'), 'Title');
    const files = await check(host, { sources: [folder] });
    server.close();
    const said = files.map(({ messages }) =>
      messages.map(({ ruleId, reason }) => [ruleId, reason]),
    );
    const unreadable = (name: string, why: string) => [
      ['source-unreadable', `Cannot read ${at(name)}: ${why}`],
    ];
    expect(said).toEqual([
      unreadable('dangling.md', 'it is a link to a file that does not exist'),
      expect.not.arrayContaining([expect.arrayContaining(['source-unreadable'])]),
      unreadable('pipe.md', 'it is not a regular file'),
      unreadable('socket.txt', 'it is not a regular file'),
    ]);
  });
});

describe('write', () => {
  it('makes folders, replaces a file and leaves nothing else', async () => {
    await host.write(at('x', 'y', 'a.pdf'), bytes('old'));
    await host.write(at('x', 'y', 'a.pdf'), bytes('new'));
    expect(await readFile(at('x', 'y', 'a.pdf'), 'utf8')).toBe('new');
    expect(await readdir(at('x', 'y'))).toEqual(['a.pdf']);
  });

  it('puts a file where a link was, and leaves what the link led to', async () => {
    await writeFile(at('other'), 'untouched');
    await symlink('other', at('a.pdf'));
    await host.write(at('a.pdf'), bytes('new'));
    expect(await readFile(at('other'), 'utf8')).toBe('untouched');
  });

  it.skipIf(windows)('lets those read and write the new file who may the old one', async () => {
    await writeFile(at('a.md'), 'old', { mode: 0o640 });
    await host.write(at('a.md'), bytes('new'));
    expect((await stat(at('a.md'))).mode & 0o777).toBe(0o640);
  });

  it.skipIf(windows)('keeps the old file when it fails', async () => {
    await writeFile(at('a.pdf'), 'old');
    await chmod(folder, 0o555);
    await asOrdinaryUser(() =>
      expect(host.write(at('a.pdf'), bytes('new'))).rejects.toMatchObject({
        code: 'write-failed',
        message: `Cannot write ${at('a.pdf')}: there is no permission`,
      }),
    );
    await chmod(folder, 0o755);
    expect(await readFile(at('a.pdf'), 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['a.pdf']);
  });

  it.skipIf(windows)('ends where it would spin for ever: the working folder is gone', () => {
    const script = [
      `import { createNodeHost } from '${pathToFileURL(resolve('dist/host/node-host.js')).href}';`,
      "import { rmdirSync } from 'node:fs';",
      'rmdirSync(process.cwd());',
      "await createNodeHost().write('output/a.html', new Uint8Array(1)).catch((error) => console.log(error.code));",
    ].join('\n');
    const options = { cwd: folder, input: script, timeout: 10_000, encoding: 'utf8' } as const;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module'], options);
    expect(stdout).toBe('write-failed\n');
  });

  it('removes its temporary file when a folder has the name', async () => {
    await mkdir(at('a.pdf', 'inside'), { recursive: true });
    await expect(host.write(at('a.pdf'), bytes('new'))).rejects.toMatchObject({
      code: 'write-failed',
    });
    expect(await readdir(folder)).toEqual(['a.pdf']);
  });

  it('removes what a killed process left, and nothing of a living one', async () => {
    const dead = `.galley-${spawnSync(process.execPath, ['--version']).pid}-0123abcd`;
    const living = `.galley-${process.ppid}-0123abcd`;
    for (const name of [dead, living, '.galley-note']) await writeFile(at(name), '');
    await host.write(at('a.pdf'), bytes('new'));
    expect((await readdir(folder)).toSorted()).toEqual(
      [living, '.galley-note', 'a.pdf'].toSorted(),
    );
  });
});

describe('resolve', () => {
  it('finds a file that the exports of its package hide', async () => {
    const path = await host.resolve('p-limit/package.json');
    expect(basename(path)).toBe('package.json');
    const font = '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2';
    await access(await host.resolve(font));
  });

  it.each(['@fontsource/no-such-font/files/x.woff2', 'p-limit/none.js', 'p-limit', '../x/y'])(
    'fails by name for %s',
    async (specifier) => {
      await expect(host.resolve(specifier)).rejects.toThrow(`Cannot find ${specifier}`);
    },
  );
});

describe('epoch', () => {
  it.each([
    [undefined, 0],
    ['', 0],
    ['0', 0],
    ['1718755200', 1718755200],
    ['253402300799', 253402300799],
  ])('reads %j', (text, epoch) => {
    expect(createNodeHost({ env: { SOURCE_DATE_EPOCH: text } }).epoch).toBe(epoch);
  });

  it.each(['x', '-1', '1.5', '1e9', ' 1', '253402300800'])('refuses %j', (text) => {
    const create = (): unknown => createNodeHost({ env: { SOURCE_DATE_EPOCH: text } });
    expect(create).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});

function makePipe(path: string): void {
  execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', path]);
}

/** Permissions do not bind root, so the work is done as nobody. */
async function asOrdinaryUser(work: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    await work();
  } finally {
    process.seteuid?.(0);
  }
}

it('keeps files that were lent for the next time, and writes again what was removed', async () => {
  const { lendFiles } = createNodeHost();
  const value = new TextEncoder().encode('a font');
  const paths: string[] = [];
  const read = ([path = '']: readonly string[]) => {
    paths.push(path);
    return readFile(path, 'utf8');
  };
  expect(await lendFiles([value], read)).toBe('a font');
  expect(await lendFiles([value], read)).toBe('a font');
  expect(paths[1]).toBe(paths[0]);
  await rm(paths[0] ?? '');
  expect(await lendFiles([value], read)).toBe('a font');
});

it('keeps no more than the last files, and none too few while they are worked with', async () => {
  const { lendFiles } = createNodeHost();
  const values = Array.from({ length: 20 }, (_, at) => Uint8Array.of(at));
  const exist = (paths: readonly string[]) => paths.map((path) => existsSync(path));
  const paths = await lendFiles(values, async (all) => {
    expect(exist(all)).not.toContain(false);
    return all;
  });
  expect(exist(paths)).toEqual(values.map((_, at) => at >= 4));
});

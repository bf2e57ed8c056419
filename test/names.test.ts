import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { build } from '../src/build.js';
import { createNodeHost } from '../src/host/node-host.js';
import { markdown } from './hostile/case.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-names-'));
  await mkdir(join(folder, 'source'));
});
afterEach(async () => {
  await chmod(join(folder, 'output'), 0o755).catch(() => {});
  await rm(folder, { recursive: true });
});

/** Writes briefings with some paths below the folder of sources. */
async function put(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const file = join(folder, 'source', path);
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, markdown('More.'));
  }
}

/** Builds all; gives the error of each source that was refused, and the names of the artifacts. */
async function buildAll(output = 'output') {
  const sources = [join(folder, 'source')];
  const options = { sources, output: join(folder, output), formats: ['json'] as const };
  const { briefings } = await build(createNodeHost(), options);
  return {
    errors: briefings.flatMap(({ file, failures }) => [
      ...file.messages.filter(({ fatal }) => fatal === true).map(({ reason }) => reason),
      ...failures.map(({ message }) => message),
    ]),
    names: briefings.flatMap(({ artifacts }) => artifacts.map(({ path }) => path)).toSorted(),
  };
}

/** All files and folders below the working folder, but for the sources. */
async function listOthers(): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => !name.startsWith('source')).toSorted();
}

describe.skipIf(process.platform === 'win32')('a briefing whose file has a name with', () => {
  it.each([
    ['a line break', 'new\nline.md', 'newline.json'],
    ['an escape', 'red\u001B[31m.md', 'red31m.json'],
    ['an emoji', '🚢.md', /^briefing-[\da-f]{8}\.json$/],
    ['255 bytes', `${'n'.repeat(252)}.md`, `${'n'.repeat(100)}.json`],
    ['255 bytes of three each', `${'漢'.repeat(84)}.md`, /^briefing-[\da-f]{8}\.json$/],
    ['a leading dash', '--output=x.md', 'outputx.json'],
    ['two dots', 'a..b.md', 'ab.json'],
    ['two dots and a backslash', '..\\..\\a.md', undefined],
    ['a backslash', 'a\\..\\..\\b.md', 'ab.json'],
    ['a device', 'CON.md', 'briefing-con.json'],
    ['a device and two endings', 'nul.tar.md', 'nultar.json'],
    ['an override of direction', 'a\u202Edm.exe.md', 'admexe.json'],
    ['a folder that is called like a file', 'x.md/inner.md', 'inner.json'],
    ['the name of the manifest', 'manifest.md', 'briefing-manifest.json'],
    ['the name of the lock', '.galley-lock.md', undefined],
  ])('%s is built under a safe name, or left out', async (_, path, name) => {
    await put(path, 'other.md');
    const { errors, names } = await buildAll();
    expect(errors).toEqual([]);
    const own = names.filter((it) => it !== 'other.json');
    expect(own).toEqual(name === undefined ? [] : [expect.stringMatching(name)]);
    const written = ['output/manifest.json', ...names.map((it) => `output/${it}`)];
    expect(new Set(await listOthers())).toEqual(new Set(['output', ...written]));
  });

  it.each([
    ['case', 'Port.md', 'port.md'],
    ['the ending', 'port.md', 'port.txt'],
    ['the form of Unicode', 'caf\u00E9.md', 'cafe\u0301.md'],
    ['the folder', 'a/port.md', 'b/port.md'],
  ])('another that differs by %s alone is refused with both names', async (_, ...paths) => {
    await put(...paths);
    const { errors, names } = await buildAll();
    expect(names).toEqual([]);
    expect(errors).toHaveLength(2);
    expect(await listOthers()).toEqual(['output', 'output/manifest.json']);
  });
});

describe.skipIf(process.platform === 'win32')('a folder of output that is', () => {
  beforeEach(() => put('a.md'));

  it('a file is refused, and stays', async () => {
    await writeFile(join(folder, 'output'), 'mine');
    await expect(buildAll()).rejects.toThrow(/output/);
    expect(await listOthers()).toEqual(['output']);
  });

  it('below a file is refused', async () => {
    await writeFile(join(folder, 'mine'), 'mine');
    await expect(buildAll('mine/output')).rejects.toThrow(/mine/);
    expect(await listOthers()).toEqual(['mine']);
  });

  it('a link to nothing is refused, and nothing is made where it leads', async () => {
    await symlink('elsewhere', join(folder, 'output'));
    await expect(buildAll()).rejects.toThrow(/output/);
    expect(await listOthers()).toEqual(['output']);
  });

  it('a link to a folder is where it leads to, and no file there is followed out of it', async () => {
    await mkdir(join(folder, 'real'));
    await writeFile(join(folder, 'mine'), 'mine');
    await symlink('../mine', join(folder, 'real', 'a.json'));
    await symlink('real', join(folder, 'output'));
    expect(await buildAll()).toEqual({ errors: [], names: ['a.json'] });
    expect(await readFile(join(folder, 'mine'), 'utf8')).toBe('mine');
    expect(await readdir(folder)).toEqual(['mine', 'output', 'real', 'source']);
    expect(await readdir(join(folder, 'real'))).toEqual(['a.json', 'manifest.json']);
  });

  it.skipIf(process.getuid?.() === 0)('read-only is refused', async () => {
    await mkdir(join(folder, 'output'), { mode: 0o555 });
    await expect(buildAll()).rejects.toThrow(/output.*permission/);
    expect(await listOthers()).toEqual(['output']);
  });
});

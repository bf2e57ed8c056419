import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../src/check.js';
import { loadConfig } from '../src/config.js';
import { createNodeHost } from '../src/host/node-host.js';
import { makeWorkspaceHost } from '../src/lsp/workspace-host.js';
import { createMemoryHost } from './memory-host.js';

const BRIEF = 'Talks in Lima.\nThe talks of June 18-19 went on.\n';

async function listLevels(config: string): Promise<Readonly<Record<string, string>>> {
  const host = createMemoryHost({ 'source/a.txt': BRIEF, 'galley.yaml': config });
  const [file] = await check(host);
  const entries = file?.messages.map(({ ruleId, fatal }) => [ruleId, String(fatal)]);
  return Object.fromEntries(entries ?? []) as Readonly<Record<string, string>>;
}

describe('galley.yaml', () => {
  it('sets levels of findings, but lowers no error that safety rests on', async () => {
    const levels = await listLevels(
      'levels: { range-hyphen: error, title-full-stop: off, section-missing: off }',
    );
    expect(levels['range-hyphen']).toBe('true');
    expect(levels).not.toHaveProperty('title-full-stop');
    expect(levels['section-missing']).toBe('true');
  });

  it('makes warnings errors', async () => {
    expect((await listLevels('{}'))['title-full-stop']).toBe('false');
    expect((await listLevels('strict: true'))['title-full-stop']).toBe('true');
  });

  it.each(['http://example.org/', 'example.org', 'https://example.org/?page=', 'https://a@b.org/'])(
    'takes no address that names of files can not be added to, or that is not safe: %s',
    async (url) => {
      const host = createMemoryHost({ 'galley.yaml': `url: ${url}\n` });
      await expect(loadConfig(host)).rejects.toMatchObject({
        code: 'config-invalid',
        message:
          'galley.yaml:1:6: "url": must be an address such as https://example.org/briefings/.',
      });
    },
  );

  it('is refused with its line if it is wrong', async () => {
    const host = createMemoryHost({ 'galley.yaml': 'profile: news\nlevel: {}\n' });
    await expect(loadConfig(host)).rejects.toMatchObject({
      code: 'config-invalid',
      message: 'galley.yaml:2:1: "level" is not known here. Is it "levels"?',
    });
  });

  it('is named if a profile that is not there comes from it, as the option is', async () => {
    const host = createMemoryHost({ 'source/a.txt': BRIEF, 'galley.yaml': 'profile: weekly' });
    const say = async (profile?: string) => {
      const [file] = await check(host, profile === undefined ? {} : { profile });
      return file?.messages.map(({ reason }) => reason);
    };
    expect(await say()).toEqual(['There is no template "weekly". It is named by galley.yaml.']);
    expect(await say('daily')).toEqual(['There is no template "daily". It is named by --profile.']);
  });

  it('that is not UTF-8 is refused with its line', async () => {
    const host = createMemoryHost({});
    host.files.set('galley.yaml', Buffer.from('profile: news\nurl: \xe9\n', 'latin1'));
    await expect(loadConfig(host)).rejects.toMatchObject({
      code: 'config-invalid',
      message: 'galley.yaml:2: A byte is not UTF-8.',
      hint: 'Save galley.yaml as UTF-8.',
    });
  });

  it.each(['galley.yaml', 'galley-baseline.json'])(
    'is told if it is there and no file: %s',
    async (name) => {
      const folder = await mkdtemp(join(tmpdir(), 'galley-config-'));
      const path = join(folder, name);
      const host = makeWorkspaceHost(createNodeHost(), folder, new Map([['a.txt', BRIEF]]));
      const tell = () => check(host, { sources: ['a.txt'] }).catch(({ message }: Error) => message);
      expect(await tell()).toBeInstanceOf(Array);
      await mkdir(path);
      expect(await tell()).toBe(`Cannot read ${path}: it is a folder`);
      await rm(path, { recursive: true });
      await symlink(name, path);
      expect(await tell()).toBe(`Cannot read ${path}: its links lead in a circle`);
      await rm(path);
      await symlink('/dev/null', path);
      expect(await tell()).toBe(`Cannot read ${path}: it is not a regular file`);
      await rm(folder, { recursive: true });
    },
  );
});

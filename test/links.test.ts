import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { build } from '../src/build.js';
import { check } from '../src/check.js';
import { fix } from '../src/fix.js';
import { fmt } from '../src/fmt.js';
import { createNodeHost } from '../src/host/node-host.js';
import { watchFiles } from '../src/host/watch-files.js';

const host = createNodeHost();
const TEXT = 'Talks in Lima\nThe talks of June 18-19 go on.\n';
let folder = '';
const at = (...names: readonly string[]) => join(folder, ...names);

/** What is found that keeps a file from being read. */
const listUnreadable = (
  files: readonly { readonly file: Awaited<ReturnType<typeof check>>[0] }[],
) =>
  files.flatMap(({ file }) =>
    file.messages
      .filter(({ ruleId }) => ruleId === 'source-unreadable')
      .map(({ reason }) => reason.replaceAll(folder, '')),
  );

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-links-'));
  await mkdir(at('source', 'deep'), { recursive: true });
  await writeFile(at('mine.txt'), TEXT);
  await writeFile(at('source', 'own.txt'), TEXT);
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('a link out of the folder that is given', () => {
  const LEADS_OUT = '/source/deep/a.txt is a link that leads out of /source/';
  beforeEach(() => symlink('../../mine.txt', at('source', 'deep', 'a.txt')));

  it.each([
    ['fmt', fmt],
    ['fix', fix],
  ])('is not written by %s, and is told', async (_, rewrite) => {
    const files = await rewrite(host, { sources: [at('source')] });
    expect(listUnreadable(files)).toEqual([LEADS_OUT]);
    expect(await readFile(at('mine.txt'), 'utf8')).toBe(TEXT);
    expect(await readFile(at('source', 'own.txt'), 'utf8')).not.toBe(TEXT);
  });

  it('is not read by check', async () => {
    const files = await check(host, { sources: [at('source')] });
    expect(listUnreadable(files.map((file) => ({ file })))).toEqual([LEADS_OUT]);
    expect(files.map(({ value }) => String(value))).toEqual(['', TEXT]);
  });

  it('is not built, nor is an edition of it, nor what was there before', async () => {
    const options = { sources: [at('source')], output: at('output'), cache: at('cache') };
    await rm(at('source', 'deep', 'a.txt'));
    await writeFile(at('source', 'deep', 'a.txt'), TEXT);
    const run = async (edition?: string) => {
      const formats = ['json'] as const;
      const { briefings } = await build(host, { ...options, formats, ...(edition && { edition }) });
      return briefings;
    };
    expect(listUnreadable(await run())).toEqual([]);
    await rm(at('source', 'deep', 'a.txt'));
    await symlink('../../mine.txt', at('source', 'deep', 'a.txt'));
    expect(listUnreadable(await run())).toEqual([LEADS_OUT]);
    const briefings = await run('The Week');
    expect(listUnreadable(briefings)).toEqual([LEADS_OUT]);
    expect(briefings.at(-1)?.file.messages.map(({ reason }) => reason)).toContain(
      'deep/a.txt is not in the folder of the edition',
    );
  });

  it('is followed where it is named itself, also beside its folder', async () => {
    const link = at('source', 'deep', 'a.txt');
    expect(listUnreadable(await fix(host, { sources: [at('source'), link] }))).toEqual([]);
    expect(await readFile(at('mine.txt'), 'utf8')).toContain('June 18–19');
    await writeFile(at('mine.txt'), TEXT);
    await fix(host, { sources: [link, at('source')] });
    expect(await readFile(at('mine.txt'), 'utf8')).toContain('June 18–19');
  });
});

it('follows a link within the folder, and a folder that is a link', async () => {
  await symlink('../own.txt', at('source', 'deep', 'a.txt'));
  await symlink('source', at('linked'));
  const files = await fix(host, { sources: [at('linked')] });
  expect(listUnreadable(files)).toEqual([]);
  expect(await readFile(at('source', 'own.txt'), 'utf8')).toContain('June 18–19');
});

it('watches no circle of links without end, and tells of one that leads to nothing once', async () => {
  await symlink('loop.md', at('source', 'loop.md'));
  await symlink('..', at('source', 'deep', 'up'));
  await symlink('../deep', at('source', 'deep', 'same'));
  const told: string[] = [];
  const seen: string[] = [];
  const watch = await watchFiles([at('source')], {
    onChange: (path) => void seen.push(path),
    onError: ({ message }) => void told.push(message),
  });
  await symlink('loop.md', at('source', 'deep', 'loop.md'));
  await writeFile(at('source', 'deep', 'new.md'), TEXT);
  await expect.poll(() => seen).toContain(at('source', 'deep', 'new.md'));
  await watch.close();
  const tell = (...names: readonly string[]) =>
    `Changes of ${relative('', at('source', ...names))} may go unseen: its links lead in a circle`;
  expect(told[0]).toBe(tell('loop.md'));
  expect(told.filter((it) => it !== tell('deep', 'loop.md'))).toHaveLength(1);
  expect(seen.filter((path) => /up|same/.test(path))).toEqual([]);
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { build, buildBriefly, type BuildOptions } from '../src/build.js';
import { readZip } from '../src/formats/epub/read-zip.js';
import { createNodeHost } from '../src/host/node-host.js';
import { Failure } from '../src/model/failure.js';
import type { Host } from '../src/model/host.js';
import { createFolderStore } from '../src/store/folder-store.js';
import { measureCache, pruneCache, verifyCache } from '../src/store/maintain.js';
import { makeVerifier, partInputs, traceHost } from '../src/store/trace.js';
import { createMemoryHost, type MemoryHost } from './memory-host.js';

const seed = await readFile('source/putin-north-korea-visit.txt', 'utf8');
const bytes = (text: string) => new TextEncoder().encode(text);

/** Builds with a cache; gives what became of each artifact, one line a briefing. */
async function run(host: Host, options: BuildOptions = {}): Promise<readonly string[]> {
  const { briefings } = await build(host, { formats: ['html'], cache: 'cache', ...options });
  return briefings.map(({ artifacts }) => artifacts.map(({ origin }) => origin).join(' '));
}

/** A host that must not be written to. */
function lock(host: MemoryHost): Host {
  return { ...host, write: (path) => Promise.reject(new Error(`${path} was written`)) };
}

it('names the cache, and what to do, where it can not be written to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'galley-store-'));
  const cache = join(folder, 'cache', 'galley');
  await writeFile(join(folder, 'a.txt'), seed);
  await writeFile(join(folder, 'cache'), '');
  const { briefings } = await build(createNodeHost(), {
    sources: [join(folder, 'a.txt')],
    output: join(folder, 'output'),
    formats: ['json'],
    cache,
  });
  await rm(folder, { recursive: true });
  expect(briefings[0]?.failures).toMatchObject([
    {
      code: 'write-failed',
      message: `Cannot write into the cache ${cache}: a part of its path is not a folder`,
      hint: `See to ${cache}, or build with --no-cache.`,
    },
  ]);
});

it('keeps the files of packages apart from what is of one briefing alone', () => {
  const font = ['resolve', '@fontsource/a/b.woff2', '/modules/b.woff2'] as const;
  const read = ['read', '/modules/b.woff2', 'sum'] as const;
  const image = ['read', 'map.svg', 'sum'] as const;
  expect(partInputs([image, font, read])).toEqual([[font, read], [image]]);
  expect(partInputs([image])).toEqual([[image]]);
});

describe('a build with a cache', () => {
  let host: MemoryHost;
  beforeEach(async () => {
    const extended = 'extends: news\ndescription: Mine';
    host = createMemoryHost({
      'source/a.txt': seed,
      'source/b.txt': `---\nprofile: mine\nembargo: 2030-01-01T06:00:00Z\n---\n${seed}`,
      'templates/mine/profile.yaml': extended,
      'templates/mine/print.css': 'p { color: #111 }',
      'templates/mine/epub.css': 'p { color: #222 }',
    });
  });

  it('writes nothing if nothing has changed', async () => {
    expect(await run(host)).toEqual(['made', 'made']);
    expect(await run(lock(host))).toEqual(['unchanged', 'unchanged']);
    expect(new TextDecoder().decode(host.files.get('output/manifest.json'))).toContain('embargo');
  });

  it('writes the manifest anew if it is not what was written, or is of other sources', async () => {
    const manifest = () => new TextDecoder().decode(host.files.get('output/manifest.json'));
    await run(host);
    const first = manifest();
    host.files.set('output/manifest.json', bytes('spoiled'));
    await run(host);
    expect(manifest()).toBe(first);
    await run(host, { sources: ['source/a.txt'] });
    expect(manifest()).not.toContain('source/b.txt');
    await run(host);
    expect(manifest()).toBe(first);
  });

  it('writes the manifest anew after a build that could not make all', async () => {
    const manifest = () => new TextDecoder().decode(host.files.get('output/manifest.json'));
    await run(host);
    const first = manifest();
    const read = (path: string) =>
      path === 'source/b.txt'
        ? Promise.reject(new Failure('read-failed', 'Not now', 'Wait.'))
        : host.read(path);
    await run({ ...host, read });
    expect(manifest()).not.toContain('source/b.txt');
    await run(host);
    expect(manifest()).toBe(first);
  });

  it('reads the findings of unchanged briefings again, or but counts them if there are too many', async () => {
    const find = async (repeat?: number) => {
      const { briefings } = await build(host, {
        formats: ['html'],
        cache: 'cache',
        ...(repeat !== undefined && { repeat }),
      });
      return briefings.map(({ file: { messages, data } }) => [messages.length, data.counts]);
    };
    const made = await find();
    const warnings = (await build(host, { formats: ['html'], cache: 'cache' })).briefings.flatMap(
      ({ file }) => file.messages.filter(({ fatal }) => fatal === false),
    ).length;
    expect(warnings).toBeGreaterThan(10);
    expect(await find()).toEqual(made);
    expect(await find(warnings)).toEqual(made);
    const counted = await find(warnings - 1);
    expect(counted).toEqual([
      [0, { error: 0, warning: expect.any(Number), info: expect.any(Number) }],
      [0, { error: 0, warning: expect.any(Number), info: expect.any(Number) }],
    ]);
  });

  const emptyStore = () => {
    for (const path of host.files.keys()) {
      if (path.startsWith('cache/store/')) host.files.delete(path);
    }
  };

  it('knows from the ledger alone what builds of other options have put there', async () => {
    const options = [
      { sources: ['source/a.txt'], repeat: 0 },
      { sources: ['source/b.txt'], repeat: 0, formats: ['json'] },
    ] as const;
    for (const it of options) expect(await run(host, it)).toEqual(['made']);
    emptyStore();
    for (const it of options) expect(await run(host, it)).toEqual(['unchanged']);
    expect(await run(host, { ...options[1], formats: ['html'] })).toEqual(['made']);
  });

  it('notices a source that would have artifacts of the same name', async () => {
    await run(host);
    host.files.set('source/old/a.md', bytes(seed));
    expect(await run(host)).toEqual(['', 'unchanged', '']);
  });

  it('makes again what it would have to tell the findings of, and has lost them', async () => {
    await run(host);
    emptyStore();
    expect(await run(lock(host), { repeat: 0 })).toEqual(['unchanged', 'unchanged']);
    expect(await run(host)).toEqual(['made', 'made']);
  });

  it('makes again what a change of its source has touched, and knows the old one still', async () => {
    await run(host);
    host.files.set('source/a.txt', bytes(seed.replace('Historic', 'Momentous')));
    expect(await run(host)).toEqual(['made', 'unchanged']);
    host.files.set('source/a.txt', bytes(seed));
    expect(await run(host)).toEqual(['stored', 'unchanged']);
  });

  it.each([
    ['a style sheet that the format has', 'templates/mine/print.css', 'p {}', 'made'],
    ['a style sheet that it has not', 'templates/mine/epub.css', 'p {}', 'stored'],
    ['a further style sheet', 'templates/mine/screen-more.css', 'p {}', 'made'],
    ['a profile', 'templates/mine/profile.yaml', 'extends: bulletin', 'made'],
    ['a template that comes before ours', 'templates/news/profile.yaml', 'extends: base', 'made'],
  ])('notices a change of %s', async (_, path, text, origin) => {
    await run(host, { sources: ['source/b.txt'] });
    host.files.set(path, bytes(text));
    const [found] = await run(host, { sources: ['source/b.txt'] });
    expect(found).toBe(path.includes('/news/') ? '' : origin);
  });

  it('leaves briefings of other templates alone', async () => {
    await run(host);
    host.files.set('templates/mine/screen.css', bytes('p {}'));
    expect(await run(host)).toEqual(['unchanged', 'made']);
  });

  it('notices an image that has changed, and one that has come', async () => {
    const draw = (size: number) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${String(size)}" height="9"><path d="M0 0h9"/></svg>`;
    const text = await readFile('test/twins/putin-north-korea-visit.md', 'utf8');
    host = createMemoryHost({ 'source/a.md': `${text}\n\n![A map](map.svg)\n` });
    expect(await run(host)).toEqual(['']);
    expect(await run(lock(host))).toEqual(['']);
    host.files.set('source/map.svg', bytes(draw(9)));
    expect(await run(host)).toEqual(['made']);
    host.files.set('source/map.svg', bytes(draw(8)));
    expect(await run(host)).toEqual(['made']);
    expect(await run(lock(host))).toEqual(['unchanged']);
  });

  it('notices a configuration, an option, an epoch and a Galley that are others', async () => {
    const again = async (changed: Host, options: BuildOptions = {}) =>
      (await run(changed, { sources: ['source/a.txt'], ...options }))[0];
    expect(await again(host)).toBe('made');
    host.files.set('galley.yaml', bytes('levels: { section-recognised: info }'));
    expect(await again(host)).toBe('stored');
    expect(await again(lock(host))).toBe('unchanged');
    expect(await again(host, { profile: 'mine' })).toBe('made');
    expect(await again(host, { formats: ['json'] })).toBe('made');
    expect(await again({ ...host, epoch: 86_400 })).toBe('made');
    expect(await again({ ...host, runtime: 'Node 99' })).toBe('made');
  });

  it('finds the same in a briefing that it knows', async () => {
    host.files.set('source/c.txt', bytes('Title only'));
    host.files.set('source/d.txt', bytes(seed.replace('Historic', 'Historic '.repeat(20))));
    const find = async (options: BuildOptions = {}) => {
      const { briefings } = await build(host, { formats: ['html'], cache: 'cache', ...options });
      return briefings.map(({ file }) =>
        file.messages.map((message) =>
          Object.assign({}, message, { words: String(message), stack: '' }),
        ),
      );
    };
    const first = await find();
    expect(first.map((messages) => messages.length > 2)).toEqual([true, true, true, true]);
    const levels = new Set(first.flat().map(({ fatal }) => fatal));
    expect(levels).toEqual(new Set([undefined, true, false]));
    expect(await find()).toEqual(first);
    expect(await find({ force: true })).toEqual(first);
  });

  it('puts back what is missing from the output or not what was written', async () => {
    await run(host);
    const page = host.files.get('output/a.html');
    host.files.delete('output/a.html');
    host.files.set('output/b.html', bytes('spoiled'));
    expect(await run(host)).toEqual(['stored', 'stored']);
    expect(Buffer.from(host.files.get('output/a.html') ?? [])).toEqual(Buffer.from(page ?? []));
  });

  it('makes again what is damaged or missing in the store', async () => {
    await run(host);
    const artifacts = [...host.files].filter(([path, { length }]) => {
      return path.startsWith('cache/store') && length > 50_000;
    });
    expect(artifacts).toHaveLength(2);
    for (const [path, value] of artifacts) host.files.set(path, value.subarray(0, 40_000));
    for (const name of ['a', 'b']) host.files.delete(`output/${name}.html`);
    expect(await run(host)).toEqual(['made', 'made']);
  });

  const findLedger = () =>
    [...host.files.keys()].find((path) => path.startsWith('cache/ledgers')) ?? '';

  it('goes on without a ledger, or with one that can not be read', async () => {
    await run(host);
    const ledger = findLedger();
    for (const spoiled of ['{', 'null', '"ledger"\n{"version":5}\n']) {
      host.files.set(ledger, bytes(spoiled));
      expect(await run(host)).toEqual(['unchanged', 'unchanged']);
    }
    host.files.delete(ledger);
    expect(await run(host)).toEqual(['unchanged', 'unchanged']);
  });

  it('takes a line that is JSON, but not what was written, for none', async () => {
    await run(host);
    const ledger = findLedger();
    const lines = Buffer.from(host.files.get(ledger) ?? [])
      .toString()
      .split('\n');
    const values = [...lines.keys()].filter((index) => index % 3 > 0 && lines[index] !== '');
    expect(values.length).toBeGreaterThan(6);
    for (const index of values) {
      const spoiled = lines.map((line, at) => (at === index ? `${line.slice(0, 8)}{}` : line));
      host.files.set(ledger, bytes(spoiled.join('\n')));
      expect(await run(host, { repeat: 0 })).toEqual(['unchanged', 'unchanged']);
    }
  });

  it('finds what is left of a spoiled ledger, and names of all kinds in it', async () => {
    const odd = 'source/a "b"\\c\nd é 𝒜.txt';
    host.files.set(odd, bytes(seed));
    await run(host);
    const ledger = findLedger();
    const text = Buffer.from(host.files.get(ledger) ?? []).toString();
    expect(text).toMatch(/^[\n -~]+$/);
    const row = /(?<="source source\/a.txt"\n)./;
    const rest = /(?<="source source\/b.txt"\n.*\n)./;
    host.files.set(ledger, bytes(text.replace(row, '!').replace(rest, '!')));
    expect(await run(host, { repeat: 0 })).toEqual(['unchanged', 'unchanged', 'unchanged']);
    host.files.set(ledger, bytes(text.replace(row, '!')));
    emptyStore();
    expect(await run(host, { repeat: 0 })).toEqual(['unchanged', 'made', 'unchanged']);
    const again = Buffer.from(host.files.get(ledger) ?? []).toString();
    host.files.set(ledger, bytes(again.replace(rest, '!')));
    emptyStore();
    expect(await run(host, { repeat: 0 })).toEqual(['unchanged', 'unchanged', 'made']);
    expect(await run(lock(host), { repeat: 0 })).toEqual(['unchanged', 'unchanged', 'unchanged']);
  });

  it('leaves of a ledger what has not changed, but not for ever what nothing needs any more', async () => {
    const chart = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    const text = await readFile('test/twins/putin-north-korea-visit.md', 'utf8');
    const readLedger = () => Buffer.from(host.files.get(findLedger()) ?? []).toString();
    await run(host);
    const kept = /"source source\/b.txt"\n.*\n.*\n/.exec(readLedger())?.[0] ?? 'none';
    const sizes = new Set<number>();
    for (let count = 1; count <= 12; count += 1) {
      host.files.set(`source/${count}.svg`, bytes(chart));
      host.files.set('source/c.md', bytes(`${text}\n\n![A chart](${count}.svg)\n`));
      expect(await run(host)).toEqual(['unchanged', 'unchanged', 'made']);
      if (count === 1) expect(readLedger()).toContain(kept);
      sizes.add(readLedger().split('"trace ').length);
    }
    expect(sizes.size).toBeGreaterThan(1);
    expect(sizes.size).toBeLessThan(8);
    expect(await run(lock(host), { repeat: 0 })).toEqual(['unchanged', 'unchanged', 'unchanged']);
  });

  /** Spoils what more the ledger has of a source than tells whether it is as it was. */
  const spoilRest = (source: string) => {
    const ledger = findLedger();
    const text = Buffer.from(host.files.get(ledger) ?? []).toString();
    const rest = new RegExp(`(?<="source ${source}"\n.*\n).`);
    expect(text).toMatch(rest);
    host.files.set(ledger, bytes(text.replace(rest, '!')));
  };

  it('makes anew what it can not describe if others are made, and has all in the manifest', async () => {
    const brief = { formats: ['html'], cache: 'cache', repeat: 0 } as const;
    host.files.set('source/c.txt', bytes(seed));
    await run(host);
    const manifest = host.files.get('output/manifest.json');
    spoilRest('source/b.txt');
    emptyStore();
    expect(await buildBriefly(lock(host), brief)).toMatchObject({ unchanged: { briefings: 3 } });
    host.files.set('source/a.txt', bytes(`${seed}\n`));
    const { briefings, unchanged } = await buildBriefly(host, brief);
    expect(briefings.map(({ source }) => source)).toEqual(['source/a.txt', 'source/b.txt']);
    expect(unchanged).toMatchObject({ briefings: 1, artifacts: 1 });
    host.files.set('source/a.txt', bytes(seed));
    expect(await run(host, { repeat: 0 })).toEqual(['stored', 'unchanged', 'unchanged']);
    expect(host.files.get('output/manifest.json')).toEqual(manifest);
  });

  it('reads a record once to describe what is as it was, and before others may build', async () => {
    await run(host);
    spoilRest('source/b.txt');
    host.files.set('source/a.txt', bytes(`${seed}\n`));
    const log: string[] = [];
    const read: Host['read'] = (path) => {
      if (path.startsWith('cache/store/')) log.push(path);
      return host.read(path);
    };
    const unlock = () => Promise.resolve(void log.push('unlocked'));
    const watched = { ...host, read, lock: () => Promise.resolve(unlock) };
    expect(await run(watched, { repeat: 0 })).toEqual(['stored', 'unchanged']);
    expect(log.length).toBeGreaterThan(1);
    expect(new Set(log).size).toBe(log.length);
    expect(log.at(-1)).toBe('unlocked');
  });

  it('tells in numbers of what is as it was, if not in full', async () => {
    await run(host);
    const { briefings } = await build(host, { formats: ['html'], cache: 'cache' });
    const messages = briefings.flatMap(({ file }) => file.messages);
    const count = (level: boolean | undefined) =>
      messages.filter(({ fatal }) => fatal === level).length;
    const tell = async (repeat?: number) =>
      buildBriefly(host, {
        formats: ['html'],
        cache: 'cache',
        ...(repeat !== undefined && { repeat }),
      });
    const numbers = { error: 0, warning: count(false), info: count(undefined) };
    expect(await tell(0)).toEqual({
      briefings: [],
      unchanged: { briefings: 2, artifacts: 2, counts: numbers, waived: 0, inBaseline: 0 },
    });
    const full = await tell();
    expect([full.briefings.length, full.unchanged.briefings]).toEqual([2, 0]);
    host.files.set('output/a.html', bytes('spoiled'));
    const mixed = await tell(0);
    expect(mixed.briefings.map(({ source, artifacts }) => [source, artifacts[0]?.origin])).toEqual([
      ['source/a.txt', 'stored'],
    ]);
    expect(mixed.unchanged).toMatchObject({ briefings: 1, artifacts: 1 });
  });

  it('makes all anew if it is told to, and keeps it', async () => {
    await run(host);
    expect(await run(host, { force: true })).toEqual(['made', 'made']);
    expect(await run(lock(host))).toEqual(['unchanged', 'unchanged']);
  });

  it('does not remember what the world was in the way of', async () => {
    const sources = ['source/a.txt'];
    const formats = ['html', 'pdf'] as const;
    const { openPrinter } = createNodeHost({ finders: [] });
    expect(await run({ ...host, openPrinter }, { sources, formats })).toEqual(['made']);
    expect(await run(host, { sources, formats })).toEqual(['stored made']);
    const other: Host = { ...host, identifyPrinter: () => Promise.resolve('another browser') };
    expect(await run(other, { sources, formats })).toEqual(['stored made']);
  });
});

describe('a book that lists the pages of the PDF', () => {
  it('is not kept if these could not be printed, and is another than one without a PDF', async () => {
    const host = createMemoryHost({ 'source/a.txt': seed });
    const broken: Host = {
      ...host,
      openPrinter: () => Promise.reject(new Failure('browser-missing', 'None.', 'Get one.')),
    };
    const formats = ['pdf', 'epub'] as const;
    expect(await run(broken, { formats })).toEqual(['made']);
    expect(await run(host, { formats })).toEqual(['made made']);
    const listed = () =>
      new TextDecoder()
        .decode(readZip(host.files.get('output/a.epub') ?? new Uint8Array()).get('OEBPS/toc.xhtml'))
        .match(/#page-\d/g);
    expect(listed()).toEqual(['#page-1', '#page-2']);
    expect(await run(host, { formats: ['epub'] })).toEqual(['made']);
    expect(listed()).toBeNull();
    expect(await run(host, { formats })).toEqual(['unchanged stored']);
    expect(listed()).toEqual(['#page-1', '#page-2']);
  });
});

describe('a store in a folder', () => {
  const key = 'ab'.repeat(32);

  it('gives back what was put in', async () => {
    const store = createFolderStore(createMemoryHost({}), 's');
    expect([await store.has(key), await store.get(key)]).toEqual([false, undefined]);
    await store.put(key, bytes('value'));
    expect(await store.has(key)).toBe(true);
    expect(new TextDecoder().decode(await store.get(key))).toBe('value');
  });

  it.each([
    ['cut', (entry: Uint8Array) => entry.subarray(0, -1)],
    ['emptied', () => new Uint8Array()],
    ['changed', (entry: Uint8Array) => entry.map((byte, at) => (at === 66 ? byte ^ 1 : byte))],
  ])('takes an entry that was %s for none', async (_, spoil) => {
    const host = createMemoryHost({});
    const store = createFolderStore(host, 's');
    await store.put(key, bytes('value'));
    const [[path, entry] = ['', new Uint8Array()]] = [...host.files];
    host.files.set(path, spoil(entry));
    expect(await store.get(key)).toBeUndefined();
  });
});

it('a trace holds until an answer is another, also that there is nothing', async () => {
  const host = createMemoryHost({ 'a.md': 'a', 'f/b.md': 'b' });
  const { host: traced, listInputs } = traceHost(host, new Set(['a.md']));
  await Promise.all([traced.read('a.md'), traced.read('f/b.md'), traced.list('f')]);
  await Promise.all([traced.kind('none'), traced.read('gone').catch(() => {})]);
  expect(listInputs().map(([ask, path]) => `${ask} ${path}`)).toEqual([
    'kind none',
    'list f',
    'read f/b.md',
    'read gone',
  ]);
  const holds = () => makeVerifier(host)(listInputs());
  expect(await holds()).toBe(true);
  host.files.set('a.md', bytes('other'));
  expect(await holds()).toBe(true);
  for (const path of ['gone', 'f/b.md', 'none', 'f/c.md']) {
    const before = host.files.get(path);
    host.files.set(path, bytes('other'));
    expect(await holds(), path).toBe(false);
    if (before) host.files.set(path, before);
    else host.files.delete(path);
  }
});

describe('the upkeep of a cache', () => {
  const entries = (host: MemoryHost) =>
    [...host.files.keys()].filter((path) => path.startsWith('cache/store/'));

  it('removes what is in no output folder any more, and nothing else', async () => {
    const host = createMemoryHost({ 'source/a.txt': seed, 'source/b.txt': seed });
    await run(host, { formats: ['json'] });
    const first = new Set(entries(host));
    expect(await pruneCache(host, 'cache')).toEqual({ entries: 0, size: 0 });
    host.files.set('source/a.txt', bytes(seed.replace('Historic', 'Momentous')));
    await run(host, { formats: ['json'] });
    await run(host, { formats: ['html'], output: 'other' });
    for (const path of host.files.keys()) if (path.startsWith('other/')) host.files.delete(path);
    host.files.delete('source/b.txt');
    const all = await measureCache(host, 'cache');
    const removed = await pruneCache(host, 'cache');
    const left = await measureCache(host, 'cache');
    expect(left.size).toBe(all.size - removed.size);
    expect(entries(host).filter((path) => first.has(path)).length).toBeLessThan(first.size);
    expect(await run(host, { formats: ['json'] })).toEqual(['unchanged']);
    host.files.delete('output/a.json');
    expect(await run(host, { formats: ['json'] })).toEqual(['stored']);
  });

  it('names what is damaged', async () => {
    const host = createMemoryHost({ 'source/a.txt': seed });
    await run(host, { formats: ['json'] });
    expect(await verifyCache(host, 'cache')).toEqual([]);
    const [path = ''] = entries(host);
    host.files.set(path, bytes('spoiled'));
    expect(await verifyCache(host, 'cache')).toEqual([path]);
  });

  it('has nothing to do where nothing was built', async () => {
    const host = createMemoryHost({});
    const nothing = { entries: 0, size: 0 };
    expect(await measureCache(host, 'cache')).toEqual(nothing);
    expect(await pruneCache(host, 'cache')).toEqual(nothing);
    expect(await verifyCache(host, 'cache')).toEqual([]);
  });
});

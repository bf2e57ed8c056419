import { describe, expect, it } from 'vitest';
import { build } from '../src/build.js';
import { createNodeHost } from '../src/host/node-host.js';
import { readFont } from '../src/model/font-tables.js';
import type { Call } from '../src/model/remote-calls.js';
import { openWork, workHere } from '../src/press/work.js';
import { createMemoryHost } from './memory-host.js';

const MANY = 50;
const LEAD = 'A lead that has words enough to be one, so that no one who reads it has to ask.';
const write = (title: string) =>
  `# ${title}\n\n${LEAD}\n\n## Key Takeaways\n\n- One thing.\n- Two.\n- Three.\n\n## Analysis\n\nNothing more.\n`;

/** Builds briefings, and tells how many threads were started for them. */
async function buildAll(titles: readonly string[]) {
  const texts = titles.map((title) => [`source/${title.toLowerCase()}.md`, write(title)] as const);
  const host = createMemoryHost(Object.fromEntries(texts));
  let threads = 0;
  const openWorkThread = () => {
    threads += 1;
    return host.openWorkThread();
  };
  await build({ ...host, openWorkThread }, { formats: ['html'] });
  return { files: host.files, threads };
}

describe('many briefings', () => {
  it('are made with the help of a thread, to the same bytes as one is without', async () => {
    const titles = Array.from({ length: MANY }, (_, index) => `Title${String(index)}`);
    const [many, one] = await Promise.all([buildAll(titles), buildAll(titles.slice(-1))]);
    expect(many.threads).toBe(1);
    expect(one.threads).toBe(0);
    const read = (files: ReadonlyMap<string, Uint8Array>) =>
      new TextDecoder().decode(files.get(`output/title${String(MANY - 1)}.html`));
    expect(read(many.files)).toContain(LEAD);
    expect(read(many.files)).toBe(read(one.files));
  });
});

describe('a thread for work', () => {
  it('does a step to the same bytes', async () => {
    const size = { width: 8, height: 8 };
    const field = { x: 0, y: 0, ...size, fill: '#14304a' };
    const drawing = { ...size, fields: [field], texts: [] };
    const work = await openWork(createNodeHost(), MANY, []);
    try {
      const made = await work.doStep<Uint8Array>('png', 'paint', drawing);
      const here = await workHere.doStep<Uint8Array>('png', 'paint', drawing);
      expect(made.length).toBeGreaterThan(0);
      expect(Buffer.compare(made, here)).toBe(0);
    } finally {
      await work.close();
    }
  });

  it('cuts a font to the same bytes', async () => {
    const host = createNodeHost();
    const name = '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2';
    const whole = await host.read(await host.resolve(name));
    const work = await openWork(host, MANY, []);
    try {
      const cut = await work.subsetFont(whole, 'Abc');
      expect(readFont(cut).advances.size).toBe(3);
      expect(Buffer.compare(cut, await workHere.subsetFont(whole, 'Abc'))).toBe(0);
    } finally {
      await work.close();
    }
  });

  it('passes on what is wrong with a file', async () => {
    const work = await openWork(createNodeHost(), MANY, []);
    const emptyZip = Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]);
    try {
      await expect(work.readText('epub', emptyZip)).rejects.toThrow('The book has no');
      expect(await work.readText('json', emptyZip)).toBeUndefined();
      await expect(work.doStep('json', 'paint')).rejects.toThrow(
        'The format json has no step paint',
      );
    } finally {
      await work.close();
    }
  });

  it('does one call after another', async () => {
    const size = { width: 2000, height: 2000 };
    const field = { x: 0, y: 0, ...size, fill: '#14304a' };
    const drawing = { ...size, fields: [field], texts: [] };
    const work = await openWork(createNodeHost(), MANY, []);
    const done: string[] = [];
    try {
      // What paints is loaded first, while the next call could be begun and done.
      const painting = work.doStep('png', 'paint', drawing).then(() => done.push('painted'));
      const reading = work.readText('json', new Uint8Array()).then(() => done.push('read'));
      await Promise.all([painting, reading]);
      expect(done).toEqual(['painted', 'read']);
    } finally {
      await work.close();
    }
  });

  it('loads what it will need, and is spared what comes while sixteen calls wait for it', async () => {
    const calls: unknown[] = [];
    const call: Call = (name) => {
      calls.push(name);
      return new Promise<never>(() => {});
    };
    const thread = { call, close: () => Promise.resolve() };
    const openWorkThread = () => Promise.resolve(thread);
    const work = await openWork({ openWorkThread }, MANY, ['json']);
    for (let count = 0; count < 16; count += 1) void work.readText('json', new Uint8Array());
    expect(await work.readText('json', new Uint8Array())).toBeUndefined();
    expect(calls).toEqual(['loadSteps', ...Array.from({ length: 16 }, () => 'readText')]);
  });

  it('keeps nobody waiting when it ends', async () => {
    const work = await openWork(createNodeHost(), MANY, []);
    const reading = work.readText('html', new TextEncoder().encode('<body><main>Text</main>'));
    await Promise.all([
      expect(reading).rejects.toThrow('ended before its work was done'),
      work.close(),
    ]);
    await expect(work.readText('json', new Uint8Array())).rejects.toThrow('ended before');
  });
});

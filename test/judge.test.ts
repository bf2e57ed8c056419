import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { check } from '../src/check.js';
import { createNodeHost } from '../src/host/node-host.js';
import { DEFAULT_LIMITS } from '../src/model/limits.js';
import { judgeSafely } from '../src/judge/index.js';
import type { Task } from '../src/judge/thread.js';
import { openSource } from '../src/parse/index.js';
import { createMemoryHost } from './memory-host.js';
import { news } from './read.js';

const SENTENCE = 'In 1998 the Office said that 5 percent of it was lost on June 18-19.\n';
const text = (size: number) =>
  `Title\nLead.\nAnalysis\n${SENTENCE.repeat(Math.ceil(size / SENTENCE.length))}\u0007end`;
const large = { 'source/a.txt': text(65 * 1024) };

const list = async (files: Readonly<Record<string, string>>, result?: 'time' | 'memory') => {
  const host = createMemoryHost(files);
  const runApart = result ? () => Promise.resolve(result) : host.runApart;
  const [file] = await check({ ...host, runApart });
  return file?.messages.map(({ ruleId, line, reason }) => `${String(line)} ${ruleId} ${reason}`);
};

describe('a large text', () => {
  it('is judged in a thread as a small one is without', async () => {
    const found = await list(large);
    const small = await list({ 'source/a.txt': text(40 * 1024) });
    const ids = (messages: readonly string[] = []) =>
      [...new Set(messages.map((message) => message.split(' ')[1]))].toSorted();
    expect(ids(found)).toEqual(ids(small));
    const last = text(65 * 1024).split('\n').length;
    expect(found).toContain(
      `${String(last)} character-illegal The text has the control character U+0007`,
    );
  });

  it('that takes too much is given up, and told of', async () => {
    expect((await list(large, 'time'))?.filter((it) => it.includes('limit'))).toEqual([
      'undefined limit-exceeded To read the text takes longer than 30 s; it was given up',
    ]);
    expect((await list(large, 'memory'))?.filter((it) => it.includes('limit'))).toEqual([
      'undefined limit-exceeded To read the text takes more than 1024 MB; it was given up',
    ]);
  });
});

describe('texts', () => {
  it('are judged one after another', async () => {
    const host = createNodeHost();
    const seen: string[] = [];
    const judge = async (slug: string) => {
      const bytes = new TextEncoder().encode(text(1024));
      const source = await openSource(bytes, () => {}, DEFAULT_LIMITS);
      if (!source) throw new Error('The text cannot be opened');
      const measure = { slug, profile: news, style: [] };
      const onRead = async () => void seen.push(`${slug} read`);
      await judgeSafely(host, bytes, source, measure, () => {}, onRead);
      seen.push(`${slug} judged`);
    };
    await Promise.all([judge('a'), judge('b')]);
    expect(seen).toEqual(['a read', 'a judged', 'b read', 'b judged']);
  });
});

describe('a thread', () => {
  const { runApart } = createNodeHost();
  const measure = { slug: 'a', profile: news, style: [] };
  const bytes = new TextEncoder().encode(`# T\n\n${'a b c\n\n'.repeat(19_000)}`);
  const task: Task = { bytes, limits: DEFAULT_LIMITS, measure };

  it('ends at its deadline', async () => {
    const bounds = { milliseconds: 50, megabytes: 1024 };
    expect(await runApart('judge/thread.js', task, bounds)).toBe('time');
  });

  it('ends when its memory is full', async () => {
    const bounds = { milliseconds: 60_000, megabytes: 24 };
    expect(await runApart('judge/thread.js', task, bounds)).toBe('memory');
  });

  it('waits for its turn if each processor has one', async () => {
    let started = 0;
    const broken = {
      ...task,
      get bytes() {
        started += 1;
        return new Uint8Array([0xff]);
      },
    };
    const bounds = { milliseconds: 60_000, megabytes: 1024 };
    const cores = availableParallelism();
    const start = () => runApart('judge/thread.js', broken, bounds);
    const running = Promise.allSettled(Array.from({ length: cores + 2 }, start));
    await setImmediate();
    expect(started).toBeLessThanOrEqual(cores);
    await running;
    expect(started).toBe(cores + 2);
  });

  it('passes on what it throws', async () => {
    const broken = { ...task, bytes: new Uint8Array([0xff]) };
    const bounds = { milliseconds: 60_000, megabytes: 1024 };
    await expect(runApart('judge/thread.js', broken, bounds)).rejects.toThrow('cannot be opened');
  });
});

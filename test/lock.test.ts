import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../src/host/lock-folder.js';

let folder = '';
const lines: string[] = [];
const log = (line: string) => void lines.push(line);
const lock = (patience = 300, signal?: AbortSignal) =>
  lockFolder(folder, { log, patience, signal });
const leave = (text: string) => writeFile(join(folder, '.galley-lock'), text);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-lock-'));
  lines.length = 0;
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('a lock on a folder', () => {
  it('makes others wait, one after the other, and leaves nothing', async () => {
    let inside = 0;
    const work = async () => {
      const unlock = await lock(10_000);
      inside += 1;
      expect(inside).toBe(1);
      await new Promise((done) => setTimeout(done, 20));
      inside -= 1;
      await unlock();
    };
    await Promise.all([work(), work(), work()]);
    expect(lines[0]).toBe(`Waiting for process ${process.pid}, which writes into ${folder} …`);
    expect(await readdir(folder)).toEqual([]);
  });

  it('names the process that does not end', async () => {
    await leave(`${process.ppid} ${hostname()}`);
    await expect(lock()).rejects.toMatchObject({
      code: 'output-locked',
      message: `Process ${process.ppid} writes into ${folder}`,
      hint: expect.stringContaining(`delete ${join(folder, '.galley-lock')}`),
    });
  });

  it('of another machine is not judged by the processes of this one', async () => {
    await leave('1 elsewhere');
    await expect(lock()).rejects.toThrow(`Process 1 on elsewhere writes into ${folder}`);
  });

  it('of a process that was killed is taken over at once', async () => {
    await leave(`${spawnSync(process.execPath, ['--version']).pid} ${hostname()}`);
    const unlock = await lock(0);
    await unlock();
    expect(await readdir(folder)).toEqual([]);
  });

  it('of a process with the same id as this one, from before it started, is taken over', async () => {
    await leave(`${process.pid} ${hostname()}`);
    await utimes(join(folder, '.galley-lock'), 1, 1);
    const unlock = await lock(0);
    await unlock();
    expect(await readdir(folder)).toEqual([]);
  });

  it('of a process that was killed before it could say its name is taken over', async () => {
    await leave('');
    await utimes(join(folder, '.galley-lock'), 1, 1);
    const unlock = await lock(0);
    await unlock();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is waited for no longer than until the build is ended', async () => {
    await leave(`${process.ppid} ${hostname()}`);
    const controller = new AbortController();
    const waiting = lock(10_000, controller.signal);
    setTimeout(() => controller.abort(new Error('Enough')), 50);
    await expect(waiting).rejects.toThrow('Enough');
  });

  it('fails by name where the folder is a file', async () => {
    await leave('x');
    const file = join(folder, '.galley-lock');
    await expect(lockFolder(file, { log })).rejects.toMatchObject({ code: 'write-failed' });
  });
});

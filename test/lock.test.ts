import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../src/host/lock-folder.js';

let folder = '';
const lines: string[] = [];
const log = (line: string) => void lines.push(line);
const lock = (patience = 300, signal?: AbortSignal) =>
  lockFolder(folder, { log, patience, signal });
const leave = (text: string) => writeFile(join(folder, '.galley-lock'), text);
const inTheWay = () => ({
  message: `${join(folder, '.galley-lock')} is in the way of writing into ${folder}: it is not a lock of Galley`,
  hint: expect.stringContaining('Delete it'),
});

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

  it.each(['xx', '1', '0 here', '\n', `${process.ppid}${hostname()}`])(
    'that is none of Galley is named at once: %j',
    async (text) => {
      await leave(text);
      await expect(lock(10_000)).rejects.toMatchObject({ code: 'output-locked', ...inTheWay() });
    },
  );

  it('that is a folder, or a link, is named at once', async () => {
    const path = join(folder, '.galley-lock');
    await mkdir(path);
    await expect(lock(10_000)).rejects.toMatchObject({ code: 'output-locked', ...inTheWay() });
    await rm(path, { recursive: true });
    await symlink('nowhere', path);
    await expect(lock(10_000)).rejects.toMatchObject({ code: 'output-locked', ...inTheWay() });
  });

  it('fails by name where the folder is a file', async () => {
    await leave('x');
    const file = join(folder, '.galley-lock');
    await expect(lockFolder(file, { log })).rejects.toMatchObject({
      code: 'write-failed',
      message: `Cannot write into ${file}: it is a file, not a folder`,
    });
    await expect(lockFolder(join(file, 'x'), { log })).rejects.toThrow(
      'a part of its path is not a folder',
    );
  });

  it('fails where the folder is a link to nothing', async () => {
    const link = join(folder, 'link');
    await symlink('nowhere', link);
    await expect(lockFolder(link, { log })).rejects.toThrow(
      'it is a link to a folder that does not exist',
    );
  });

  it.runIf(process.platform === 'linux')(
    'fails, and does not spin, where no folder can be made',
    () => {
      const host = pathToFileURL(resolve('dist/host/node-host.js')).href;
      const script = `import { createNodeHost } from '${host}';
        const tell = (error) => console.log(error.message);
        await createNodeHost().lock('/proc/galley/x').catch(tell);
        await createNodeHost().write('/proc/galley/x', new Uint8Array(1)).catch(tell);`;
      const options = { input: script, timeout: 10_000, encoding: 'utf8' } as const;
      const { stdout } = spawnSync(process.execPath, ['--input-type=module'], options);
      expect(stdout.split('\n')).toEqual([
        'Cannot write into /proc/galley/x: no folder can be made there',
        'Cannot write /proc/galley/x: no folder can be made there',
        '',
      ]);
    },
  );
});

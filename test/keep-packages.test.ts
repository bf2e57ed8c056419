import { expect, it } from 'vitest';
import { Failure } from '../src/model/failure.js';
import { keepPackageFiles } from '../src/press/keep-packages.js';
import { createMemoryHost } from './memory-host.js';

it('files of packages are read once for a host, and again if that failed', async () => {
  let reads = 0;
  const host = {
    ...createMemoryHost({}),
    resolve: (specifier: string) => Promise.resolve(`/packages/${specifier}`),
    read: (): Promise<Uint8Array> => {
      reads += 1;
      if (reads === 1) return Promise.reject(new Failure('read-failed', 'Not now.', 'Wait.'));
      return Promise.resolve(Uint8Array.of(reads));
    },
  };
  const read = async () => {
    const keeper = keepPackageFiles(host);
    return keeper.read(await keeper.resolve('font/a.woff2'));
  };
  await expect(read()).rejects.toThrow('Not now.');
  expect(await read()).toEqual(Uint8Array.of(2));
  expect(await read()).toEqual(Uint8Array.of(2));
});

import { expect, it } from 'vitest';
import type { Printer } from '../src/model/host.js';
import { openEarly } from '../src/press/early-printer.js';
import { createMemoryHost } from './memory-host.js';

it('closes when the last briefing needs no more print, and not again', async () => {
  let closed = 0;
  const printer: Printer = {
    engine: 'None/1',
    print: () => Promise.resolve(new Uint8Array()),
    close: () => {
      closed += 1;
      return Promise.resolve();
    },
  };
  const host = { ...createMemoryHost({}), openPrinter: () => Promise.resolve(printer) };
  const early = openEarly(host, 2);
  const settle = () => new Promise(setImmediate);
  early.leave();
  await settle();
  expect(closed).toBe(0);
  early.leave();
  await settle();
  expect(closed).toBe(1);
  await early.close();
  expect(closed).toBe(1);
});

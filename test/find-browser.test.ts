import { readdirSync } from 'node:fs';
import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserChoice } from '../src/host/browser/choice.js';
import { findInstalledBrowser } from '../src/host/browser/installed-browser.js';
import { findPackagedBrowser } from '../src/host/browser/packaged-browser.js';
import { diagnose } from '../src/host/diagnose.js';
import { createNodeHost } from '../src/host/node-host.js';
import type { NodeHostOptions } from '../src/host/options.js';
import type { Printer } from '../src/model/host.js';

const linux = process.platform === 'linux';

let folder = '';
let env: Record<string, string | undefined> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-test-'));
  env = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') };
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe.runIf(linux && process.arch === 'x64')('the packaged browser', () => {
  const find = async (lines: string[] = []): Promise<BrowserChoice> => {
    const choice = await findPackagedBrowser({ env, log: (line) => lines.push(line) });
    if (choice === undefined) throw new Error('@sparticuz/chromium is not installed');
    return choice;
  };

  it('is unpacked once, though two look for it at the same time', { timeout: 30_000 }, async () => {
    const lines: string[] = [];
    const [one, two] = await Promise.all([find(lines), find()]);
    expect(two).toEqual(one);
    expect(lines.at(-1)).toBe('Unpacking the browser, once … 100 %');
    expect(await readdir(join(folder, 'cache', 'galley'))).toEqual(['chromium-143.0.4']);
    expect(await find(lines.splice(0))).toEqual(one);
    expect(lines).toEqual([]);
  });

  it('is unpacked anew if a file of it is damaged', { timeout: 30_000 }, async () => {
    const { fonts = '', path } = await find();
    const damaged = join(fonts, 'fonts', 'Open_Sans', 'OpenSans-Regular.ttf');
    const whole = await readFile(damaged);
    await truncate(damaged, 0);
    await find();
    expect((await readFile(damaged)).equals(whole)).toBe(true);
    expect(await readdir(join(dirname(path), '..'))).toEqual(['chromium-143.0.4']);
  });
});

describe('finding a browser', () => {
  const open = (options: NodeHostOptions): Promise<Printer> =>
    createNodeHost(options).openPrinter();

  it('says what to do if there is none', async () => {
    await expect(open({ env: {}, finders: [] })).rejects.toMatchObject({
      code: 'browser-missing',
      hint: expect.stringContaining('`npx puppeteer browsers install chrome-headless-shell`'),
    });
  });

  it('takes no other browser for a PUPPETEER_EXECUTABLE_PATH that does not start', async () => {
    const program = join(folder, 'broken');
    await writeFile(program, '#!/bin/sh\necho no such library >&2\nexit 3\n');
    await chmod(program, 0o755);
    for (const [path, why] of [
      [program, 'no such library'],
      [join(folder, 'none'), 'it does not exist'],
      [folder, 'there is no permission'],
    ] as const) {
      await expect(
        open({ env: { ...env, PUPPETEER_EXECUTABLE_PATH: path } }),
      ).rejects.toMatchObject({
        code: 'browser-failed',
        message: `The browser ${path} (from PUPPETEER_EXECUTABLE_PATH) does not start: ${why}`,
      });
    }
    expect(litter()).toEqual([]);
  });

  it('gives up a program that does not answer', async () => {
    const program = join(folder, 'hangs');
    await writeFile(program, '#!/bin/sh\nexec sleep 60\n');
    await chmod(program, 0o755);
    await expect(
      open({ env: { ...env, PUPPETEER_EXECUTABLE_PATH: program }, deadline: 300 }),
    ).rejects.toThrow('does not start: it did not answer within 0.3 s');
    expect(litter()).toEqual([]);
  });

  it('refuses a GALLEY_BROWSER that has no meaning', async () => {
    await expect(open({ env: { GALLEY_BROWSER: 'firefox' } })).rejects.toMatchObject({
      code: 'usage',
    });
  });

  it.runIf(linux)('finds a program on the PATH, and no folder or text of its name', async () => {
    const [first, second] = [join(folder, 'one'), join(folder, 'two')];
    await mkdir(join(first, 'chromium'), { recursive: true });
    await mkdir(second);
    await writeFile(join(first, 'google-chrome'), '', { mode: 0o644 });
    await writeFile(join(second, 'google-chrome'), '', { mode: 0o755 });
    const choice = await findInstalledBrowser({ env: { PATH: `${first}:${second}` } });
    expect(choice?.path).toBe(join(second, 'google-chrome'));
  });
});

describe('diagnose', () => {
  it('prints a page and says how all stands', { timeout: 30_000 }, async () => {
    const rows = await diagnose({ env });
    expect(rows.map(({ name }) => name)).toEqual([
      'Node',
      'Cache',
      'Browser',
      'Printing',
      'Fonts',
      'Sandbox',
    ]);
    expect(rows.filter(({ ok }) => !ok)).toEqual([]);
    expect(litter()).toEqual([]);
  });

  it('advises where there is no browser', async () => {
    expect((await diagnose({ env, finders: [] })).at(-1)).toMatchInlineSnapshot(`
      {
        "advice": "Run \`npx puppeteer browsers install chrome-headless-shell\`, or install Chrome, Chromium or Edge.",
        "found": "There is no browser to print a PDF with",
        "name": "Browser",
        "ok": false,
      }
    `);
  });

  it.runIf(linux)('notices a browser that has no fonts', { timeout: 30_000 }, async () => {
    const choice = await findPackagedBrowser({ env, log: () => {} });
    const fontless = choice && { ...choice, fonts: join(folder, 'none') };
    const rows = await diagnose({ env, finders: [async () => fontless] });
    expect(rows.find(({ name }) => name === 'Printing')).toMatchObject({
      ok: false,
      found: 'a page with text comes out blank',
    });
  });
});

/** Temporary folders of browsers that this process started and did not end. */
function litter(): readonly string[] {
  const prefix = `galley-browser-${process.pid}-`;
  return readdirSync(tmpdir()).filter((name) => name.startsWith(prefix));
}

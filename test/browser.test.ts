import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../src/host/browser/find-browser.js';
import { launchBrowser } from '../src/host/browser/launch-browser.js';
import { openPrinter } from '../src/host/browser/open-printer.js';
import { createNodeHost } from '../src/host/node-host.js';
import { Failure } from '../src/model/failure.js';
import type { Printer } from '../src/model/host.js';
import { printHtml } from './print-html.js';

const linux = process.platform === 'linux';
const font = await createNodeHost().resolve(
  '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2',
);
const fontUrl = `data:font/woff2;base64,${readFileSync(font).toString('base64')}`;

/** The browser writes the time; what comes after the printer takes it out. */
const normalise = (pdf: Uint8Array): string =>
  Buffer.from(pdf)
    .toString('latin1')
    .replaceAll(/D:\d{14}/g, '');

describe('printing', () => {
  let printer: Printer;

  beforeAll(async () => {
    printer = await createNodeHost().openPrinter();
  }, 60_000);

  afterAll(async () => {
    await printer.close();
  });

  const page = (
    body: string,
  ): string => `<!doctype html><html lang="en"><head><title>T</title><style>
    @page { size: A5 } @font-face { font-family: X; src: url(${fontUrl}) } body { font-family: X }
    </style></head><body>${body}</body></html>`;

  it('makes a tagged PDF with the page size, the pages and the font of the document', async () => {
    const pdf = await printHtml(printer, page('<h1>One</h1><p style="break-before: page">Two</p>'));
    const document = await PDFDocument.load(pdf);
    expect(document.getPageCount()).toBe(2);
    expect(document.getPage(0).getWidth()).toBeCloseTo(420, 0);
    const text = Buffer.from(pdf).toString('latin1');
    expect(text).toMatch(/\/BaseFont \/[A-Z]{6}\+SourceSerif4-Regular/);
    expect(text).toContain('/StructTreeRoot');
    expect(text).toContain('/Outlines');
    expect(printer.engine).toMatch(/^Chrome\/\d+\./);
  });

  it('leaves margins to the style sheet', async () => {
    const html =
      '<style>@page { size: 5cm } body { margin: 0 }</style><p style="height: 5cm; margin: 0">A';
    expect((await PDFDocument.load(await printHtml(printer, html))).getPageCount()).toBe(1);
  });

  it('prints side by side, in order of calls, and the same bytes on any page', async () => {
    const bodies = ['<p>alpha', '<p>alpha', `<p>beta${'<p>beta'.repeat(99)}`, '<p>alpha'];
    const pdfs = await Promise.all(bodies.map((body) => printHtml(printer, page(body))));
    const [one, two, other, last] = pdfs.map(normalise);
    expect(two).toBe(one);
    expect(last).toBe(one);
    expect(other).not.toBe(one);
  });

  const dot =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  const box = `data:image/svg+xml;base64,${btoa('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>')}`;

  it('keeps the page of the last document for one with the same styles, and all it has of its own goes', async () => {
    const bodies = [
      '<style>p { color: red }</style><h1 id="a">One</h1><p>alpha <em>beta</em>',
      '<p lang="de">gamma</p><table><tr><td>x</table>',
      `<img alt="" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>">delta`,
      `<p>epsilon</p><img alt="Dot" width="90" src="${dot}"><img alt="Box" src="${box}">`,
    ];
    const fresh: string[] = [];
    for (const body of bodies) {
      const other = await createNodeHost().openPrinter();
      fresh.push(normalise(await printHtml(other, page(body))));
      await other.close();
    }
    for (const order of [bodies, bodies.toReversed()]) {
      for (const body of order) {
        const pdf = normalise(await printHtml(printer, page(body)));
        expect(pdf).toBe(fresh[bodies.indexOf(body)]);
      }
    }
  });

  it('shows pictures that a style sheet brings', async () => {
    const part = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><filter id="f"><feGaussianBlur stdDeviation="1"/></filter><rect width="8" height="8" filter="url(#f)"/></svg>`;
    const draw = async (content: string) =>
      normalise(
        await printHtml(
          printer,
          page('<h1>A</h1>').replace(
            '</head>',
            `<style>h1::before { content: ${content} }</style></head>`,
          ),
        ),
      );
    const url = `"data:image/svg+xml;base64,${Buffer.from(part).toString('base64')}"`;
    expect(await draw('"B"')).not.toContain('/Subtype /Image');
    expect(await draw(`url(${url})`)).toContain('/Subtype /Image');
    expect(await draw(`image-set(${url} 1x)`)).toContain('/Subtype /Image');
  });

  it('runs no script', async () => {
    const pdf = await printHtml(
      printer,
      page(
        '<script>document.body.style.breakBefore = "page"; document.body.innerHTML = "<p>x".repeat(9000)</script>x',
      ),
    );
    expect((await PDFDocument.load(pdf)).getPageCount()).toBe(1);
  });

  it('refuses what asks for anything outside, by name, and asks for nothing', async () => {
    let hits = 0;
    const canary = createServer((_, response) => response.end(String((hits += 1)))).listen(
      0,
      '127.0.0.1',
    );
    await once(canary, 'listening');
    const address = canary.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const secret = 'file:///etc/passwd';
    for (const [body, named] of [
      [`<img src="${url}/image">`, `${url}/image`],
      [`<link rel="stylesheet" href="${url}/style">`, `${url}/style`],
      [`<style>body { background: url(${url}/background) }</style>`, `${url}/background`],
      [`<iframe src="${url}/frame"></iframe>`, `${url}/frame`],
      [`<meta http-equiv="refresh" content="0;url=${url}/refresh">`, `${url}/refresh`],
      [`<svg><image href="${url}/svg" /></svg>`, `${url}/svg`],
      [
        `<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><img src="${url}/csp">`,
        `${url}/csp`,
      ],
      [`<img src="${secret}">`, secret],
      [`<iframe src="${secret}"></iframe>`, secret],
      [`<object data="${secret}" type="text/plain"></object>`, secret],
    ] as const) {
      await expect(printHtml(printer, page(body))).rejects.toMatchObject({
        code: 'browser-failed',
        message: `A page to print asks for what is outside of it: ${named}`,
      });
    }
    // What a hidden document asks for as it is printed is named, and not held against the next one.
    const clean = page('<h1>A</h1>');
    for (const rule of [
      'h1 { background: url(?) }',
      '@media print { h1 { background: url(?) } }',
    ]) {
      const style = `<style>${rule.replace('?', `${url}/sheet`)}</style></head>`;
      for (let time = 0; time < 4; time += 1) {
        await expect(printHtml(printer, clean.replace('</head>', style))).rejects.toMatchObject({
          message: `A page to print asks for what is outside of it: ${url}/sheet`,
        });
        await printHtml(printer, clean);
      }
    }
    // These make no request that could be told of; they must not come through either.
    await printHtml(
      printer,
      page(`<link rel="prefetch" href="${url}/a"><link rel="preconnect" href="${url}">
      <link rel="dns-prefetch" href="${url}"><a ping="${url}/b" href="${url}/c">a</a>`),
    );
    canary.close();
    expect(hits).toBe(0);
  });

  it('refuses images that cannot be shown', async () => {
    const broken = 'data:image/png;base64,AAAA';
    const body = `<img src="relative.png"><img src="${broken}"><img alt="Broken" src="${broken}">`;
    await expect(printHtml(printer, page(body))).rejects.toThrow(
      `The browser can't show an image: relative.png, ${broken}, Broken`,
    );
    await printHtml(printer, page('<p>A page that is kept.'));
    await expect(printHtml(printer, page(`<img alt="Broken" src="${broken}">`))).rejects.toThrow(
      "The browser can't show an image: Broken",
    );
  });
});

describe.runIf(linux)('a browser in trouble', () => {
  const long =
    '<!doctype html><title>T</title>' + '<p>Lorem ipsum dolor sit amet.</p>'.repeat(8000);
  const wait = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));
  const killDuring = async (print: Promise<unknown>): Promise<void> => {
    print.catch(() => {});
    await wait(150);
    process.kill(browser().id, 'SIGKILL');
  };

  it('is replaced once if it dies while it prints', { timeout: 30_000 }, async () => {
    const printer = await createNodeHost().openPrinter();
    const prints = Promise.all([printHtml(printer, long), printHtml(printer, long)]);
    await killDuring(prints);
    for (const pdf of await prints) expect(pdf.length).toBeGreaterThan(100_000);
    const first = browser();
    const doomed = printHtml(printer, long);
    await killDuring(doomed);
    // What is left of the first one for a moment has another process id, but the same folder.
    await expect.poll(() => browser().folder, { interval: 5 }).not.toBe(first.folder);
    await killDuring(doomed);
    // "Died twice", or "does not start" if this machine was slow to start the second one.
    await expect(doomed).rejects.toMatchObject({ code: 'browser-failed' });
    expect((await printHtml(printer, '<p>x')).length).toBeGreaterThan(1000);
    const late = printHtml(printer, long);
    late.catch(() => {});
    await wait(50);
    await printer.close();
    await expect(late).rejects.toThrow('The printer was closed while it printed');
    expect(litter()).toEqual([]);
    expect(processes()).toEqual([]);
  });

  it('is followed by a fresh one after a number of pages', { timeout: 30_000 }, async () => {
    const surroundings = { env: process.env, log: () => {} };
    const choice = await findBrowser(surroundings);
    let launches = 0;
    const launch = () => {
      launches += 1;
      return launchBrowser(choice, surroundings, 30_000);
    };
    const printer = await openPrinter(launch, 30_000, 2);
    for (let index = 0; index < 5; index += 1) await printHtml(printer, '<p>x');
    expect(launches).toBe(3);
    const pdfs = await Promise.all(Array.from({ length: 8 }, () => printHtml(printer, '<p>x')));
    for (const pdf of pdfs) expect(pdf.length).toBeGreaterThan(1000);
    await printer.close();
    expect(processes()).toEqual([]);
  });

  it('is tried again after one could not be started', async () => {
    const surroundings = { env: process.env, log: () => {} };
    const choice = await findBrowser(surroundings);
    const failure = new Failure('browser-failed', 'No memory is left', 'Free some.');
    let launches = 0;
    const printer = await openPrinter(async () => {
      launches += 1;
      if (launches === 2) throw failure;
      return launchBrowser(choice, surroundings, 30_000);
    }, 30_000);
    process.kill(browser().id, 'SIGKILL');
    await expect.poll(processes, { interval: 5 }).toEqual([]);
    await expect(printHtml(printer, '<p>x')).rejects.toBe(failure);
    expect((await printHtml(printer, '<p>x')).length).toBeGreaterThan(1000);
    await printer.close();
  });

  it(
    'costs no more than the deadline if a page is stuck or it stops',
    { timeout: 30_000 },
    async () => {
      const printer = await createNodeHost({ deadline: 1500 }).openPrinter();
      const stuck = printHtml(printer, `<p>${'A'.repeat(8_000_000)}`);
      const other = printHtml(printer, '<p>x');
      const started = performance.now();
      await expect(stuck).rejects.toThrow('A page was not printed within 1.5 s');
      expect((await other).length).toBeGreaterThan(1000);
      // By then the browser has shown that it is not stuck as a whole.
      await printHtml(printer, '<p>y');
      process.kill(browser().id, 'SIGSTOP');
      await expect(printHtml(printer, '<p>x')).rejects.toThrow(
        'A page was not printed within 1.5 s',
      );
      expect(performance.now() - started).toBeLessThan(5000);
      expect((await printHtml(printer, '<p>x')).length).toBeGreaterThan(1000);
      await printer.close();
      expect(processes()).toEqual([]);
    },
  );

  it('clears up after a process that was killed', { timeout: 30_000 }, async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    const left = join(tmpdir(), `galley-browser-${pid}-0123abcd`);
    await mkdir(join(left, 'profile'), { recursive: true });
    await (await createNodeHost().openPrinter()).close();
    expect(existsSync(left)).toBe(false);
  });
});

/** Temporary folders of browsers that this process started and did not end. */
function litter(): readonly string[] {
  const prefix = `galley-browser-${process.pid}-`;
  return readdirSync(tmpdir()).filter((name) => name.startsWith(prefix));
}

/** A process of a browser. */
interface Seen {
  readonly id: number;
  readonly command: string;
  /** The temporary folder of its browser. */
  readonly folder: string;
}

/** The browsers of this process and all that they started. */
function processes(): readonly Seen[] {
  const mark = `TMPDIR=${join(tmpdir(), `galley-browser-${process.pid}-`)}`;
  return readdirSync('/proc').flatMap((id) => {
    try {
      const environment = readFileSync(`/proc/${id}/environ`, 'latin1').split('\0');
      const command = readFileSync(`/proc/${id}/cmdline`, 'latin1');
      const folder = environment.find((variable) => variable.startsWith(mark));
      return folder === undefined ? [] : [{ id: Number(id), command, folder }];
    } catch {
      return [];
    }
  });
}

function browser(): Seen {
  const found = processes().find(({ command }) => !command.includes('--type='));
  if (found === undefined) throw new Error('No browser runs');
  return found;
}

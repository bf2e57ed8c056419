import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBrowserFolder } from '../src/host/browser/browser-folder.js';
import { findBrowser } from '../src/host/browser/find-browser.js';

const cli = resolve('dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'galley-dev-'));
const at = (path: string) => join(folder, path);
const words = 'It says what happened, where, when, and why it matters to those who read it. ';
const write = (title: string, rest = '') => {
  writeFileSync(
    at('source/brief.md'),
    `# ${title}\n\n*A deck*\n\n${words.repeat(3)}\n\n## Key Takeaways\n\n- One.\n- Two.\n- Three.\n\n## Analysis\n\n${words}\n${rest}`,
  );
};

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

async function start(...args: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [cli, 'dev', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for (;;) {
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
    said += chunk.toString();
    const url = /http:\S+/.exec(said)?.[0];
    if (url !== undefined) return { child, url };
  }
}

/** Status, headers and text of an answer to a request with headers that `fetch` would not send. */
async function ask(url: string, path: string, options: { host?: string; method?: string } = {}) {
  const { hostname, port, host } = new URL(url);
  const headers = { host: options.host ?? host };
  const sent = request({ hostname, port, path, method: options.method ?? 'GET', headers }).end();
  const [response] = (await once(sent, 'response')) as [NodeJS.ReadableStream & Answer];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode, headers: response.headers, text };
}

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

describe('the preview', () => {
  let running: Running;
  let browser: Browser;
  let browserFolder: string;
  let page: Page;

  const titleOnShow = () =>
    page.evaluate(
      `document.querySelector('#page iframe:not(.coming)')?.contentDocument.querySelector('h1')?.textContent`,
    );
  const versionOf = (name: string) =>
    page.evaluate(`document.querySelector('#${name}').dataset.version ?? ''`);
  const textOf = (selector: string) =>
    page.evaluate(`document.querySelector('${selector}').innerText`) as Promise<string>;
  const isVisible = (selector: string) =>
    page.evaluate(`document.querySelector('${selector}').checkVisibility()`);
  const fast = { interval: 5, timeout: 20_000 };

  beforeAll(async () => {
    mkdirSync(at('source'));
    write('First');
    running = await start('--port', '0');
    const surroundings = { env: process.env, log: () => {} };
    const choice = await findBrowser(surroundings);
    const { path, profile, env } = await makeBrowserFolder(choice, process.env);
    browserFolder = path;
    browser = await puppeteer.launch({
      executablePath: choice.path,
      headless: 'shell',
      args: ['--no-sandbox'],
      userDataDir: profile,
      env,
    });
    page = await browser.newPage();
    await page.goto(running.url);
  });

  afterAll(async () => {
    running.child.kill('SIGKILL');
    await browser.close();
    rmSync(browserFolder, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows page, PDF and findings of the only briefing', async () => {
    await expect.poll(titleOnShow, fast).toBe('First');
    await expect.poll(() => versionOf('pdf'), fast).not.toBe('');
    expect(page.url()).toBe(`${running.url}briefings/brief/`);
    const pdf = await ask(running.url, '/briefings/brief/print.pdf');
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.text).toMatch(/^%PDF-/);
  });

  it('shows what is saved, the page before the PDF', async () => {
    const times = [];
    for (const title of ['Second', 'Third', 'Fourth']) {
      const old = await versionOf('pdf');
      const saved = performance.now();
      write(title);
      await expect.poll(titleOnShow, fast).toBe(title);
      const seen = performance.now();
      await expect.poll(() => versionOf('pdf'), fast).not.toBe(old);
      times.push([seen - saved, performance.now() - saved]);
    }
    if (process.env['GALLEY_TIMES'] !== undefined) process.stdout.write(`${times.join(' | ')}\n`);
  });

  it('keeps the place that the reader has scrolled to', async () => {
    const frame = `document.querySelector('#page iframe:not(.coming)').contentWindow`;
    write('Long', `\n${`${words}\n\n`.repeat(40)}`);
    await expect.poll(titleOnShow, fast).toBe('Long');
    await page.evaluate(`${frame}.scrollTo({ top: 500, behavior: 'instant' })`);
    write('Longer', `\n${`${words}\n\n`.repeat(40)}`);
    await expect.poll(titleOnShow, fast).toBe('Longer');
    expect(await page.evaluate(`${frame}.scrollY`)).toBeCloseTo(500, -2);
  });

  it('shows errors in place of the page, and the page again', async () => {
    write('Broken', '\n![Map](missing.png)\n');
    await expect.poll(() => textOf('#errors'), fast).toContain('The image "missing.png"');
    expect(await isVisible('#page')).toBe(false);
    writeFileSync(at('source/missing.png'), pixel);
    await expect.poll(titleOnShow, fast).toBe('Broken');
    expect(await isVisible('#instead')).toBe(false);
  });

  it('survives files that are removed and renamed', async () => {
    rmSync(at('source/brief.md'));
    await expect.poll(() => textOf('#errors'), fast).toContain('There is no briefing in source.');
    write('Back');
    await expect.poll(titleOnShow, fast).toBe('Back');
    renameSync(at('source/brief.md'), at('source/other.md'));
    await expect
      .poll(() => textOf('#errors'), fast)
      .toContain('There is no briefing source/brief.md any more');
    renameSync(at('source/other.md'), at('source/brief.md'));
    await expect.poll(titleOnShow, fast).toBe('Back');
    rmSync(at('source'), { recursive: true });
    await expect.poll(() => textOf('#errors'), fast).toContain('no file or folder source.');
    mkdirSync(at('source'));
    write('Again');
    await expect.poll(titleOnShow, fast).toBe('Again');
  });

  it('follows templates and the configuration, broken ones too', async () => {
    const color = () =>
      page.evaluate(
        `getComputedStyle(document.querySelector('#page iframe:not(.coming)').contentDocument.querySelector('h1')).color`,
      );
    mkdirSync(at('templates/news'), { recursive: true });
    writeFileSync(at('templates/news/profile.yaml'), 'extends: nothing\n');
    await expect.poll(() => textOf('#errors'), fast).toContain('nothing');
    writeFileSync(at('templates/mine.yaml'), '');
    rmSync(at('templates/news'), { recursive: true });
    await expect.poll(titleOnShow, fast).toBe('Again');
    mkdirSync(at('templates/mine'));
    writeFileSync(at('templates/mine/profile.yaml'), 'extends: news\n');
    writeFileSync(at('templates/mine/screen.css'), 'h1.title { color: rgb(1, 2, 3) }');
    writeFileSync(at('galley.yaml'), 'profile: mine\n');
    await expect.poll(color, fast).toBe('rgb(1, 2, 3)');
    writeFileSync(at('templates/mine/screen.css'), 'h1.title { color: rgb(4, 5, 6) }');
    await expect.poll(color, fast).toBe('rgb(4, 5, 6)');
    writeFileSync(at('galley.yaml'), 'profil: mine\n');
    await expect.poll(() => textOf('#errors'), fast).toContain('galley.yaml');
    rmSync(at('galley.yaml'));
    await expect.poll(titleOnShow, fast).toBe('Again');
  });

  it('lets a page run nothing, and has no finding as HTML', async () => {
    const { headers } = await ask(running.url, '/briefings/brief/page.html');
    expect(headers['content-security-policy']).toContain(
      "sandbox allow-same-origin; default-src 'none'",
    );
    expect(await page.$eval('#page iframe', (it) => it.getAttribute('sandbox'))).toBe(
      'allow-same-origin',
    );
    write('Sly', '\n![x](<img src=x onerror=alert(1)>.png)\n');
    await expect.poll(() => textOf('#errors'), fast).toContain('<img src=x onerror');
    expect(await page.$('#errors img')).toBeNull();
  });

  it('lists the briefings if there are several', async () => {
    write('One');
    writeFileSync(at('source/two.md'), '# Two\n');
    await page.goto(running.url);
    await expect.poll(() => textOf('#briefings'), fast).toBe('source/brief.md\nsource/two.md');
    rmSync(at('source/two.md'));
    await expect.poll(() => textOf('#briefings'), fast).toBe('source/brief.md');
  });

  it('shows an edition, and follows its chapters', async () => {
    writeFileSync(at('source/two.md'), '# Two\n');
    writeFileSync(at('source/week.edition.yaml'), 'title: Week\nbriefings: [brief.md, two.md]\n');
    await page.goto(`${running.url}briefings/week/`);
    await expect.poll(() => textOf('#errors'), fast).toContain('source/two.md: The section');
    writeFileSync(at('source/week.edition.yaml'), 'title: Week\nbriefings: [brief.md]\n');
    await expect.poll(titleOnShow, fast).toBe('Week');
    await expect.poll(() => versionOf('pdf'), fast).not.toBe('');
    const chapter = () =>
      page.evaluate(
        `document.querySelector('#page iframe:not(.coming)').contentDocument.querySelector('h2.title').textContent`,
      );
    write('A chapter');
    await expect.poll(chapter, fast).toBe('A chapter');
    rmSync(at('source/week.edition.yaml'));
    rmSync(at('source/two.md'));
    write('One');
  });

  it('answers this machine only, and only with what it serves', async () => {
    const { url } = running;
    const status = async (path: string, options = {}) => (await ask(url, path, options)).status;
    const { port } = new URL(url);
    expect(await status('/', { host: 'evil.example' })).toBe(403);
    expect(await status('/', { host: `evil.example:${port}` })).toBe(403);
    expect(await status('/index.html', { host: `localhost:${port}` })).toBe(200);
    expect(await status('/index.html', { method: 'POST' })).toBe(405);
    for (const path of ['/../package.json', '/briefings/../../x', '/%2e%2e/package.json', '//x']) {
      expect(await status(path)).toBe(404);
    }
  });

  it('takes the next port if one is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const second = await start('--port', String(port));
    other.close();
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    second.child.kill('SIGTERM');
    expect(await once(second.child, 'exit')).toEqual([143, null]);
  });

  it('ends on Ctrl-C within 2 s, while it prints and is looked at, and leaves nothing', async () => {
    await page.goto(`${running.url}briefings/brief/`);
    await expect.poll(titleOnShow, fast).toBe('One');
    write('Last');
    const asked = performance.now();
    running.child.kill('SIGINT');
    expect(await once(running.child, 'exit')).toEqual([130, null]);
    expect(performance.now() - asked).toBeLessThan(2000);
    const left = `galley-browser-${String(running.child.pid)}-`;
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(left))).toEqual([]);
    expect(readdirSync(folder).toSorted()).toEqual(['source', 'templates']);
  });
});

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

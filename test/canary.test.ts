import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../src/host/browser/find-browser.js';
import { openGuardedPage } from '../src/host/browser/guarded-page.js';
import { launchBrowser } from '../src/host/browser/launch-browser.js';
import { printHtml } from './print-html.js';

/** Ways in which a page may ask for something; `U` is an address. */
const KINDS: Readonly<Record<string, string>> = {
  image: '<img src="U">',
  srcset: '<img srcset="U 1x" src="data:,">',
  picture: '<picture><source srcset="U"><img src="data:,"></picture>',
  background: '<p style="background: url(U)">x</p>',
  'list-style': '<ul style="list-style: url(U)"><li>x</li></ul>',
  'border-image': '<p style="border: 9px solid; border-image: url(U)">x</p>',
  content: '<style>.c::before { content: url(U) }</style><p class="c">x</p>',
  import: '<style>@import url(U);</style>',
  font: '<style>@font-face { font-family: f; src: url(U) }</style><p style="font-family: f">x</p>',
  stylesheet: '<link rel="stylesheet" href="U">',
  icon: '<link rel="icon" href="U">',
  preload: '<link rel="preload" as="image" href="U">',
  modulepreload: '<link rel="modulepreload" href="U">',
  prefetch: '<link rel="prefetch" href="U">',
  preconnect: '<link rel="preconnect" href="U">',
  script: '<script src="U"></script>',
  fetch: '<script>fetch("U"); new Image().src = "U";</script>',
  frame: '<iframe src="U"></iframe>',
  srcdoc: `<iframe srcdoc="<img src='U'>"></iframe>`,
  embed: '<embed src="U">',
  object: '<object data="U"></object>',
  video: '<video src="U" preload="auto"></video>',
  poster: '<video poster="U"></video>',
  audio: '<audio src="U" preload="auto"></audio>',
  track: '<video><track default src="U"></video>',
  'svg image': '<svg><image href="U"/></svg>',
  'svg use': '<svg><use href="U#x"/></svg>',
  'svg filter':
    '<svg><filter id="f"><feImage href="U"/></filter><rect filter="url(#f)" width="9" height="9"/></svg>',
  input: '<input type="image" src="U">',
  refresh: '<meta http-equiv="refresh" content="0;url=U">',
  base: '<base href="U/"><img src="below">',
};

const PAGES = Object.entries(KINDS).filter(([kind]) => kind !== 'refresh' && kind !== 'base');

let folder = '';
let server: Server;
const hits = new Set<string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-canary-'));
  server = createServer(({ url = '' }, response) => {
    hits.add(decodeURIComponent(url.split('/')[1] ?? ''));
    response.end();
  }).listen(0, '127.0.0.1');
  server.on('connection', () => hits.add('a connection'));
  await once(server, 'listening');
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true });
});

function fill(kind: string, html: string): string {
  const address = server.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  // Names are looked up by another part of the browser than numbers.
  const hosts = ['127.0.0.1', 'localhost'];
  return hosts
    .map((host) => html.replaceAll('U', `http://${host}:${port}/${encodeURIComponent(kind)}`))
    .join('');
}

/** All documents: everything in one, and what would lead away from it in others. */
function listDocuments(): readonly string[] {
  const all = PAGES.map(([kind, html]) => fill(kind, html)).join('\n');
  const others = ['refresh', 'base'].map((kind) => fill(kind, KINDS[kind] ?? ''));
  return [all, ...others].map((body) => `<!doctype html><title>T</title><body>${body}<p>x</p>`);
}

/** A program that starts the browser without some of its flags. */
async function makeBrowser(dropped: RegExp): Promise<string> {
  const { path } = await findBrowser({ env: process.env, log: () => {} });
  const program = join(folder, `browser-${String(Math.random())}`);
  await writeFile(
    program,
    `#!/bin/bash\nkept=()\nfor flag in "$@"; do [[ $flag =~ ${dropped.source} ]] || kept+=("$flag"); done\nexec "${path}" "\${kept[@]}"\n`,
  );
  await chmod(program, 0o755);
  return program;
}

/** Prints all documents without some flags, in a page with its guards or without; gives the kinds that got through. */
async function listHits(dropped: RegExp, guarded: boolean): Promise<ReadonlySet<string>> {
  hits.clear();
  const surroundings = { env: process.env, log: () => {} };
  const choice = { ...(await findBrowser(surroundings)), path: await makeBrowser(dropped) };
  const running = await launchBrowser(choice, surroundings, 30_000);
  try {
    for (const html of listDocuments()) {
      if (guarded) {
        const page = await openGuardedPage(running.browser);
        await printHtml(page, html).catch(() => {});
      } else {
        const page = await running.browser.newPage();
        await page.setContent(html, { waitUntil: 'load', timeout: 5000 }).catch(() => {});
        await page.pdf().catch(() => {});
      }
    }
    await new Promise((done) => setTimeout(done, 300));
    return new Set(hits);
  } finally {
    await running.end();
  }
}

const RESOLVER = /^--host-resolver-rules/;
const PROXY = /^--proxy-/;
const BOTH = /^--(host-resolver-rules|proxy-)/;
const NONE = /^never$/;

describe.runIf(process.platform === 'linux')('a canary on this machine', () => {
  it('hears nothing of a page that prints', async () => {
    expect([...(await listHits(NONE, true))]).toEqual([]);
  });

  it('hears nothing if one measure fails: the rules for names, the proxy, the guards of the page', async () => {
    expect([...(await listHits(RESOLVER, true))]).toEqual([]);
    expect([...(await listHits(PROXY, true))]).toEqual([]);
    expect([...(await listHits(NONE, false))]).toEqual([]);
  });

  it('hears of most kinds without any measure, and of two with the guards of the page alone', async () => {
    const open = await listHits(BOTH, false);
    expect(open.size).toBeGreaterThanOrEqual(25);
    const guarded = await listHits(BOTH, true);
    // Interception is not asked about these two: the rules for names and the proxy are there for them.
    expect([...guarded].toSorted()).toEqual(['a connection', 'prefetch']);
  });
});

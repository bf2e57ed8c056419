import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { build } from '../src/build.js';
import { loadFormat } from '../src/formats/index.js';
import { createNodeHost } from '../src/host/node-host.js';
import type { Host } from '../src/model/host.js';
import { createMemoryHost, type MemoryHost } from './memory-host.js';
import { joinPage, printHtml } from './print-html.js';

const seed = await readFile('source/putin-north-korea-visit.txt', 'utf8');
const twin = await readFile('test/twins/putin-north-korea-visit.md', 'utf8');
const SEED = { 'source/putin-north-korea-visit.txt': seed };
const ARTIFACTS = ['html', 'pdf', 'epub'].map((it) => `output/putin-north-korea-visit.${it}`);

/** A host whose pages are changed on their way to the printer. */
function changePages(host: MemoryHost, change: (html: string) => string): Host {
  return {
    ...host,
    async openPrinter() {
      const printer = await host.openPrinter();
      return { ...printer, print: (page) => printHtml(printer, change(joinPage(page))) };
    },
  };
}

describe('a build of the seed', () => {
  it('gives three proved artifacts and a manifest, the same bytes each time', async () => {
    const first = createMemoryHost(SEED);
    const second = createMemoryHost(SEED);
    const { briefings } = await build(first);
    expect(briefings[0]?.failures).toEqual([]);
    expect(briefings[0]?.artifacts.map(({ path }) => `output/${path}`)).toEqual(ARTIFACTS);
    await build(second);
    expect([...first.files.keys()].toSorted()).toEqual([...second.files.keys()].toSorted());
    for (const [path, bytes] of first.files) {
      expect(Buffer.compare(bytes, second.files.get(path) ?? new Uint8Array()), path).toBe(0);
    }
    const manifest = JSON.parse(new TextDecoder().decode(first.files.get('output/manifest.json')));
    expect(manifest).toMatchObject({
      version: 1,
      generator: expect.stringMatching(/^Galley \d/),
      engine: expect.stringMatching(/Chrome/),
      briefings: [
        { slug: 'putin-north-korea-visit', artifacts: [{}, {}, { size: expect.any(Number) }] },
      ],
    });
  });

  it('says by how many lines it is longer than its profile allows', async () => {
    const profile = 'extends: news\npages: { max: 1 }\n';
    const host = createMemoryHost({ ...SEED, 'templates/tight/profile.yaml': profile });
    const { briefings } = await build(host, { formats: ['pdf'], profile: 'tight' });
    const found = briefings[0]?.file.messages.find(({ ruleId }) => ruleId === 'pages-many');
    expect(found?.reason).toBe('The PDF has 2 pages; 1 page is allowed, and 16 lines are too many');
    expect(found?.fatal).toBe(false);
  });

  it.each(['html', 'pdf', 'epub'] as const)(
    'holds all words in order, nothing twice: %s',
    async (name) => {
      const host = createMemoryHost(SEED);
      await build(host, { formats: [name] });
      const format = await loadFormat(name);
      const bytes = host.files.get(`output/putin-north-korea-visit.${name}`) ?? new Uint8Array();
      const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
      const expected = words(seed);
      const found = words((await format.readText?.(bytes)) ?? '');
      expect(found.slice(0, expected.length)).toEqual(expected);
    },
  );
});

describe('a build', () => {
  it('of several is not stopped by a bad one', async () => {
    const host = createMemoryHost({
      'source/a.txt': seed,
      'source/b.txt': 'Title only',
      'source/c.md': '# Title\n\n<b>x</b>',
      'source/d.txt': seed,
    });
    const { briefings } = await build(host, { formats: ['json'] });
    expect(briefings.map(({ artifacts }) => artifacts.length)).toEqual([1, 0, 0, 1]);
    const ids = briefings.map(({ file }) => file.messages.filter(({ fatal }) => fatal).length > 0);
    expect(ids).toEqual([false, true, true, false]);
  });

  it('of several is not stopped by a template that is bad or not there', async () => {
    const host = createMemoryHost({
      'templates/bad/profile.yaml': 'extends: news\npage: a3',
      'source/a.txt': `---\nprofile: bad\n---\n${seed}`,
      'source/b.txt': `---\nprofile: base\n---\n${seed}`,
      'source/c.txt': seed,
    });
    const { briefings } = await build(host, { formats: ['json'] });
    expect(briefings.map(({ artifacts }) => artifacts.length)).toEqual([0, 0, 1]);
    expect(briefings[0]?.failures).toMatchObject([{ code: 'template-invalid' }]);
    expect(briefings[1]?.file.messages).toMatchObject([{ ruleId: 'profile-unknown' }]);
  });

  it('embeds images whose names are not plain', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>';
    const text = `${twin}\n\n![A map](<my käse.svg> "The map")\n`;
    const host = createMemoryHost({ 'source/a.md': text, 'source/my käse.svg': svg });
    const { briefings } = await build(host);
    expect(briefings[0]?.file.messages.filter(({ fatal }) => fatal)).toEqual([]);
    expect(briefings[0]?.artifacts).toHaveLength(3);
  });

  it.each([
    ['missing', 'images/none.png', {}],
    ['outside its folder', '../b.svg', { 'b.svg': '<svg/>' }],
    ['remote', 'https://example.org/a.png', {}],
    ['no image', 'a.png', { 'source/a.png': 'text' }],
    [
      'with a script',
      'a.svg',
      {
        'source/a.svg':
          '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><s:script/></svg>',
      },
    ],
    [
      'not well formed',
      'a.svg',
      { 'source/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g></svg>' },
    ],
  ])('refuses an image that is %s', async (_, url, files) => {
    const host = createMemoryHost({ 'source/a.md': `${twin}\n\n![A map](${url})\n`, ...files });
    const { briefings } = await build(host, { formats: ['html'] });
    const errors = briefings[0]?.file.messages.filter(({ fatal }) => fatal === true);
    expect(errors).toMatchObject([{ ruleId: 'image-unusable' }]);
    expect(briefings[0]?.artifacts).toEqual([]);
  });

  it('refuses an image that only the browser can tell to be damaged, and writes nothing', async () => {
    // A frame of the animation lies outside of it.
    const image =
      'UklGRsAAAABXRUJQVlA4WAoAAAACAAAAAgAABAAAQU5JTQYAAAD/////AABBTk1GSAAAAP8AAAAAAAIAAAQAAGQAAAJWUDggMAAAANABAJ0BKgMABQACADQloAJ0ugH4AAOwAP7wxAv/ILlhdcjX/yA/5Af8gP/48gAAAEFOTUZEAAAAAAAAAAAAAgAABAAAZAAAAFZQOCAsAAAAlAEAnQEqAwAFAAAANCWgAnS6AAOYAP75k2//kB//kB//kB//ID/iF3sgMABSSUZGPAAAAFdFQlBWUDggMAAAANABAJ0BKgMABQACADQloAJ0ugH4AAOwAP7wxAv/ILlhdcjX/yA/5Af8gP/48gAAAA==';
    const host = createMemoryHost({ 'source/a.md': `${twin}\n\n![A map](a.webp)\n` });
    host.files.set('source/a.webp', Buffer.from(image, 'base64'));
    const { briefings } = await build(host);
    expect(briefings[0]?.failures).toEqual([]);
    const errors = briefings[0]?.file.messages.filter(({ fatal }) => fatal === true);
    expect(errors?.map(({ line, reason }) => `${String(line)} ${reason}`)).toEqual([
      `${String(twin.split('\n').length + 2)} The browser can't show an image: A map`,
    ]);
    const written = [...host.files.keys()].filter((path) => path.startsWith('output/'));
    expect(written).toEqual(['output/manifest.json']);
  });

  it('prints what has characters that no font has, and warns', async () => {
    const host = createMemoryHost({ 'source/a.txt': seed.replace('Prior to', 'Prior 漢字 Ⓐ to') });
    const { briefings } = await build(host);
    const warnings = briefings[0]?.file.messages.filter(({ ruleId }) => ruleId === 'glyph-missing');
    expect(warnings).toMatchObject([{ fatal: false }]);
    expect(briefings[0]?.artifacts).toHaveLength(3);
  });

  it('refuses two files of one name, with both names', async () => {
    const host = createMemoryHost({ 'source/a.md': seed, 'source/A.txt': seed });
    const { briefings } = await build(host, { formats: ['json'] });
    expect(briefings.flatMap(({ artifacts }) => artifacts)).toEqual([]);
    const reasons = briefings.map(({ file }) => file.messages[0]?.reason);
    expect(reasons).toEqual([
      'Its artifacts would have the same name (a) as those of source/a.md',
      'Its artifacts would have the same name (a) as those of source/A.txt',
    ]);
  });

  it('without a browser makes the other formats and says what is missing', async () => {
    const memory = createMemoryHost(SEED);
    const { openPrinter } = createNodeHost({ finders: [] });
    const { briefings } = await build({ ...memory, openPrinter });
    expect(briefings[0]?.artifacts.map(({ format }) => format)).toEqual(['html', 'epub']);
    expect(briefings[0]?.failures).toMatchObject([{ code: 'browser-missing' }]);
    expect(briefings[0]?.failures[0]?.hint).toContain('npx puppeteer browsers install');
  });

  it('does not replace an artifact by one that has lost a word', async () => {
    const memory = createMemoryHost(SEED);
    memory.files.set('output/putin-north-korea-visit.pdf', new Uint8Array([1]));
    const host = changePages(memory, (html) => html.replace('highly commends', 'commends'));
    const { briefings } = await build(host, { formats: ['pdf'] });
    expect(briefings[0]?.artifacts).toEqual([]);
    const message = briefings[0]?.file.messages.find(({ ruleId }) => ruleId === 'proof-failed');
    expect(message?.reason).toContain('The PDF lost "highly" after');
    expect(memory.files.get('output/putin-north-korea-visit.pdf')).toEqual(new Uint8Array([1]));
  });

  it('ends when it is told to', async () => {
    const host = createMemoryHost(SEED);
    const stop = new AbortController();
    const building = build(host, { signal: stop.signal });
    stop.abort(new Error('Enough'));
    await expect(building).rejects.toThrow('Enough');
    expect([...host.files.keys()]).toEqual(Object.keys(SEED));
  });

  it.each([
    ['a missing file', ['nowhere.txt']],
    ['an empty folder', ['empty']],
  ])('of %s is a matter of usage', async (_, sources) => {
    const host = createMemoryHost({ 'empty/.hidden.txt': 'x' });
    await expect(build(host, { sources })).rejects.toMatchObject({ code: 'usage' });
  });
});

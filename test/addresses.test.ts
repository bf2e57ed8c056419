import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { build } from '../src/build.js';
import { createMemoryHost } from './memory-host.js';

const seed = await readFile('source/putin-north-korea-visit.txt', 'utf8');

/** Builds the page of a briefing, named `a`, under a configuration. */
async function buildPage(config: string) {
  const host = createMemoryHost({ 'source/a.txt': seed, 'galley.yaml': config });
  const { briefings } = await build(host, { formats: ['html'], cache: 'cache' });
  const html = new TextDecoder().decode(host.files.get('output/a.html'));
  const data = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '';
  return {
    host,
    head: html.slice(0, html.indexOf('<style>')),
    data: JSON.parse(data) as Readonly<Record<string, unknown>>,
    artifacts: briefings[0]?.artifacts ?? [],
  };
}

const known = await buildPage('url: https://example.org/briefings');
const PAGE = 'https://example.org/briefings/a.html';
const PICTURE = 'https://example.org/briefings/a.png';

describe('a page whose address is known', () => {
  it('says where it is, and which picture stands for it', () => {
    for (const tag of [
      `<link rel="canonical" href="${PAGE}">`,
      `<meta property="og:url" content="${PAGE}">`,
      `<meta property="og:image" content="${PICTURE}">`,
      '<meta property="og:image:width" content="1200">',
      '<meta property="og:image:height" content="630">',
      `<meta property="og:image:alt" content="Putin&#x27;s Historic Visit to North Korea: `,
      '<meta name="twitter:card" content="summary_large_image">',
    ]) {
      expect(known.head).toContain(tag);
    }
    expect(known.data).toMatchObject({
      url: PAGE,
      mainEntityOfPage: { '@type': 'WebPage', '@id': PAGE },
      image: PICTURE,
    });
  });

  it('has the picture beside it and in the manifest, with the same bytes each time', async () => {
    const picture = Buffer.from(known.host.files.get('output/a.png') ?? []);
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
    const manifest = new TextDecoder().decode(known.host.files.get('output/manifest.json'));
    const sum = known.artifacts.find(({ path }) => path === 'a.png')?.sha256;
    expect(JSON.parse(manifest)).toMatchObject({
      briefings: [{ artifacts: [{}, { path: 'a.png', mediaType: 'image/png', sha256: sum }] }],
    });
    const again = await buildPage('url: https://example.org/briefings/');
    expect(again.artifacts.map(({ sha256 }) => sha256)).toEqual(
      known.artifacts.map(({ sha256 }) => sha256),
    );
  });

  it('is made anew if the address changes', async () => {
    const { host } = await buildPage('url: https://example.org/');
    host.files.set('galley.yaml', new TextEncoder().encode('url: https://example.net/'));
    const { briefings } = await build(host, { formats: ['html'], cache: 'cache' });
    expect(briefings[0]?.artifacts.map(({ origin }) => origin)).toEqual(['made', 'made']);
  });
});

it('a page whose address is not known says nothing of it, and has no picture', async () => {
  const { head, data, artifacts } = await buildPage('{}');
  expect(head).not.toMatch(/canonical|og:url|og:image|twitter/);
  expect(Object.keys(data)).not.toContain('url');
  expect(artifacts.map(({ path }) => path)).toEqual(['a.html']);
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import subsetFont from 'subset-font';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fitText } from '../src/draw/fit-text.js';
import { chooseTypes, measureRuns, mendSpace, splitRuns } from '../src/draw/types.js';
import { drawCover } from '../src/formats/epub/cover.js';
import { makeFileAs } from '../src/formats/epub/file-as.js';
import { createNodeHost } from '../src/host/node-host.js';
import { readFont } from '../src/model/font-tables.js';
import type { Metadata } from '../src/model/metadata.js';
import { makeDocument, makeInput, simple } from './epub-input.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** As if every letter were half as wide as it is high. */
function measure(text: string): number {
  return text.length / 2;
}

describe('the cover', () => {
  const room = { width: 400, height: 200, sizes: { max: 100, min: 20 }, leading: 1 };

  it('sets a short title large and a long one smaller', () => {
    expect(fitText('A title', room, measure)).toEqual({ size: 100, lines: ['A title'] });
    expect(fitText('A title of many more words', room, measure)).toEqual({
      size: 64,
      lines: ['A title of', 'many more', 'words'],
    });
  });

  it('breaks a word that is wider than the cover, and text without spaces', () => {
    const word = 'x'.repeat(50);
    expect(fitText(word, room, measure)).toEqual({
      size: 20,
      lines: [word.slice(0, 40), word.slice(40)],
    });
    expect(fitText('普京访问朝鲜', { ...room, width: 200 }, measure).lines.join('')).toBe(
      '普京访问朝鲜',
    );
  });

  it('is a picture of 1600 by 2560 pixels that shows the title', async () => {
    const one = await draw('One title');
    expect([one.readUInt32BE(16), one.readUInt32BE(20)]).toEqual([1600, 2560]);
    expect(one.equals(await draw('Another title'))).toBe(false);
  });

  it('has a marking on a black band', async () => {
    const green = await draw('A title', { tlp: 'TLP:GREEN' });
    const marked = await draw('A title', { tlp: 'TLP:GREEN', handling: 'Staff only' });
    const plain = await draw('A title');
    expect(new Set([plain, green, marked].map((it) => it.toString('base64'))).size).toBe(3);
    expect(green.equals(await draw('A title', { tlp: 'TLP:GREEN', handling: 'Ω' }))).toBe(true);
  });

  it('has the colours of its fields whatever is written on them', async () => {
    const covers = [await draw('A title'), await draw('Ω'), await draw('Ω', { tlp: 'TLP:RED' })];
    expect(covers.map((cover) => readLastColour(cover))).toEqual(covers.map(() => 'f7f4ed'));
  });

  it('leaves out a title that no font can draw', async () => {
    expect((await draw('زيارة')).equals(await draw('بوتين'))).toBe(true);
  });

  it('says what to do if the fonts can not be written', async () => {
    vi.stubEnv('TMPDIR', '/nowhere');
    await expect(draw('A title that is not drawn yet')).rejects.toMatchObject({
      code: 'write-failed',
      message: 'Cannot write temporary files into /nowhere: it does not exist',
    });
  });
});

async function draw(title: string, facts: Partial<Metadata> = {}): Promise<Buffer> {
  const input = makeInput(makeDocument(title, []), { ...facts, title });
  return Buffer.from(await drawCover(input));
}

/** The colour of the last pixel of a PNG whose chunks are head, palette, data and end. */
function readLastColour(png: Buffer): string {
  const [palette, colours] = [41, png.readUInt32BE(33)];
  const data = palette + colours + 12;
  const rows = inflateSync(png.subarray(data, data + png.readUInt32BE(data - 8)));
  expect(rows.length).toBe(1601 * 2560);
  const at = palette + (rows.at(-1) ?? 0) * 3;
  return png.toString('hex', at, at + 3);
}

describe('the types of the cover', () => {
  const { title, text, all } = chooseTypes(simple().faces);

  it('are the heaviest for the title and the regular one for text', () => {
    expect([title.face.weight, text.face.weight]).toEqual([700, 400]);
    expect(title.facts.family).toBe('Source Serif 4');
  });

  it('know how wide their characters are, as the renderer does', async () => {
    const runs = splitRuns('nnnn', title, all) ?? [];
    const widths = await Promise.all(['n', 'nnnnn'].map((it) => measureDrawn(it)));
    expect(measureRuns(runs)).toBeCloseTo((widths[1] ?? 0) - (widths[0] ?? 0), 2);
  });

  it('part a text by the faces that have its characters', () => {
    const cut = { ...title, facts: { ...title.facts, advances: new Map([[65, 0.7]]) } };
    expect(splitRuns('A bA', cut, [cut, text])?.map((run) => run.text)).toEqual(['A ', 'b', 'A']);
    expect(splitRuns('Ω', title, all)).toBeUndefined();
    expect(measureRuns(splitRuns('A A', cut, [cut]) ?? [])).toBeCloseTo(1.65);
  });

  it('part words by a quarter where a font has no space', async () => {
    const name = '@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-700-normal.woff2';
    const woff2 = await readFile(await createNodeHost().resolve(name));
    const data = await subsetFont(woff2, 'ميناءالصفا', { targetFormat: 'truetype' });
    const facts = readFont(data);
    const gap = mendSpace({ face: { ...title.face, data }, facts });
    expect(facts.advances.has(32)).toBe(false);
    const widths = ['ميناءالصفا', 'ميناء الصفا'].map((it) =>
      measureDrawn(it, data, facts.family, gap),
    );
    const [joined = 0, parted = 0] = await Promise.all(widths);
    expect(parted - joined).toBeCloseTo(0.25, 2);
  });

  it('stand in for each other by weight', () => {
    const weights = [400, 700].map((weight) => ({ ...text, face: { ...text.face, weight } }));
    const wanted = {
      face: { ...text.face, weight: 600 },
      facts: { ...text.facts, advances: new Map() },
    };
    expect(splitRuns('A', wanted, weights)?.map(({ type }) => type.face.weight)).toEqual([700]);
  });
});

/** Width of the ink of a text at a font size of 1. */
async function measureDrawn(
  text: string,
  data = simple().faces[1]?.data ?? new Uint8Array(),
  family = 'Source Serif 4',
  gap = 0,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-test-'));
  const fontFiles = [join(folder, 'bold.ttf')];
  await writeFile(join(folder, 'bold.ttf'), data);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text font-family="${family}" font-weight="700" font-size="1000" word-spacing="${String(gap * 1000)}">${text}</text></svg>`;
  const box = new Resvg(svg, { font: { loadSystemFonts: false, fontFiles } }).getBBox();
  await rm(folder, { recursive: true });
  return (box?.width ?? 0) / 1000;
}

describe('the sort form of a name', () => {
  it.each([
    ['Jane Roe', 'Roe, Jane'],
    ['Mary J. O’Neill', 'O’Neill, Mary J.'],
    ['Briefing Desk', 'Briefing Desk'],
    ['Reuters', 'Reuters'],
    ['زيارة بوتين', 'زيارة بوتين'],
  ])('of %s is %s', (name, expected) => {
    expect(makeFileAs(name)).toBe(expected);
  });
});

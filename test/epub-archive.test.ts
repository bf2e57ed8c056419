import type { RenderInput } from '../src/model/format.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { epub } from '../src/formats/epub/index.js';
import { readZip } from '../src/formats/epub/read-zip.js';
import { rich, simple } from './epub-input.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

async function render(input: RenderInput): Promise<Uint8Array> {
  return (await epub.render(input)).value;
}

describe('the container', () => {
  it('begins with the media type, stored, without an extra field', async () => {
    const bytes = Buffer.from(await render(simple()));
    expect(bytes.readUInt32LE(0)).toBe(0x04_03_4b_50);
    expect(bytes.readUInt16LE(8)).toBe(0);
    expect(bytes.readUInt16LE(28)).toBe(0);
    expect(bytes.toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip');
  });

  it('has files in a fixed order, without folders', async () => {
    expect([...readZip(await render(rich())).keys()]).toEqual([
      'mimetype',
      'META-INF/container.xml',
      'OEBPS/content.opf',
      'OEBPS/briefing.xhtml',
      'OEBPS/cover.xhtml',
      'OEBPS/fonts/source-serif-4-400-normal.ttf',
      'OEBPS/fonts/source-serif-4-700-normal.ttf',
      'OEBPS/images/cover.png',
      'OEBPS/images/image-1.svg',
      'OEBPS/images/image-2.png',
      'OEBPS/style.css',
      'OEBPS/toc.ncx',
      'OEBPS/toc.xhtml',
    ]);
  });

  it('dates every file 1 January 1980', async () => {
    const bytes = Buffer.from(await render(simple()));
    const dates = new Set<number>();
    for (
      let at = bytes.indexOf('PK\u0001\u0002');
      at >= 0;
      at = bytes.indexOf('PK\u0001\u0002', at + 4)
    ) {
      dates.add(bytes.readUInt32LE(at + 12));
    }
    expect([...dates]).toEqual([0x00_21_00_00]);
  });

  it('is the same bytes in another time zone', async () => {
    vi.stubEnv('TZ', 'America/New_York');
    const there = await render(rich());
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(new Date(0).getTimezoneOffset()).toBe(-540);
    expect(Buffer.from(await render(rich())).equals(there)).toBe(true);
  });

  it('is refused by its reader when a byte has changed', async () => {
    const bytes = Buffer.from(await render(simple()));
    bytes.writeUInt8(0x41, 40);
    expect(() => readZip(bytes)).toThrow('mimetype has a wrong checksum');
  });
});

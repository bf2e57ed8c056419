import { crc32 } from 'node:zlib';
import { markdown, type HostileCase } from './case.js';
import { damage, draw, KINDS } from './drawn.js';

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const png = Uint8Array.from(Buffer.from(PNG, 'base64'));
/** A PNG with another size in its header, and the checksum for it. */
const claimed = (image: Uint8Array, width: number, height: number) => {
  const bytes = Buffer.from(image);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return Uint8Array.from(bytes);
};
const pngOf = (width: number, height: number) => claimed(png, width, height);

/** Images that a browser shows as nothing or in part, with a word of it to nobody. */
const DAMAGED: Readonly<Record<string, Uint8Array>> = {
  'a PNG that claims a row more': pngOf(1, 2),
  'a PNG that claims a row less': claimed(draw('interlaced PNG'), 3, 4),
  'a PNG that claims more columns than rows': claimed(draw('interlaced PNG'), 5, 3),
  'the signature of a PNG': damage('interlaced PNG', '89504e47', 5),
  'the pixels of a PNG': damage('interlaced PNG', '49444154', 12),
  'the depth of a PNG': damage('interlaced PNG', '49484452', 12),
  'a JPEG with too many codes': damage('JPEG', 'ffc4', 5),
  'a JPEG with a table of no number': damage('JPEG', 'ffdb', 4),
  'a JPEG without codes': damage('JPEG', 'ffc4', 1),
  'a JPEG of no components': damage('JPEG', 'ffc0', 9),
  'a JPEG whose scan has no component': damage('JPEG', 'ffda', 5),
  'a GIF with no data': damage('GIF', '2c00000000', 10),
  'a GIF with a block of no kind': damage('GIF', '2c00000000', 0),
  'a WebP without a start': damage('lossy WebP', '9d012a', 0),
  'a WebP without a frame': damage('lossless WebP', '5650384c', 0),
  'a WebP of a later version': damage('lossless WebP', '2f', 4),
};

const ADDRESSES = [
  'http://x.example/a.png',
  'HTTPS://X.EXAMPLE/a.png',
  '//x.example/a.png',
  'file:///etc/passwd',
  'FILE:///etc/passwd',
  '../a.png',
  '..%2fa.png',
  '%2e%2e/a.png',
  '%2e%2e%2fa.png',
  'images/../../a.png',
  '..\\\\a.png',
  'images\\\\a.png',
  '/etc/passwd',
  'C:\\\\a.png',
  'C:/a.png',
  '\\\\\\\\server\\\\share',
  '%00a.png',
  'a.png%00.txt',
  'data:image/png;base64,AAAA',
  'javascript:alert(1)',
  'con',
  'images',
  '.',
  '',
  'a.png?x',
  'a.png#x',
  '%zz',
  '%',
];

/** Images that would fetch, run, leak or fill something. */
export const images: readonly HostileCase[] = [
  ...ADDRESSES.map((url) => ({
    name: `an image at ${url}`,
    source: markdown(`![x](<${url}>)`),
    files: { 'a.png': png },
    errors: ['15:1 image-unusable'],
  })),
  { name: 'a good PNG', source: markdown('![x](a.png)'), files: { 'source/a.png': png } },
  {
    name: 'a PNG that claims 60,000 pixels',
    source: markdown('![x](a.png)'),
    files: { 'source/a.png': pngOf(60_000, 60_000) },
    errors: ['15:1 image-unusable'],
  },
  {
    name: 'a PNG that claims 20,000 pixels',
    source: markdown('![x](a.png)'),
    files: { 'source/a.png': pngOf(20_000, 20_000) },
    errors: ['15:1 image-unusable'],
  },
  {
    name: 'a PNG that claims none',
    source: markdown('![x](a.png)'),
    files: { 'source/a.png': pngOf(0, 0) },
    errors: ['15:1 image-unusable'],
  },
  {
    name: 'half a PNG',
    source: markdown('![x](a.png)'),
    files: { 'source/a.png': png.slice(0, 40) },
    errors: ['15:1 image-unusable'],
  },
  ...KINDS.map((kind) => ({
    name: `a good ${kind}`,
    source: markdown('![x](a.png)'),
    files: { 'source/a.png': draw(kind) },
  })),
  ...Object.entries(DAMAGED).map(([name, file]) => ({
    name: `a damaged image: ${name}`,
    source: markdown('![x](a.png)'),
    files: { 'source/a.png': file },
    errors: ['15:1 image-unusable'],
  })),
  {
    name: 'an empty file',
    source: markdown('![x](a.png)'),
    files: { 'source/a.png': '' },
    errors: ['15:1 image-unusable'],
  },
  {
    name: 'a text',
    source: markdown('![x](a.png)'),
    files: { 'source/a.png': 'text' },
    errors: ['15:1 image-unusable'],
  },
  {
    name: 'HTML that is called PNG',
    source: markdown('![x](a.png)'),
    files: { 'source/a.png': '<script>alert(1)</script>' },
    errors: ['15:1 image-unusable'],
  },
  {
    name: 'a PDF',
    source: markdown('![x](a.png)'),
    files: { 'source/a.png': '%PDF-1.7' },
    errors: ['15:1 image-unusable'],
  },
  { name: 'a missing file', source: markdown('![x](none.png)'), errors: ['15:1 image-unusable'] },
  {
    name: 'no alternative text',
    source: markdown('![](a.png)'),
    files: { 'source/a.png': png },
    errors: ['15:1 image-alt'],
  },
  {
    name: 'an alternative text of nothing visible',
    source: markdown('![\u200b\u2060&nbsp;](a.png)'),
    files: { 'source/a.png': png },
    errors: ['15:1 image-alt'],
  },
  {
    name: 'an alternative text with markup',
    source: markdown('!["><script>](a.png)'),
    files: { 'source/a.png': png },
  },
  {
    name: 'an image in a title',
    source: markdown('x', '![x](a.png)'),
    files: { 'source/a.png': png },
  },
  {
    name: 'an image within a link',
    source: markdown('[![x](a.png)](javascript:alert(1))'),
    files: { 'source/a.png': png },
    errors: ['15:1 link-scheme'],
  },
];

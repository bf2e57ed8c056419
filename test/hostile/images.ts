import { crc32 } from 'node:zlib';
import { markdown, type HostileCase } from './case.js';
import { damage, draw, KINDS } from './drawn.js';

const svg = (content: string, attributes = 'width="9" height="9"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${content}</svg>`;
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

const SVGS: Readonly<Record<string, string>> = {
  script: svg('<script>alert(1)</script>'),
  'a script with a prefix': svg(
    '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>',
  ),
  'a handler': svg('<path d="M0 0h9" onclick="alert(1)"/>'),
  'a handler on the root': svg('', 'width="9" height="9" onload="alert(1)"'),
  'a handler after a slash': svg('<path/onclick="alert(1)" d="M0 0"/>'),
  entities: `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('<text>&x;</text>')}`,
  'a billion laughs': `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${svg('<text>&b;</text>')}`,
  'an external entity': `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<text>&x;</text>')}`,
  'image-set': svg('<style>rect { fill: image-set("https://x.example/a.png" 1x) }</style>'),
  'an internal subset': `<!DOCTYPE svg [<!ELEMENT x ANY>]>${svg('')}`,
  'an external DTD': `<!DOCTYPE svg SYSTEM "https://x.example/a.dtd">${svg('')}`,
  'a style sheet': `<?xml-stylesheet href="https://x.example/a.css"?>${svg('')}`,
  'an import': svg('<style>@import url(https://x.example/a.css);</style>'),
  'a font from outside': svg('<style>@font-face { src: url("https://x.example/a.woff") }</style>'),
  'an image from outside': svg('<image href="https://x.example/a.png"/>'),
  'an image from outside by xlink': svg('<image xlink:href="//x.example/a.png"/>'),
  'a file': svg('<image href="file:///etc/passwd"/>'),
  'a relative file': svg('<image href="a.png"/>'),
  'an escaped address': svg('<image href="&#104;ttps://x.example/a.png"/>'),
  'a use from outside': svg('<use href="https://x.example/a.svg#x"/>'),
  'foreign content': svg('<foreignObject><p>x</p></foreignObject>'),
  'a link of javascript': svg('<a href="javascript:alert(1)"><text>x</text></a>'),
  'an animation that sets an address': svg(
    '<a><set attributeName="href" to="javascript:alert(1)"/></a>',
  ),
  'an image of data that is SVG': svg('<image href="data:image/svg+xml,x"/>'),
  'a filter from outside': svg('<rect filter="url(https://x.example/#a)"/>'),
  'an unquoted address': svg('<image href=https://x.example/a.png />'),
  'no size': svg('', ''),
  'a size of nothing': svg('', 'width="0" height="0"'),
  'a huge size': svg('', 'width="1e9" height="1e9"'),
  'a size that is no number': svg('', 'width="NaN" height="9"'),
  'a tag that never ends': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g',
  HTML: '<html><script>alert(1)</script><svg width="9" height="9"></svg></html>',
  'deep groups': svg('<g>'.repeat(5000) + '</g>'.repeat(5000)),
};

/** Images that would fetch, run, leak or fill something. */
export const images: readonly HostileCase[] = [
  ...ADDRESSES.map((url) => ({
    name: `an image at ${url}`,
    source: markdown(`![x](<${url}>)`),
    files: { 'a.png': png },
    errors: ['15:1 image-unusable'],
  })),
  ...Object.entries(SVGS).map(([name, file]) => ({
    name: `an SVG with ${name}`,
    source: markdown('![x](a.svg)'),
    files: { 'source/a.svg': file },
    errors: ['15:1 image-unusable'],
  })),
  {
    name: 'an SVG with the doctype of SVG',
    source: markdown('![x](a.svg)'),
    files: {
      'source/a.svg': `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg('')}`,
    },
  },
  {
    name: 'a good SVG',
    source: markdown('![x](a.svg)'),
    files: { 'source/a.svg': svg('<path d="M0 0h9"/>') },
  },
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

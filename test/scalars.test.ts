import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { readContents } from '../src/model/contents.js';
import { address, date } from '../src/parse/front-matter/scalars.js';

it.each([
  ['2024-06-19', '2024-06-19'],
  ['2024-06-19T10:00Z', '2024-06-19T10:00:00Z'],
  ['2024-06-19T10:00+02:00', '2024-06-19T10:00:00+02:00'],
  ['2024-06-19T10:00:00.123456789Z', '2024-06-19T10:00:00.123Z'],
])('the date %s is written as web pages and books take it', (written, expected) => {
  expect(date.parse(written)).toBe(expected);
});

it('what may not stand in an address is encoded, and nothing else', () => {
  const plain = 'https://x.example/a?b=c&d=%20#e';
  expect(address.parse(plain)).toBe(plain);
  expect(address.parse('https://x.example/"><b>')).toBe('https://x.example/%22%3E%3Cb%3E');
});

it('a heading that is an image stands in contents by what the image shows', () => {
  const chapter = h('article', [
    h('h3', { id: 'a' }, [h('img', { alt: 'A chart', src: 'a.svg' })]),
  ]);
  expect(readContents(chapter)).toMatchObject([{ label: 'A chart', id: 'a' }]);
});

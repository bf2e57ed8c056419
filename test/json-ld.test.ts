import { expect, it } from 'vitest';
import { makeJsonLd } from '../src/formats/html/json-ld.js';
import { noFacts } from '../src/model/meta.js';
import type { Metadata } from '../src/model/metadata.js';
import { simple } from './epub-input.js';
import { judgeJsonLd } from './json-ld.js';

const { metadata } = simple();

function judge(changes: Partial<Metadata>, spoil: object = {}): string[] {
  const data = JSON.parse(makeJsonLd({ ...metadata, ...changes })) as object;
  return judgeJsonLd({ ...data, ...spoil });
}

it.each<[string, Partial<Metadata>]>([
  ['with the least facts', { ...noFacts, authors: [], sources: [] }],
  ['with a licence of its own', { license: 'LicenseRef-House' }],
  ['with a source that is no page', { sources: [{ title: 'A letter', date: '2024-06-01' }] }],
  [
    'whose address is known',
    { addresses: { page: 'https://example.org/a.html', picture: 'https://example.org/a.png' } },
  ],
])('data of a page is valid for its type: %s', (_, changes) => {
  expect(judge(changes)).toEqual([]);
});

it.each([
  [{ '@type': 'NewsPaper' }, 'the type NewsPaper is not known'],
  [{ subtitle: 'x' }, 'NewsArticle has no property subtitle'],
  [{ headline: undefined }, 'NewsArticle has no headline'],
  [{ author: [] }, 'NewsArticle.author is empty'],
  [{ author: 'Jane Roe' }, 'NewsArticle.author is "Jane Roe"'],
  [{ author: { '@type': 'Person' } }, 'Person has no name'],
  [{ publisher: { '@type': 'Place', name: 'x' } }, 'NewsArticle.publisher is of the type Place'],
  [{ datePublished: '19 June 2024' }, 'NewsArticle.datePublished is "19 June 2024"'],
  [{ license: 'LicenseRef-House' }, 'NewsArticle.license is "LicenseRef-House"'],
])('data of a page that is not valid is found: %j', (spoil, problem) => {
  expect(judge({}, spoil)).toContain(problem);
});

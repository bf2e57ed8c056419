import type { Heading, List, Paragraph, RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { readText } from '../src/model/words.js';
import {
  listSectionNodes,
  readSection,
  sectionKindNames,
  sectionKinds,
  toSectionNodes,
} from '../src/sections/index.js';

const heading: Heading = {
  type: 'heading',
  depth: 2,
  children: [{ type: 'text', value: 'Terms' }],
};
const base = { key: 'terms', id: 'terms', heading };

const paragraph = (value: string): Paragraph => ({
  type: 'paragraph',
  children: [{ type: 'text', value }],
});

const list = (...items: readonly string[]): List => ({
  type: 'list',
  children: items.map((item) => ({ type: 'listItem', children: [paragraph(item)] })),
});

const words = (nodes: readonly RootContent[]) =>
  nodes
    .map(readText)
    .join(' ')
    .match(/\p{L}+/gu) ?? [];

describe('every kind of section', () => {
  const blocks = [
    paragraph('Before it'),
    list('One: first', 'Two', 'Three: : last'),
    paragraph('After'),
  ];

  it('has a name of its own', () => {
    expect(new Set(sectionKindNames).size).toBe(sectionKinds.length);
  });

  it.each(sectionKindNames)('keeps every word in order: %s', (kind) => {
    const section = readSection(kind, base, blocks);
    expect(section).toMatchObject({ kind, ...base });
    const expected = words(blocks);
    expect(words(listSectionNodes(section) as RootContent[])).toEqual(expected);
    expect(words([...toSectionNodes(section)])).toEqual(expected);
  });

  it.each(sectionKindNames)('is plain JSON: %s', (kind) => {
    const section = readSection(kind, base, blocks);
    expect(JSON.parse(JSON.stringify(section))).toEqual(section);
  });

  it.each(sectionKindNames)('takes what has no list: %s', (kind) => {
    const section = readSection(kind, base, [paragraph('Only this')]);
    expect(words(listSectionNodes(section) as RootContent[])).toEqual(['Only', 'this']);
  });
});

describe('a glossary', () => {
  const read = (...items: readonly string[]) => {
    const section = readSection('glossary', base, [list(...items)]);
    return section.kind === 'glossary' ? section.entries : [];
  };

  it.each([
    ['Term: definition', 'Term', 'definition'],
    ['"Labor News": It is', '"Labor News"', 'It is'],
    ['At 10:30: in the morning', 'At 10:30', 'in the morning'],
    ['用語：意味', '用語', '意味'],
  ])('parts %s', (item, term, definition) => {
    const [entry] = read(item);
    expect(entry?.term).toMatchObject([{ value: term }]);
    expect(words([...(entry?.definition ?? [])])).toEqual(definition.match(/\p{L}+/gu));
  });

  it.each(['No colon', ': nothing before', 'Nothing after:'])('leaves %s whole', (item) => {
    const [entry] = read(item);
    expect(entry?.term).toBeUndefined();
  });

  it('gives every entry an anchor', () => {
    expect(read('A: a', 'B: b').map(({ id }) => id)).toEqual(['terms-term-1', 'terms-term-2']);
  });
});

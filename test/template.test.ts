import { readFile } from 'node:fs/promises';
import type { Element } from 'hast';
import { h } from 'hastscript';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { readFont } from '../src/model/font-tables.js';
import { ownTemplates } from '../src/own.js';
import { sectionKindNames } from '../src/sections/index.js';
import { cutFont, nameCut } from '../src/template/cut-font.js';
import { selectFaces } from '../src/template/faces.js';
import { subsetFont } from '../src/template/subset-font.js';
import { listTemplates, loadTemplate } from '../src/template/load.js';
import { nameMerged, nameProfile } from '../src/template/profile-file.js';
import { createMemoryHost } from './memory-host.js';

const EACH =
  'marking publisher title deck byline date status dateline lead sections notes provenance marking-end'
    .split(' ')
    .map((name) => `<slot name="${name}"></slot>`)
    .join('');
const SLOTS = `<main><article>${EACH}</article></main>`;

/** Loads a template "own" made of some files, and gives it or the message of what is wrong with it. */
async function load(files: Readonly<Record<string, string>>) {
  const texts = Object.entries({ 'profile.yaml': 'extends: news', ...files });
  const memory = createMemoryHost(
    Object.fromEntries(texts.map(([name, text]) => [`templates/own/${name}`, text])),
  );
  return loadTemplate(memory, ['templates', ownTemplates], 'own', sectionKindNames);
}

async function loadWrong(files: Readonly<Record<string, string>>): Promise<string> {
  return load(files).then(
    () => 'loaded',
    (error: unknown) => (error instanceof Error ? error.message : 'no error'),
  );
}

const host = createMemoryHost({});
const names = await listTemplates(host, [ownTemplates]);

describe('a template', () => {
  it('ships for four kinds of briefings and in three looks', () => {
    expect(names).toEqual(['bulletin', 'incident', 'intel', 'news', 'policy', 'vertical']);
  });

  it.each(names)('loads: %s', async (name) => {
    const template = await loadTemplate(host, [ownTemplates], name, sectionKindNames);
    expect(template.styles.base).not.toBe('');
    const english = Object.keys(template.labels['en'] ?? {});
    for (const labels of Object.values(template.labels)) {
      expect(Object.keys(labels).toSorted()).toEqual(english.toSorted());
    }
  });

  it('takes what it does not say from the one that it extends', async () => {
    const { profile, styles } = await load({
      'profile.yaml':
        'extends: news\ntitle: {max: 10}\nsections:\n  - {key: takeaways, itemWords: 5}',
      'base.css': '.own { color: red }',
    });
    expect(profile.title.max).toBe(10);
    expect(profile.sections[0]).toMatchObject({ key: 'takeaways', itemWords: 5, kind: 'list' });
    expect(styles.base).toMatch(/[\s\S]+\.own \{ color: red \}/);
  });

  it('may part a style sheet, in the order of names', async () => {
    const { styles } = await load({
      'print.css': '.one {}',
      'print-b.css': '.three {}',
      'print-a.css': '.two {}',
    });
    expect(styles.print).toMatch(/\.one \{\}\n\.two \{\}\n\.three \{\}$/);
    expect(styles.base).not.toContain('.two');
  });

  it('may add a part to the page that it takes from another', async () => {
    const part = '<aside id="own"><slot name="label:notes">Notes</slot></aside>';
    const read = async (files: Readonly<Record<string, string>>) =>
      toHtml((await load(files)).document);
    expect(await read({ 'appendix.html': part })).toContain(
      '<aside id="own"><slot name="label:notes"></slot></aside>',
    );
    expect(await read({})).not.toContain('part:');
  });

  it.each([
    ['unknown key', { 'profile.yaml': 'extends: news\nlevls: {}' }, 'profile.yaml:2:1: "levls"'],
    ['wrong value', { 'profile.yaml': 'extends: news\npage: a3' }, 'profile.yaml:2:7: "page"'],
    ['no such parent', { 'profile.yaml': 'extends: nwes' }, 'extends "nwes", but'],
    ['circle', { 'profile.yaml': 'extends: own' }, 'run in a circle'],
    [
      'unknown kind',
      { 'profile.yaml': 'extends: news\nsections: [{key: x, name: X, kind: chart}]' },
      'unknown kind "chart"',
    ],
    [
      'missing slot',
      { 'document.html': SLOTS.replace('<slot name="publisher"></slot>', '') },
      'The slot "publisher"',
    ],
    [
      'unknown slot',
      { 'document.html': `${SLOTS}\n<p><slot name="titel"></slot>` },
      'document.html:2:4: There is no slot "titel"',
    ],
    [
      'doubled slot',
      { 'document.html': SLOTS.replace('</article>', '<slot name="lead"></slot></article>') },
      'The slot "lead" is there twice',
    ],
    [
      'slot outside',
      {
        'document.html': `${SLOTS.replace('<slot name="notes"></slot>', '')}\n<slot name="notes"></slot>`,
      },
      'document.html:2:1: The slot "notes" does not stand in',
    ],
    ['refresh', { 'document.html': `${SLOTS}<meta http-equiv="refresh">` }, 'httpEquiv'],
    [
      'unknown label',
      { 'document.html': `<slot name="label:skipp"></slot>${SLOTS}` },
      'label:skipp',
    ],
    ['escape', { 'base.css': '@\\69mport "a.css";' }, 'base.css:1:2'],
    [
      'image set',
      { 'base.css': 'p { background: image-set("https://example.org/a") }' },
      'image-set(',
    ],
    [
      'script',
      { 'document.html': `${SLOTS}\n<script>1</script>` },
      'document.html:2:1: <script> is not allowed',
    ],
    ['script in a part', { 'appendix.html': '<p>x</p>\n<script>1</script>' }, 'appendix.html:2:1'],
    ['slot for text in a part', { 'appendix.html': '<slot name="lead"></slot>' }, 'is there twice'],
    ['label of a part', { 'appendix.html': '<slot name="label:skipp"></slot>' }, 'label:skipp'],
    ['part in a part', { 'appendix.html': '<slot name="part:more"></slot>' }, 'does not stand in'],
    ['handler', { 'document.html': `${SLOTS}<p onclick="x()">` }, 'could run code'],
    [
      'remote style',
      { 'document.html': `<link rel=stylesheet href="https://example.org/a.css">${SLOTS}` },
      'The link to "https://example.org/a.css"',
    ],
    ['import', { 'base.css': 'p {}\n@import "a.css";' }, 'base.css:2:1: "@import"'],
    [
      'remote image',
      { 'print.css': 'p { background: url(https://example.org/a.png) }' },
      'print.css:1:17: "url("',
    ],
  ])('that is bad is refused with its place: %s', async (_, files, expected) => {
    expect(await loadWrong(files)).toContain(expected);
  });
});

describe('fonts', () => {
  const family = {
    family: 'Source Serif 4',
    package: '@fontsource/source-serif-4',
    faces: [{ weight: 400, style: 'normal' as const }],
    fallback: false,
  };
  const select = (families: Parameters<typeof selectFaces>[1], ...content: (string | Element)[]) =>
    selectFaces({ ...host, subsetFont }, families, h(null, [h('p', content)]), '');

  it('are cut down to the text', async () => {
    const { faces, missing } = await select([family], 'Plain text');
    expect(faces).toMatchObject([{ family: 'Source Serif 4', weight: 400, style: 'normal' }]);
    expect(faces[0]?.unicodeRange).toBeUndefined();
    expect(missing).toEqual([]);
  });

  it('come in parts for other scripts', async () => {
    const { faces } = await select([family], 'Dvořák и Київ');
    expect(faces.length).toBeGreaterThanOrEqual(3);
    expect(faces.every(({ unicodeRange }) => unicodeRange !== undefined)).toBe(true);
  });

  it('that lack a character say so', async () => {
    const { missing } = await select([family], 'a 漢 b');
    expect(missing).toEqual(['漢']);
  });

  const arabic = {
    family: 'Noto Naskh Arabic',
    package: '@fontsource/noto-naskh-arabic',
    faces: [{ weight: 400, style: 'normal' as const }],
    fallback: true,
  };

  it('that are fallbacks are there for what others lack, and only then', async () => {
    const latin = await select([family, arabic], 'Plain text');
    expect(latin.faces.map((face) => face.family)).toEqual(['Source Serif 4']);
    const { faces, missing } = await select([family, arabic], 'The word سلام');
    expect(faces.map((face) => face.family)).toEqual(['Source Serif 4', 'Noto Naskh Arabic']);
    expect(missing).toEqual([]);
    const { advances } = readFont(faces[1]?.data ?? new Uint8Array());
    expect(
      [...advances.keys()]
        .map((code) => String.fromCodePoint(code))
        .toSorted()
        .join(''),
    ).toBe('اسلم');
  });

  it('that are fallbacks may be absent', async () => {
    const absent = { ...arabic, package: '@fontsource/not-there' };
    expect((await select([family, absent], 'سلام')).missing).toHaveLength(4);
    await expect(select([{ ...absent, fallback: false }], 'a')).rejects.toThrow('Cannot find');
  });

  it('of a large script come in one part, however the package has sliced it', async () => {
    const japanese = { ...arabic, family: 'J', package: '@fontsource/biz-udpgothic' };
    const { faces, missing } = await select([family, japanese], '東京の会議、円安');
    expect(faces.map((face) => face.family)).toEqual(['Source Serif 4', 'J']);
    expect(missing).toEqual([]);
  });

  const math = {
    ...family,
    family: 'M',
    package: '@fontsource/stix-two-math',
    for: 'formula' as const,
  };
  const formula = h('math', [
    h('mi', 'x'),
    h('mi', 'h'),
    h('mi', 'sin'),
    h('msqrt', h('mi', 'α')),
    h('mtext', '漢'),
  ]);

  it('for formulae have the italics and roots that browsers draw, and know how they grow', async () => {
    const { faces } = await select([family, math], 'Plain ', formula);
    expect(faces.map((face) => face.family)).toEqual(['Source Serif 4', 'M']);
    const data = faces[1]?.data ?? new Uint8Array();
    const codes = [...readFont(data).advances.keys()];
    for (const character of 'x𝑥hℎsinα𝛼√') expect(codes).toContain(character.codePointAt(0));
    expect(Buffer.from(data).subarray(0, 400).toString('latin1')).toContain('MATH');
    expect((await select([family, math], 'Plain')).faces).toHaveLength(1);
  });

  it('for formulae leave what they lack to those of the text', async () => {
    const japanese = { ...arabic, family: 'J', package: '@fontsource/biz-udpgothic' };
    const { faces, missing } = await select([family, japanese, math], 'Plain ', formula);
    expect(faces.map((face) => face.family)).toEqual(['Source Serif 4', 'J', 'M']);
    expect(missing).toEqual([]);
    expect((await select([family, math], 'Plain', formula)).missing).toEqual(['漢']);
    expect((await select([family], 'Plain', formula)).missing).toContain('𝑥');
  });

  it('that are for one use are cut down to it', async () => {
    const faces = [
      ...family.faces,
      { weight: 700, style: 'italic' as const, for: 'bold-italic' as const },
    ];
    const code = { ...family, family: 'Code', for: 'code' as const };
    const plain = await select([{ ...family, faces }, code], 'Plain ', h('em', 'text'));
    expect(plain.faces).toHaveLength(1);
    const all = await select(
      [{ ...family, faces }, code],
      h('b', ['x', h('em', 'yz')]),
      h('code', '{}'),
    );
    expect(all.faces.map((face) => [face.family, face.weight, face.style])).toEqual([
      ['Source Serif 4', 400, 'normal'],
      ['Source Serif 4', 700, 'italic'],
      ['Code', 400, 'normal'],
    ]);
    expect(all.faces.slice(1).map(({ data }) => readFont(data).advances.size)).toEqual([2, 2]);
  });
});

describe('what was made beforehand', () => {
  const ready = new Map<string, Uint8Array>();
  const prepared = { ...host, ready: (key: string) => Promise.resolve(ready.get(key)) };
  const encode = (text: string) => new TextEncoder().encode(text);

  it('is taken for a profile of the same text or chain, and for no other', async () => {
    const own = createMemoryHost({ 'templates/own/profile.yaml': 'extends: news\n' });
    const find = async (known: ReadonlyMap<string, string>) => {
      const read = async (key: string) => {
        const text = known.get(key);
        return text === undefined ? undefined : encode(text);
      };
      const from = { ...own, ready: read };
      return loadTemplate(from, ['templates', ownTemplates], 'own', sectionKindNames);
    };
    const plain = await find(new Map());
    const first = nameProfile('extends: news\n');
    const above = ['base', 'news'].map((name) => `${ownTemplates}/${name}/profile.yaml`);
    const texts = await Promise.all(above.map((path) => readFile(path, 'utf8')));
    const chain = nameMerged('own', [...texts, 'extends: news\n'], sectionKindNames);
    const whole = JSON.stringify({ ...plain.profile, description: 'Merged' });
    const merged = new Map([[chain, whole]]);
    const given = await find(new Map([[first, '{"extends":"news","description":"Beforehand"}']]));
    expect(plain.profile.description).toBe('A news briefing of one or two pages');
    expect(given.profile.description).toBe('Beforehand');
    expect((await find(merged)).profile.description).toBe('Merged');
    own.files.set('templates/own/profile.yaml', encode('extends: news\n\n'));
    expect((await find(new Map([[first, '{}'], ...merged]))).profile).toEqual(plain.profile);
  });

  it('is taken for a cut of a font, packed as formats need it', async () => {
    const whole = encode('a font');
    const names = nameCut(whole, 'abc');
    for (const name of Object.values(names)) ready.set(name, encode(name));
    const subsetNothing = () => Promise.reject(new Error('It was cut beforehand'));
    const fontHost = { ...prepared, subsetFont: subsetNothing };
    expect(await cutFont(fontHost, whole, 'abc')).toEqual({
      data: encode(names.data),
      packed: { woff: encode(names.woff), deflated: encode(names.deflated) },
    });
  });

  it('is cut again if the thread that was to cut it has ended', async () => {
    const whole = encode('another font');
    const end = () => Promise.reject(new Error('The thread has ended'));
    await expect(cutFont({ ...prepared, subsetFont: end }, whole, 'abc')).rejects.toThrow('ended');
    const cut = () => Promise.resolve(encode('cut'));
    expect(await cutFont({ ...prepared, subsetFont: cut }, whole, 'abc')).toEqual({
      data: encode('cut'),
    });
  });
});

import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import type { Briefing } from '../src/model/briefing.js';
import { listTypes } from '../src/model/walk.js';
import { readText } from '../src/model/words.js';
import { readTree } from '../src/parse/read-tree.js';
import { listContent } from '../src/sections/content.js';
import { randomTexts } from './random-texts.js';
import { news, read, withoutPositions } from './read.js';

const seed = await readFile('source/putin-north-korea-visit.txt', 'utf8');
const twin = await readFile('test/twins/putin-north-korea-visit.md', 'utf8');

const LEAD = `A lead of more than ${'twenty-five words '.repeat(13)}for the profile.`;
const BODY = `${LEAD}\nKey Takeaways\n- One.\n- Two.\n- Three.\nAnalysis\nIt matters.`;

describe('the two readers', () => {
  it('give the same briefing for the seed and its Markdown twin', async () => {
    const pasted = await read(seed);
    const markdown = await read(twin);
    expect(withoutPositions(pasted.briefing)).toEqual(withoutPositions(markdown.briefing));
    expect(markdown.findings).toEqual([]);
  });

  it.each([
    ['seed', seed],
    ['twin', twin],
  ])('point at the text itself: %s', async (_, text) => {
    const texts = listTexts((await read(text)).briefing);
    expect(texts.length).toBeGreaterThan(10);
    for (const { value, start, end } of texts) expect(text.slice(start, end)).toBe(value);
  });

  it('find the parts of the seed', async () => {
    const { briefing } = await read(seed);
    const [takeaways, analysis, glossary] = briefing?.sections ?? [];
    expect(takeaways).toMatchObject({ kind: 'list', key: 'takeaways' });
    expect(takeaways?.kind === 'list' && takeaways.list?.children).toHaveLength(5);
    expect(analysis?.kind === 'prose' && analysis.blocks).toHaveLength(1);
    expect(glossary?.kind === 'glossary' && glossary.entries).toHaveLength(3);
    expect(briefing?.lead.blocks).toHaveLength(1);
  });
});

describe('tables and bare addresses', () => {
  /** The nodes of a text that is followed by one which has both. */
  const readWithAll = (text: string) => readTree(`${text}\n\nnever@all |`).children.slice(0, -1);

  it('are looked for in texts that may have them only, and then all the same', () => {
    const marks = fc.stringMatching(/^(?:[a-z |:.~*[\]-]|\n|www\.|http:\/\/|&#64;|&amp;){0,30}$/);
    fc.assert(
      fc.property(fc.oneof(marks, randomTexts), (text) => {
        // A line that ends what may go on: a list, a quotation, an indent.
        const closed = `${text.replaceAll(/[`<$]|~{3}/g, '')}\n\nend`;
        expect(readTree(closed).children).toEqual(readWithAll(closed));
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['word\n:-', 'table'],
    ['word\n-:', 'table'],
    ['| a |\n|---|', 'table'],
    ['www.example.org', 'link'],
    ['HTTPS://example.org', 'link'],
    ['&#104;ttps://example.org', 'link'],
    ['a&#64;example.org', 'link'],
    ['a@example.org', 'link'],
  ])('are found: %s', (text, type) => {
    expect([...listTypes(readTree(text))]).toContain(type);
  });
});

const plain = withoutPositions((await read(seed)).briefing);

describe('accidents of encoding', () => {
  it.each([
    ['a byte order mark', `\uFEFF${seed}`],
    ['CRLF', seed.replaceAll('\n', '\r\n')],
    ['CR', seed.replaceAll('\n', '\r')],
    ['zero-width spaces', seed.replaceAll('Putin', 'Pu\u200Btin')],
    ['no-break spaces', seed.replaceAll(' visit', '\u00A0visit')],
    ['blank lines between all lines', seed.replaceAll('\n', '\n\n')],
    ['indents', seed.replaceAll('\n', '\n  \t')],
  ])('change nothing: %s', async (_, text) => {
    expect(withoutPositions((await read(text)).briefing)).toEqual(plain);
  });

  it('change nothing: UTF-16 with a byte order mark', async () => {
    const bytes = Buffer.from(`\uFEFF${seed}`, 'utf16le');
    expect(withoutPositions((await read(bytes)).briefing)).toEqual(plain);
  });

  it('keep positions true to the file', async () => {
    const text = `\uFEFF${seed.replaceAll('\n', '\r\n').replaceAll('Putin', 'Pu\u200Btin')}`;
    const { briefing } = await read(text);
    const [{ start, end } = { start: 0, end: 0 }] = listTexts(briefing);
    expect(text.slice(start, end)).toBe("Pu\u200Btin's Historic Visit to North Korea");
  });

  it('compose accents', async () => {
    const { briefing } = await read(`Cafe\u0301 opens\n${BODY}`);
    expect(briefing?.title).toMatchObject([{ value: 'Café opens' }]);
    expect(briefing?.title[0]?.position?.end.column).toBe(12);
  });

  it('name the line of a byte that is not UTF-8', async () => {
    const { findings, file } = await read(Buffer.from('Title\nCaf\xE9 opens\n', 'latin1'));
    expect(findings).toEqual(['2:4 encoding-invalid']);
    expect(file.messages[0]?.reason).toBe('Byte 9 is not UTF-8');
  });
});

describe('pasted text', () => {
  it.each([
    ['the word in a sentence', `Title\n${LEAD}\nAnalysis of it follows later today.`, 0],
    ['in a bullet', `Title\n${LEAD}\n- Analysis\n- More`, 0],
    ['as the title', `Analysis\n${LEAD}`, 0],
    ['as the last line', `Title\n${LEAD}\nAnalysis`, 0],
    ['with a colon', `Title\n${LEAD}\nAnalysis:\nText.`, 1],
    ['bold', `Title\n${LEAD}\n**Analysis**\nText.`, 1],
    ['in capitals', `Title\n${LEAD}\nANALYSIS\nText.`, 1],
  ])('takes "Analysis" for a heading only on its own line: %s', async (_, text, sections) => {
    expect((await read(text)).briefing?.sections).toHaveLength(sections);
  });

  it.each([
    ['bullets of other kinds', '• One.\n– Two.\n* Three.', false, null],
    ['numbers', '3. One.\n4. Two.\n5. Three.', true, 3],
  ])('reads %s', async (_, items, ordered, start) => {
    const text = `Title\n${LEAD}\nKey Takeaways\n${items}\nAnalysis\nText.`;
    const [section] = (await read(text)).briefing?.sections ?? [];
    expect(section).toMatchObject({ list: { ordered, start } });
    expect(section?.kind === 'list' && section.list?.children).toHaveLength(3);
  });

  it('takes a line that is only a date for the date', async () => {
    const { briefing } = await read(`Title\nUpdated June 19, 2024\nA deck of a few words\n${BODY}`);
    expect(briefing?.meta.date).toBe('2024-06-19');
    expect(briefing?.dateLine).toMatchObject([{ value: 'Updated June 19, 2024' }]);
    expect(briefing?.deck).toMatchObject([{ value: 'A deck of a few words' }]);
  });

  it('takes the date before or after the deck, and warns of another in the front matter', async () => {
    const { briefing, findings } = await read(
      `---\ndate: 2024-06-20\n---\nTitle\nA deck of a few words\nJune 19, 2024\n${BODY}`,
    );
    expect(briefing?.deck).toMatchObject([{ value: 'A deck of a few words' }]);
    expect(findings).toContain('6:1 date-conflict');
  });

  it('takes a line that only names the authors for the byline', async () => {
    const { briefing } = await read(
      `Title\nA deck of a few words\nLima, Friday, 14 March 2025\nBy Ana Ruiz and Colin de Wit\n${BODY}`,
    );
    expect(briefing?.deck).toMatchObject([{ value: 'A deck of a few words' }]);
    expect(briefing?.byline).toMatchObject([{ value: 'By Ana Ruiz and Colin de Wit' }]);
    expect(briefing?.meta).toMatchObject({
      date: '2025-03-14',
      authors: [{ name: 'Ana Ruiz' }, { name: 'Colin de Wit' }],
    });
    expect(
      (await read(`# Title\n\n*By Ana Ruiz, Lima desk*\n\n${LEAD}`)).briefing?.meta.authors,
    ).toEqual([{ name: 'Ana Ruiz', role: 'Lima desk' }]);
  });

  it.each(['By Monday the ships were back', 'By and large', 'By Land.', 'by ana ruiz'])(
    'takes no author from "%s"',
    async (line) => {
      expect((await read(`Title\n${line}\n${BODY}`)).briefing?.meta.authors).toEqual([]);
    },
  );

  it('keeps a byline in the text if the front matter names the author', async () => {
    const { briefing } = await read(`---\nauthor: Desk\n---\nTitle\nBy Ana Ruiz\n${BODY}`);
    expect(briefing?.byline).toBeUndefined();
    expect(briefing?.meta.authors).toEqual([{ name: 'Desk' }]);
    expect(toString(briefing?.lead.blocks[0])).toBe('By Ana Ruiz');
  });

  it('takes the marking from a line of its own, and warns of another in the front matter', async () => {
    const text = `Title\nTLP:GREEN\n${BODY}`;
    const { briefing } = await read(text);
    expect(briefing?.meta.tlp).toBe('TLP:GREEN');
    expect(toString(briefing?.lead.blocks[0])).toBe('TLP:GREEN');
    const both = await read(`---\ntlp: TLP:RED\n---\n${text}`);
    expect(both.findings).toContain('5:1 tlp-conflict');
    expect(both.briefing?.meta.tlp).toBe('TLP:RED');
  });

  it('takes each line under "Sources" for a source, and those of the front matter too', async () => {
    const { briefing, findings } = await read(
      `---\nsources: [Port office, "https://example.org/a", Harbour log]\n---\nTitle\n${BODY}\nSources\nPort office\nA page, https://example.org/a`,
    );
    const section = briefing?.sections.find(({ kind }) => kind === 'sources');
    const items = section?.kind === 'sources' ? (section.list?.children ?? []) : [];
    expect(items.map((item) => toString(item))).toEqual([
      'Port office',
      'A page, https://example.org/a',
      'Harbour log',
    ]);
    expect(findings.filter((it) => /sources|list|heading/.test(it))).toEqual([]);
  });

  it('keeps brackets in addresses', async () => {
    const { briefing } = await read(`Title\n${LEAD} (See https://example.org/a_(b).)\n${BODY}`);
    const link = { type: 'link', url: 'https://example.org/a_(b)' };
    expect(briefing?.lead.blocks[0]).toMatchObject({ children: [{}, link, { value: '.)' }] });
  });

  it('makes bare addresses links', async () => {
    const { briefing } = await read(`Title\n${LEAD} See https://example.org/a.\n${BODY}`);
    const [paragraph] = briefing?.lead.blocks ?? [];
    const link = { type: 'link', url: 'https://example.org/a' };
    expect(paragraph).toMatchObject({ children: [{}, link, { value: '.' }] });
  });

  it('loses no word of any text', async () => {
    const word = fc.constantFrom('Analysis', '-', '1.', 'Key Takeaways', '*a*', 'x:', '…', 'b_c');
    const line = fc.array(fc.oneof(word, fc.lorem({ maxCount: 3 })), { maxLength: 8 });
    const text = fc.array(line.map((words) => words.join(' '))).map((lines) => lines.join('\n'));
    await fc.assert(
      fc.asyncProperty(text, async (source) => {
        const { briefing } = await read(`Title\n${source}`);
        const words = (it: string) => it.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
        const kept = words((briefing ? listContent(briefing) : []).map(readText).join('\n'));
        expect(kept).toEqual(words(`Title\n${source}`));
      }),
    );
  });
});

describe('structure', () => {
  it.each([
    ['no section', `Title\n${LEAD}`, ['1:1 section-missing', '1:1 section-missing']],
    ['no lead', 'Title\nKey Takeaways\n- A.\n- B.\n- C.\nAnalysis\nText.', ['1:1 lead-missing']],
    ['empty file', '', ['title', 'lead', 'section', 'section'].map((it) => `1:1 ${it}-missing`)],
    ['doubled', `Title\n${BODY}\nAnalysis\nMore.`, ['9:1 section-duplicate']],
    ['empty', `Title\n${BODY}\nDid You Know?\nSources\n- A.`, ['9:1 section-empty']],
    [
      'misordered',
      `Title\n${LEAD}\nAnalysis\nText.\nKey Takeaways\n- A.\n- B.\n- C.`,
      ['5:1 section-order'],
    ],
    ['misspelt', `Title\n${BODY}\nDid You Knwo?\nMore.`, ['9:1 section-near-miss']],
    ['unknown', `Title\n${BODY}\nSome Other Matter\nMore.`, ['9:1 heading-unmarked']],
    ['no list', `Title\n${LEAD}\nKey Takeaways\nOne.\nAnalysis\nText.`, ['3:1 list-missing']],
    ['few items', `Title\n${LEAD}\nKey Takeaways\n- A.\nAnalysis\nText.`, ['3:1 items-few']],
    ['long title', `${'Title '.repeat(30)}\n${BODY}`, ['1:1 title-length']],
  ])('is checked: %s', async (_, text, expected) => {
    const { findings } = await read(text);
    expect(findings.filter((it) => !it.endsWith('section-recognised'))).toEqual(expected);
  });

  it.each([
    ['raw HTML', '<b>bold</b> text', 'html-raw'],
    ['a script link', '[x](javascript:alert)', 'link-scheme'],
    ['an image without words', '![](a.png)', 'image-alt'],
    ['a note that nothing refers to', 'x\n\n[^a]: Note.', 'note-unused'],
    ['a second title', '# Again', 'title-duplicate'],
    ['an unknown section', '## Odd\n\nText.', 'section-unknown'],
    ['a control character', 'a\u0007b', 'character-illegal'],
    ['a control character in an alternative text', '![a\u0007b](a.png)', 'character-illegal'],
    ['a comment that browsers end early', '<!--> lost <!-- -->', 'html-raw'],
    ['a fence that never ends', '```\nx', 'fence-unclosed'],
    ['a bidi override', 'a \u202Eb', 'character-direction'],
    ['text between comments', '<!-- a --> lost <!-- b -->', 'html-raw'],
    ['an address that nothing refers to', '[Update]: cancelled', 'definition-unused'],
    ['words after a fence', '```text these vanish\nx\n```', 'text-hidden'],
    ['a title of a link', '[x](https://example.org "gone")', 'text-hidden'],
    ['a title of an image in text', 'x ![a](a.png "gone")', 'text-hidden'],
    ['a bad address', '[x](https://example.org/%zz)', 'link-scheme'],
    ['a row longer than its head', '| a | b |\n|---|---|\n| 1 | 2 | 3 |', 'table-ragged'],
    ['a note twice', 'x[^a]\n\n[^a]: One.\n\n[^a]: Two.', 'note-duplicate'],
    ['deep nesting', `${'*a _b '.repeat(51)}x${'_*'.repeat(51)}`, 'limit-exceeded'],
    ['very deep nesting', `${'*'.repeat(4000)}deep${'*'.repeat(4000)}`, 'limit-exceeded'],
    ['an empty heading', '##\n\nText.', 'section-unnamed'],
  ])('of Markdown is checked: %s', async (_, extra, id) => {
    const { findings } = await read(`${twin}\n\n${extra}\n`);
    expect(findings.some((it) => it.endsWith(id))).toBe(true);
  });

  it.each([
    ['a control character', 'a\u0007b', '26:2 character-illegal'],
    ['a NUL, for which the parser has another character', 'a\0b', '26:2 character-illegal'],
    ['a reference to an address that runs', 'x\n\n[y][z]\n\n[z]: javascript:x', '28:1 link-scheme'],
  ])('of Markdown is told of in its place: %s', async (_, extra, finding) => {
    expect((await read(`${twin}\n\n${extra}\n`)).findings).toEqual([finding]);
  });

  it.each(['![](a.svg "decorative")', 'x ![](a.svg "decorative")'])(
    'of Markdown asks for no words in place of a decoration: %s',
    async (extra) => {
      expect((await read(`${twin}\n\n${extra}\n`)).findings).toEqual([]);
    },
  );

  it.each(['![](a.svg "A caption")', '![ ](a.svg)'])(
    'of Markdown asks for words in place of an image that is none: %s',
    async (extra) => {
      expect((await read(`${twin}\n\n${extra}\n`)).findings).toEqual(['26:1 image-alt']);
    },
  );

  it('takes a figure for text of a section', async () => {
    const { findings } = await read(
      `${twin}\n\n## Sources\n\n- x\n\n## Corrections\n\n![Map](a.png)`,
    );
    expect(findings.filter((it) => it.endsWith('section-empty'))).toEqual([]);
  });

  it('drops comments', async () => {
    const { briefing, findings } = await read(
      twin.replace('## Analysis', '<!-- note -->\n\n## Analysis'),
    );
    expect(findings).toEqual([]);
    expect(withoutPositions(briefing)).toEqual(withoutPositions((await read(twin)).briefing));
  });
});

describe('notes', () => {
  it.each([
    ['in a quotation', '> x[^n]\n>\n> [^n]: A note.'],
    ['in another note', 'One[^b].\n\n[^b]: Of[^c].\n\nTwo[^d].\n\n[^c]: C.\n\n[^d]: D.'],
  ])('are kept, wherever they are defined: %s', async (_, text) => {
    const { findings, briefing } = await read(`${twin}\n\n${text}\n`);
    expect(findings).toEqual([]);
    expect(briefing?.notes.map(({ identifier }) => identifier).join('')).toMatch(/^(n|bdc)$/);
  });
});

describe('front matter', () => {
  it('is read', async () => {
    const { briefing, findings } = await read(
      `---\ndate: 2024-06-19\nauthor: [A. Writer, B. Editor]\nlang: en-GB\npublisher: {name: Desk, url: https://example.org}\ntitle: Title\nsources: [https://example.org/a]\n---\n${BODY}`,
    );
    expect(findings.filter((it) => !it.endsWith('section-recognised'))).toEqual([]);
    expect(briefing).toMatchObject({
      lang: 'en-GB',
      meta: {
        date: '2024-06-19',
        authors: [{ name: 'A. Writer' }, { name: 'B. Editor' }],
        publisher: { name: 'Desk', url: 'https://example.org' },
      },
      title: [{ value: 'Title' }],
    });
    expect(briefing?.sections.at(-1)).toMatchObject({ kind: 'sources', key: 'sources' });
  });

  it.each([
    ['unknown key', 'autor: X', '2:1 front-matter-invalid', 'Is it "author"?'],
    ['impossible date', 'date: 2024-06-31', '2:7 front-matter-invalid', undefined],
    ['doubled key', 'date: 2024-06-19\ndate: 2024-06-20', '3:1 front-matter-invalid', undefined],
    [
      'alias',
      'author: &a X\ntitle: *a',
      '3:8 front-matter-invalid',
      'Write the value out in full.',
    ],
    ['too long', `author: ${'x'.repeat(20_000)}`, '1:1 front-matter-size', undefined],
    ['deep brackets', `author: ${'['.repeat(500)}`, '2:25 front-matter-invalid', undefined],
    ['wrong type', 'title: [a]', '2:8 front-matter-invalid', undefined],
    ['number for a text', 'title: 2025', '2:8 front-matter-invalid', 'Put it in quotation marks.'],
    [
      'unknown key within',
      'author:\n  - {name: A. Writer, rol: editor}',
      '3:23 front-matter-invalid',
      'Is it "role"?',
    ],
    ['near name', 'status: darft', '2:9 front-matter-invalid', 'Is it "draft"?'],
    ['TLP label', 'tlp: AMBER', '2:6 front-matter-invalid', 'Is it "TLP:AMBER"?'],
    ['licence', 'license: CC-BY-4', '2:10 front-matter-invalid', 'Is it "CC-BY-4.0"?'],
    ['version', 'version: 1.2', '2:10 front-matter-invalid', undefined],
    [
      'check digit',
      'author: {name: A. Writer, orcid: 0000-0002-1825-0098}',
      '2:34 front-matter-invalid',
      undefined,
    ],
    ['embargo without a zone', 'embargo: 2024-06-19', '2:10 front-matter-invalid', undefined],
    ['order of dates', 'date: 2024-06-19\nupdated: 2024-06-18', '3:10 date-order', undefined],
    [
      'date under embargo',
      'date: 2024-06-19\nembargo: 2024-06-20T06:00:00Z',
      '2:7 date-order',
      undefined,
    ],
    ['missing embargo', 'status: embargoed', '2:9 embargo-missing', undefined],
  ])('that is wrong is reported: %s', async (_, yaml, finding, hint) => {
    const { findings, file } = await read(`---\n${yaml}\n---\nTitle\n${BODY}`);
    expect(findings).toContain(finding);
    if (hint !== undefined) expect(file.messages.map(({ note }) => note)).toContain(hint);
  });

  it('is told wrong in words', async () => {
    const { file } = await read(
      `---\ntlp: white\nauthor: [{name: A, email: here}]\nsources: [{url: https://a.example}]\nsubjects: x\nhandling: ${'x'.repeat(101)}\n---\nTitle`,
    );
    const reasons = file.messages.filter(({ ruleId }) => ruleId === 'front-matter-invalid');
    expect(reasons.map(({ reason }) => reason)).toMatchInlineSnapshot(`
      [
        ""author.1.email": must be a mail address such as desk@example.org",
        ""subjects": must be a list",
        ""tlp": must be one of TLP:RED, TLP:AMBER+STRICT, TLP:AMBER, TLP:GREEN, TLP:CLEAR",
        ""handling": must have at most 100 characters: it stands on every page",
        ""sources.1.title": is missing",
      ]
    `);
  });

  it('is told wrong at the right column behind what the eye does not see', async () => {
    const { findings } = await read(
      `\uFEFF---\r\ntitle: \u200Ba\r\nautor: X\r\n---\r\nTitle\r\n${BODY}`,
    );
    expect(findings).toContain('3:1 front-matter-invalid');
    expect((await read(`---\ntitle: {\u200Ba: b}\n---\n`)).findings).toContain(
      '2:8 front-matter-invalid',
    );
  });

  it('has sources and corrections with their places', async () => {
    const { briefing } = await read(
      `---\nlang: fr\ncorrections:\n  - {date: 2024-06-20, text: Moved.}\nsources: [A, B]\n---\n# T\n\n## Corrections\n\n- c`,
    );
    const places = briefing?.sections.map(({ key, heading }) => [
      key,
      toString(heading),
      heading.position?.start.line,
    ]);
    expect(places).toEqual([
      ['sources', 'Sources', 5],
      ['corrections', 'Corrections', 9],
    ]);
    const [, corrections] = briefing?.sections ?? [];
    const items = corrections?.kind === 'list' ? (corrections.list?.children ?? []) : [];
    expect(items.map((item) => item.position?.start.line)).toEqual([11, 4]);
  });

  it('that is never closed is reported', async () => {
    expect((await read(`---\ndate: 2024-06-19\nTitle`)).findings).toContain(
      '1:1 front-matter-unclosed',
    );
  });
});

it('has sections for every kind in the profile', () => {
  expect(news.sections.map(({ key }) => key)).toContain('takeaways');
});

interface TextAt {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

function listTexts(briefing: Briefing | undefined): TextAt[] {
  const texts: TextAt[] = [];
  for (const node of briefing ? listContent(briefing) : ([] as readonly Nodes[])) {
    visit(node, 'text', ({ value, position }) => {
      texts.push({
        value,
        start: position?.start.offset ?? -1,
        end: position?.end.offset ?? -1,
      });
    });
  }
  return texts;
}

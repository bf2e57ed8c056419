import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { check } from '../src/check.js';
import { loadConfig } from '../src/config.js';
import { fix } from '../src/fix.js';
import type { Level } from '../src/model/finding.js';
import { reportOn } from '../src/model/message.js';
import { DEFAULT_LIMITS, type Limits } from '../src/model/limits.js';
import { scanBlocks, type BlockCount } from '../src/parse/block-scan.js';
import { parse } from '../src/parse/formulae/reader.js';
import { openSource, readBriefing } from '../src/parse/index.js';
import { createMemoryHost } from './memory-host.js';
import { news } from './read.js';

/** What is said of the limits of a text, as `line:column reason`. */
async function listExceeded(text: string): Promise<readonly string[]> {
  const bytes = new TextEncoder().encode(text);
  const file = new VFile({ path: 'brief.md', value: bytes });
  const report = reportOn(file, { strict: false });
  const source = await openSource(bytes, report);
  if (source && text.length < 2000) readBriefing(source, 'brief', news, report);
  return file.messages
    .filter(({ ruleId }) => ruleId === 'limit-exceeded' || ruleId === 'front-matter-size')
    .map(({ line = 1, column = 1, reason }) => `${String(line)}:${String(column)} ${reason}`);
}

const TABLE = (rows: number) => `|a|b|c|d|\n|-|-|-|-|\n${'|e|f|g|h|\n'.repeat(rows)}`;

/** For each limit: a text of so many, what is said of one too many, and where. */
const CASES: Readonly<
  Record<
    Exclude<keyof Limits, 'findings'>,
    readonly [(size: number) => string, string, step?: number]
  >
> = {
  bytes: [
    (size) => `Title\n${'word '.repeat(size / 5)}`.padEnd(size, '.').slice(0, size),
    '1:1 The text has 1048577 bytes; 1048576 are allowed',
  ],
  lines: [
    (size) => `Title\n${' a b\n\n'.repeat(size - 1)}`,
    '40000:2 The text has 20001 lines; 20000 are allowed',
  ],
  'front-matter-bytes': [
    (size) => `---\ntitle: ${'word '.repeat(size)}`.slice(0, size + 3).concat('\n---\n'),
    '1:1 The front matter has 16385 bytes; 16384 are allowed',
  ],
  'block-nesting': [
    (size) => `# T\n\n${'> '.repeat(size)}deep`,
    '3:1 Blocks are nested 17 levels deep; 16 are allowed',
  ],
  'inline-nesting': [
    (size) => `# T\n\n${'*a _b '.repeat(size / 2)}${size % 2 ? '*c*' : ''}${'_*'.repeat(size / 2)}`,
    '3:301 Spans are nested 101 levels deep; 100 are allowed',
  ],
  lists: [
    (size) => `# T\n\n${'- a\n\n\nb\n\n'.repeat(size)}`,
    '2503:1 The text has 501 lists; 500 are allowed',
  ],
  'list-items': [
    (size) => `# T\n\n${'- a\n'.repeat(size)}`,
    '5003:1 The text has 5001 list items; 5000 are allowed',
  ],
  quotations: [
    (size) => `# T\n\n${'> a\n\nb\n\n'.repeat(size)}`,
    '2003:1 The text has 501 quotations; 500 are allowed',
  ],
  headings: [
    (size) => `# T\n\n${'a\n===\n'.repeat(size - 1)}`,
    '2002:1 The text has 1001 headings; 1000 are allowed',
  ],
  marks: [
    (size) => `# T\n\n${'* '.repeat(size)}`,
    '3:20001 The text has 10001 marks (* _ [ ]); 10000 are allowed',
  ],
  links: [
    (size) =>
      `# T\n\n${'a@b.org www.a.org https://www.a.org [a](https://a.org)\n'.repeat(Math.floor(size / 4))}${'a@b.org '.repeat(size % 4)}`,
    '753:2 The text has 3001 links and addresses; 3000 are allowed',
  ],
  notes: [
    (size) => `# T\n\nx\n\n${'[^a]: b\n\n'.repeat(size)}`,
    '2005:1 The text has 1001 notes; 1000 are allowed',
  ],
  'table-cells': [
    (size) => `# T\n\n${TABLE(size / 4 - 1)}`,
    '1254:1 The text has 5004 cells of tables; 5000 are allowed',
    4,
  ],
  'table-columns': [
    (size) => `# T\n\n${'|a'.repeat(size)}\n${'|-'.repeat(size)}\n`,
    '4:1 A table has 31 columns; 30 are allowed',
  ],
  run: [
    (size) => `Title\nA lead ${'x'.repeat(size)}`,
    '2:8 A run of 2001 characters has no space; 2000 are allowed',
  ],
};

describe('limits', () => {
  it.each(Object.entries(CASES))(
    'hold at the figure and one over: %s',
    async (key, [make, said, step = 1]) => {
      const max = DEFAULT_LIMITS[key as keyof Limits];
      expect(await listExceeded(make(max))).toEqual([]);
      expect(await listExceeded(make(max + step))).toContain(said);
    },
  );

  it('name the place in the file that was written, not in the cleaned one', async () => {
    expect(await listExceeded(`# T\r\n\r\n\u200B${'> '.repeat(17)}deep`)).toEqual([
      '3:2 Blocks are nested 17 levels deep; 16 are allowed',
    ]);
  });

  it('are told of all at once', async () => {
    const text = `# T\n\n${'> '.repeat(20)}${'x'.repeat(3000)}\n`;
    expect(await listExceeded(text)).toHaveLength(2);
  });

  it.each([
    ['a rule of many stars', `# T\n\n${'* '.repeat(40)}\n`],
    ['a row of marks in pasted text', `Title\n${'>'.repeat(100)}\n${'*_'.repeat(900)}\n`],
    ['Chinese, Japanese and Korean', `# T\n\n${'漢字かなカナ한국어，。'.repeat(500)}\n`],
    ['Thai, Lao, Khmer and Burmese', `# T\n\n${'ภาษาລາວខ្មែរမြန်မာ'.repeat(300)}\n`],
    ['items over several lines', `# T\n\n${'- one\ntwo\n\n'.repeat(600)}`],
    ['loose items with paragraphs', `# T\n\n${'1. one\n\n   two\n\n'.repeat(600)}`],
    ['a mail that was quoted, over several lines', `# T\n\n${'> one\ntwo\n'.repeat(600)}`],
  ])('do not meet honest texts: %s', async (_, text) => {
    expect(await listExceeded(text)).toEqual([]);
  });

  it('are set by galley.yaml, for the parser too', async () => {
    const host = createMemoryHost({
      'galley.yaml': 'limits: { lists: 1, inline-nesting: 1, front-matter-bytes: 10 }',
      'source/a.md': '---\ntitle: Longer\n---\n# T\n\n- a\n\nx\n\n- b\n\n*a **b***\n',
      'source/b.md': '# T\n\n*a **b***\n',
    });
    const reasons = (await check(host)).map(({ messages }) =>
      messages.filter(({ reason }) => reason.endsWith(' allowed')).map(({ reason }) => reason),
    );
    expect(reasons).toEqual([
      ['The front matter has 14 bytes; 10 are allowed', 'The text has 2 lists; 1 are allowed'],
      ['Spans are nested 2 levels deep; 1 are allowed'],
    ]);
  });

  it('that galley.yaml does not know are refused with the nearest name', async () => {
    const host = createMemoryHost({ 'galley.yaml': 'limits: { list: 1 }' });
    await expect(loadConfig(host)).rejects.toThrow('"list" is not known here. Is it "lists"?');
  });
});

describe('findings on a file', () => {
  it('are listed up to the limit, and counted beyond it, level by level', () => {
    const list = (...levels: readonly Level[]) => {
      const file = new VFile({ path: 'brief.md' });
      const report = reportOn(file, { strict: false, most: 2 });
      for (const level of levels) report({ id: 'odd', level, reason: 'Odd' });
      return file.messages.map(({ fatal, reason }) => `${String(fatal)} ${reason}`);
    };
    expect(list('error', 'error', 'warning')).toEqual(['true Odd', 'true Odd', 'false Odd']);
    expect(list('info', 'warning', 'info', 'info', 'warning', 'error', 'info')).toEqual([
      'undefined Odd',
      'false Odd',
      'undefined Odd',
      'undefined 2 more remarks are not listed',
      'false Odd',
      'true Odd',
    ]);
  });

  it('are as many as galley.yaml says', async () => {
    const host = createMemoryHost({
      'galley.yaml': 'limits: { findings: 1 }',
      'source/a.txt': 'Title\na\u0007\nb\u0007\n',
    });
    const [file] = await check(host);
    const errors = file?.messages.filter(({ fatal }) => fatal === true);
    expect(errors?.map(({ ruleId }) => ruleId)).toEqual([expect.any(String), 'findings-many']);
    expect(errors?.[1]?.reason).toMatch(/^\d more errors are not listed$/);
  });

  it('are listed in full where they are to be mended', async () => {
    const text = `Title\n${'It is on pages 3-4. \n'.repeat(300)}`;
    const host = createMemoryHost({ 'source/a.txt': text });
    const [fixed] = await fix(host);
    expect(fixed?.fixed.length).toBeGreaterThanOrEqual(300);
    expect((await fix(host))[0]?.fixed).toEqual([]);
  });
});

const NAMES: Readonly<Record<string, BlockCount>> = {
  list: 'lists',
  listItem: 'list-items',
  blockquote: 'quotations',
  heading: 'headings',
  footnoteDefinition: 'notes',
};

/** Counts what the parser finds. */
function countParsed(text: string): Map<BlockCount, number> {
  const counts = new Map<BlockCount, number>();
  const add = (what: BlockCount, number: number) =>
    counts.set(what, (counts.get(what) ?? 0) + number);
  visitParents(parse(text), (node: Nodes, parents) => {
    const what = NAMES[node.type];
    if (what) add(what, 1);
    if (node.type === 'table')
      add('table-cells', node.children.length * (node.children[0]?.children.length ?? 0));
    const depth = [...parents, node].filter(({ type }) =>
      /^(?:listItem|blockquote|footnoteD)/.test(type),
    ).length;
    counts.set('block-nesting', Math.max(counts.get('block-nesting') ?? 0, depth));
  });
  return counts;
}

function countScanned(text: string): Map<BlockCount, number> {
  const counts = new Map<BlockCount, number>();
  scanBlocks(text, (what, number) => {
    const known = counts.get(what) ?? 0;
    const isDeepest = what === 'block-nesting' || what === 'table-columns';
    counts.set(what, isDeepest ? Math.max(known, number) : known + number);
  });
  return counts;
}

const PIECES =
  '- |* |+ |1. |2) |-|*|> |>|\n|\n|\n|\n\n|a|b c|  |    | |# |## x|```|~~~|===|---|***|[^a]: |\t|<div>|<!--|-->|[x]: y|\\|`|$$|$$$';
const piece = fc.constantFrom(...PIECES.split('|'), '|', '|-|-|', '| a | b |');

it('a fence of code in a formula hides nothing from the scan', () => {
  expect(countScanned('$$\n```\n$$\n- a\n> b')).toEqual(
    new Map([
      ['list-items', 1],
      ['lists', 1],
      ['block-nesting', 1],
      ['quotations', 1],
    ]),
  );
});

it('nothing that the parser finds escapes the scan', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const scanned = countScanned(text);
      const missed = [...countParsed(text)].filter(
        ([what, number]) => number > (scanned.get(what) ?? 0),
      );
      expect(missed).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonise } from '../src/canon/index.js';
import { fix } from '../src/fix.js';
import { fmt } from '../src/fmt.js';
import type { Briefing } from '../src/model/briefing.js';
import { readText } from '../src/model/words.js';
import { openSource, readBriefing, readWholeTree } from '../src/parse/index.js';
import { formatFormatted } from '../src/report/formatted.js';
import { listContent } from '../src/sections/content.js';
import { markdownTexts, pastedTexts } from './briefing-texts.js';
import { createMemoryHost } from './memory-host.js';
import { news } from './read.js';

/** A text in canonical Markdown; the line where that can't be; undefined if it can't be read. */
async function format(text: string): Promise<string | number | undefined> {
  let isRefused = false;
  const refuse = () => {
    isRefused = true;
  };
  const source = await openSource(new TextEncoder().encode(text), refuse);
  const tree = source && readWholeTree(source, news, refuse);
  if (!tree || isRefused) return undefined;
  const canon = await canonise(source, tree, news);
  return canon.ok ? canon.text : (canon.place?.start.line ?? 1);
}

async function readModel(text: string): Promise<Briefing | undefined> {
  const source = await openSource(new TextEncoder().encode(text), () => {});
  return source && readBriefing(source, 'brief', news, () => {});
}

/** All that a briefing says, white space aside. */
async function readAll(text: string): Promise<string | undefined> {
  const briefing = await readModel(text);
  return briefing && listContent(briefing).map(readText).join('').replace(/\s+/g, '');
}

async function countWaivers(text: string): Promise<number> {
  return (await openSource(new TextEncoder().encode(text), () => {}))?.waivers.list.length ?? 0;
}

describe('any text', () => {
  it('pasted becomes Markdown that says the same, and stays as it is from then on', async () => {
    await fc.assert(
      fc.asyncProperty(pastedTexts, async (text) => {
        const formatted = await format(text);
        if (formatted === undefined) return;
        expect(formatted).toBeTypeOf('string');
        const canonical = String(formatted);
        expect(await readAll(canonical)).toBe(await readAll(text));
        expect(await format(canonical)).toBe(canonical);
      }),
      { numRuns: 100 },
    );
  });

  it('in Markdown says the same after, or is left as it is', async () => {
    await fc.assert(
      fc.asyncProperty(markdownTexts, async (text) => {
        const formatted = await format(text);
        if (typeof formatted !== 'string') return;
        expect(await readAll(formatted)).toBe(await readAll(text));
        expect(await format(formatted)).toBe(formatted);
        expect(await countWaivers(formatted)).toBe(await countWaivers(text));
      }),
      { numRuns: 100 },
    );
  });
});

it('leaves a task box after an empty item as it is, at which a development build of a library stumbled', async () => {
  expect(await format('# Title\n- *\n[ ] *')).toBe(1);
});

describe('waivers', () => {
  const waive = (name: string) => `<!-- galley-ok range-hyphen: ${name} -->`;

  it('stay right before the line that they are for', async () => {
    const text = [
      '---',
      waive('front'),
      'lang: en',
      '---',
      waive('title'),
      '',
      waive('title again'),
      'Title',
      '===',
      'One line',
      `  ${waive('line')}  `,
      'and another.',
      '## Key Takeaways',
      '* One',
      waive('item'),
      '* Two',
      '    - Deep',
      waive('deep item'),
      '    - Deeper',
      '',
      '| a | b |',
      '| - | - |',
      waive('row'),
      '| long cell | d |',
      '',
      '    indented code',
      waive('no code'),
      '    goes on',
      waive('end'),
    ].join('\n');
    expect(await format(text)).toMatchInlineSnapshot(`
      "---
      <!-- galley-ok range-hyphen: front -->
      lang: en
      ---

      <!-- galley-ok range-hyphen: title -->
      <!-- galley-ok range-hyphen: title again -->
      # Title

      One line
      <!-- galley-ok range-hyphen: line -->
      and another.

      ## Key Takeaways

      - One
      <!-- galley-ok range-hyphen: item -->
      - Two
        - Deep
        <!-- galley-ok range-hyphen: deep item -->
        - Deeper

      | a         | b |
      | --------- | - |
      <!-- galley-ok range-hyphen: row -->
      | long cell | d |

      <!-- galley-ok range-hyphen: no code -->
      \`\`\`
      indented code
      goes on
      \`\`\`
      <!-- galley-ok range-hyphen: end -->
      "
    `);
    expect(await format(String(await format(text)))).toBe(await format(text));
  });

  it('stay in pasted text, where each line is one of its own', async () => {
    const text = `Title\n${waive('deck')}\nA lead.\nKey Takeaways\n- One\n${waive('item')}\n- Two`;
    expect(await format(text)).toMatchInlineSnapshot(`
      "# Title

      <!-- galley-ok range-hyphen: deck -->
      A lead.

      ## Key Takeaways

      - One
      <!-- galley-ok range-hyphen: item -->
      - Two
      "
    `);
  });
});

it('makes of a pasted briefing the Markdown that one would write', async () => {
  const text = [
    '---\ndate: 2024-06-19 # of print\n---',
    'R&D at AT&T: 40 [sic] of ~100 *stars*',
    'Updated June 19, 2024\nOne_two, "three" and 4 > 3\n',
    'The lead names desk@example.org, https://example.org/a_(b)?c&d and 1 < 2. It is long, as leads are.',
    'Key Takeaways:\n• one\n* [ ] two\n3) three',
    '**Analysis**\n1984. A year\n+ plus\n--\n> more\n<b>bold</b> &amp; `code`\n[x]: y',
    'Did You Know?\n– Term: A definition',
  ].join('\n');
  expect(await format(text)).toMatchInlineSnapshot(`
    "---
    date: 2024-06-19 # of print
    ---

    # R&D at AT&T: 40 [sic] of ~100 \\*stars\\*

    Updated June 19, 2024

    *One_two, "three" and 4 > 3*

    The lead names <desk@example.org>, <https://example.org/a_(b)?c&d> and 1 < 2. It is long, as leads are.

    ## Key Takeaways:

    - one
    - \\[ ] two

    3. three

    ## Analysis

    1984\\. A year

    \\+ plus

    \\--

    \\> more

    \\<b>bold\\</b> \\&amp; \\\`code\\\`

    \\[x]: y

    ## Did You Know?

    - Term: A definition
    "
  `);
});

it('brings Markdown to one form, with its comments, notes and addresses by reference', async () => {
  const text = [
    'Title\n===\n__Deck__ is no deck\n',
    '<!-- galley-ok date-no-year: It is this year -->',
    'A [link][far] and a note[^n], https://example.org <!-- inline -->\\\nbroken',
    '## Key Takeaways ##\n* one\n\n  1) deep\n* two\n+ other\n***\n~~~js\ncode\n~~~',
    '|a|b|\n|-|:-:|\n|long cell|1|\n\n[far]: https://example.org/far\n[^n]: A note',
  ].join('\n');
  expect(await format(text)).toMatchInlineSnapshot(`
    "# Title

    **Deck** is no deck

    <!-- galley-ok date-no-year: It is this year -->
    A [link][far] and a note[^n], <https://example.org> <!-- inline -->\\
    broken

    ## Key Takeaways

    - one

      1. deep

    - two

    * other

    ---

    \`\`\`js
    code
    \`\`\`

    | a         |  b  |
    | --------- | :-: |
    | long cell |  1  |

    [far]: https://example.org/far

    [^n]: A note
    "
  `);
});

it('puts the title of the front matter above a text that would have no heading', async () => {
  expect(await format('---\ntitle: A *b*\n---\nOne line of text.')).toBe(
    '---\ntitle: A *b*\n---\n\n# A \\*b\\*\n\nOne line of text.\n',
  );
});

it('leaves what canonical Markdown can’t say', async () => {
  expect(await format('# T\n\na@.d\n')).toBe(3);
});

it('keeps front matter word by word', async () => {
  expect(await format('---\ndate:   2024-06-19 # then\n---  \n# T\n')).toBe(
    '---\ndate:   2024-06-19 # then\n---\n\n# T\n',
  );
});

describe('fmt', () => {
  const TEXT = 'Title\r\nText of the lead.\r\n';
  const MARKDOWN = '# Title\n\nText of the lead.\n';

  it('writes what changes, and says which', async () => {
    const host = createMemoryHost({ 'a.txt': TEXT, 'b.md': MARKDOWN });
    const files = await fmt(host, { sources: ['a.txt', 'b.md'] });
    expect(new TextDecoder().decode(host.files.get('a.txt'))).toBe(MARKDOWN);
    expect(formatFormatted(files, true)).toBe('a.txt: formatted\n2 briefings: 1 formatted\n');
  });

  it('writes nothing if it is only asked', async () => {
    const host = createMemoryHost({ 'a.txt': TEXT });
    const files = await fmt(host, { sources: ['a.txt'], dryRun: true });
    expect(new TextDecoder().decode(host.files.get('a.txt'))).toBe(TEXT);
    expect(formatFormatted(files, false)).toBe('a.txt: would change\n1 briefing: 1 would change\n');
  });

  it.each([
    ['broken front matter', '---\ndaet: 1\n---\nTitle\n', 'a.txt:2:1-2:5', 'front-matter-invalid'],
    ['no such profile', '---\nprofile: none\n---\nTitle\n', 'a.txt:2:10-2:14', 'profile-unknown'],
    ['what it would change', '# T\n\nx a@.d\n', 'a.txt:3:1-3:3', 'format-unsafe'],
    ['too deep a nesting', `# T\n\n${'> '.repeat(50)}x\n`, 'a.txt:3:1-3:1', 'limit-exceeded'],
  ])('leaves a file with %s, and says why', async (_, text, place, id) => {
    const host = createMemoryHost({ 'a.txt': text });
    const files = await fmt(host, { sources: ['a.txt'] });
    expect(new TextDecoder().decode(host.files.get('a.txt'))).toBe(text);
    const errors = files[0]?.file.messages.filter(({ fatal }) => fatal === true) ?? [];
    expect(errors.map(({ name, ruleId }) => [name, ruleId])).toEqual([[place, id]]);
    expect(formatFormatted(files, true)).toBe('1 briefing: 0 formatted, 1 left as it is\n');
  });

  it.each([fmt, fix])(
    'leaves editions alone ($name), and says so of one that is named',
    async (run) => {
      const host = createMemoryHost({
        'source/a.md': '# A title \n',
        'source/b.edition.yaml': 'x:  1',
      });
      const files = await run(host);
      expect(files.map(({ file }) => file.path)).toEqual(['source/a.md']);
      const named = run(host, { sources: ['source/b.edition.yaml'] });
      await expect(named).rejects.toThrow('source/b.edition.yaml is an edition, and no briefing.');
      expect(new TextDecoder().decode(host.files.get('source/b.edition.yaml'))).toBe('x:  1');
    },
  );
});

import type { Math as BlockMath } from 'mdast-util-math';
import { describe, expect, it } from 'vitest';
import { build } from '../src/build.js';
import { check } from '../src/check.js';
import { fix } from '../src/fix.js';
import { fmt } from '../src/fmt.js';
import type { FormatName } from '../src/formats/index.js';
import { readZip } from '../src/formats/epub/read-zip.js';
import { createMemoryHost } from './memory-host.js';
import { flatten, get, openPdf, readString, readTree } from './pdf-reader.js';
import { judgePdf } from './pdf-rules/index.js';

const TEXT = `# Growth of $$x^2$$

Trade rose from $5 to $6, a rate of $$r = \\frac{p_1 - p_0}{p_0}$$, as the ministry said, and the growth will go on for long.

## Key Takeaways

- The rate is $$\\sqrt{\\alpha}$$.
- The ministry counts all goods.
- The growth goes on.

## Analysis

> $$
> \\overline{x} = \\sum_{i=1}^{n} \\text{growth}  of_i
> $$

The Growth is the rate of all.

## Did You Know?

- growth: The rate of the whole.
`;

async function make(text: string, formats: readonly FormatName[]) {
  const host = createMemoryHost({ 'source/a.md': text });
  const { briefings } = await build(host, { formats });
  const read = (path: string) => host.files.get(`output/${path}`) ?? new Uint8Array();
  return {
    built: briefings[0],
    read,
    text: (path: string) => new TextDecoder().decode(read(path)),
  };
}

describe('a formula', async () => {
  const { built, read, text } = await make(TEXT, ['html', 'pdf', 'epub', 'json']);
  const page = text('a.html');
  const book = readZip(read('a.epub'));

  it('is built and proved in all formats', () => {
    expect(built?.failures).toEqual([]);
    expect(built?.artifacts.map(({ format }) => format)).toEqual(['html', 'pdf', 'epub', 'json']);
    expect(built?.file.messages.map(({ ruleId }) => ruleId)).not.toContain('glyph-missing');
  });

  it('is MathML in a page, and one dollar is a dollar', () => {
    expect(page).toContain('Trade rose from $5 to $6, a rate of <math alttext="r = \\frac{p_1');
    expect(page).toContain('<math display="block" class="breakable" alttext="\\overline{x} = ');
    expect(page).toContain('<mover><mrow><mi>x</mi></mrow><mo stretchy="true">‾</mo></mover>');
    expect(page.match(/<div class="formula" tabindex="0"><math/g)).toHaveLength(1);
  });

  it('has words that no term of the glossary is linked in', async () => {
    const first = TEXT.replace('Trade rose', () => 'A $$\\text{growth}$$ rose');
    expect((await make(first, ['html'])).text('a.html')).toMatch(
      /A <math[^>]*><mtext>growth<\/mtext><\/math> rose/,
    );
    expect(page).toMatch(/the <a [^>]*role="doc-glossref"[^>]*>growth<\/a> will go on/);
  });

  it('is TeX in the model', () => {
    const { title, sections } = JSON.parse(text('a.json')) as {
      title: unknown;
      sections: { blocks: { children: BlockMath[] }[] }[];
    };
    expect(title).toMatchObject([{}, { type: 'inlineMath', value: 'x^2' }]);
    expect(text('a.json')).not.toContain('hChildren');
    expect(sections).toHaveLength(3);
  });

  it('is declared in the book, with its namespace', () => {
    const files = [...book].map(
      ([name, bytes]) => [name, new TextDecoder().decode(bytes)] as const,
    );
    const packageFile = files.find(([name]) => name.endsWith('.opf'))?.[1];
    expect(packageFile).toMatch(/<item [^>]*properties="mathml"/);
    expect(packageFile).toContain('schema:accessibilityFeature">MathML<');
    const part = files.find(([, content]) => content.includes('<math'))?.[1];
    expect(part).toMatch(/<math [^>]*xmlns="http:\/\/www.w3.org\/1998\/Math\/MathML"/);
    expect([...book.keys()].filter((name) => name.includes('stix'))).toHaveLength(1);
  });

  it('is a formula with its TeX as alternative text in the PDF', async () => {
    const formulae = flatten(readTree(await openPdf(read('a.pdf')))).filter(
      ({ type }) => type === 'Formula',
    );
    expect(formulae.map(({ dict }) => readString(get(dict, 'Alt')))).toEqual([
      'x^2',
      'r = \\frac{p_1 - p_0}{p_0}',
      '\\sqrt{\\alpha}',
      '\\overline{x} = \\sum_{i=1}^{n} \\text{growth} of_i',
    ]);
    expect(await judgePdf(read('a.pdf'))).toEqual([]);
  });
});

it('in Arabic text is read back from the PDF as it was written', async () => {
  const arabic = `---
lang: ar
---

# نمو التجارة

نمت التجارة $$a + 25 = b - 3 \\text{ abc ثلاثة 7}$$ في العام.

## النقاط الرئيسية

- النص $$r = \\frac{27 - 21}{x}$$ هنا.

## التحليل

النص.
`;
  const { built, read } = await make(arabic, ['pdf']);
  expect(built?.artifacts).toHaveLength(1);
  const { pdf } = await import('../src/formats/pdf/index.js');
  expect(await pdf.readText?.(read('a.pdf'))).toContain('نمت التجارة 𝑎+25=𝑏−3');
});

/** Findings as `line:column id reason`, without those on what the text lacks. */
async function find(text: string): Promise<readonly string[]> {
  const [file] = await check(createMemoryHost({ 'source/a.md': text }));
  return (file?.messages ?? [])
    .filter(({ ruleId }) => !/^(?:meta-missing|words-few|items-few)$/.test(ruleId ?? ''))
    .map(({ line, column, ruleId, reason }) => `${line}:${column} ${ruleId}: ${reason}`);
}

describe('a formula in the source', () => {
  it('that is right says nothing to the rules for texts', async () => {
    const told = 'Trade rose 90% from 5 euros to 6 euros.';
    expect((await find(`${TEXT}\n${told}\n`)).join()).toContain('percent-arith');
    expect(await find(`${TEXT}\n$$x % ${told}$$\n`)).toEqual([]);
  });

  it('is enough for a section', async () => {
    const alone = TEXT.replace('## Analysis', () => '## Background\n\n$$x$$\n\n## Analysis');
    expect(await find(alone)).toEqual([]);
  });

  it('counts no words', async () => {
    const lead = (words: string) => TEXT.replace(/Trade rose[^]*?long\./, () => `A ${words} lead.`);
    const [file] = await check(
      createMemoryHost({ 'source/a.md': lead(`$$\\text{${'word '.repeat(40)}}$$`) }),
    );
    expect(file?.messages.map(({ reason }) => reason).join()).toContain('The lead has 2 words');
  });

  it('that is wrong is told of where it is wrong', async () => {
    const wrong = TEXT.replace('\\sum', '\\smu').replace('p_0}$', 'p_0$');
    expect(await find(wrong)).toEqual([
      `3:63 formula-unreadable: The formula can't be read: Unexpected end of input in a macro argument, expected '}'`,
      `14:18 formula-unreadable: The formula can't be read: Unsupported function name: \\smu`,
    ]);
  });

  it('that never ends, or has words where none are printed, is told of', async () => {
    expect(await find(`${TEXT}\n$$ lost\nx\n`)).toEqual([
      expect.stringContaining('fence-unclosed: The formula that starts with $$ never ends'),
      expect.stringContaining('text-hidden: The words "lost" are printed nowhere'),
    ]);
  });

  it('is none in pasted text', async () => {
    const pasted = TEXT.replace(/^#+ /gm, '').replace(/^> /gm, '');
    const { text } = await make(pasted, ['html']);
    expect(text('a.html')).toContain('a rate of $$r = \\frac{p_1 - p_0}{p_0}$$, as');
  });

  it('is left as it is by fix and fmt', async () => {
    const written = (end: string) =>
      TEXT.replace(
        'The Growth is',
        () => `$$\nx  = \\text{pages 3-4} \n$$\n\nText of the page.${end}\n\nThe Growth is`,
      );
    const host = createMemoryHost({ 'source/a.md': written(' ') });
    expect((await fix(host))[0]?.fixed).toHaveLength(1);
    await fmt(host, {});
    expect(new TextDecoder().decode(host.files.get('source/a.md'))).toBe(written(''));
  });

  it('that fmt would make of pasted dollars stays dollars', async () => {
    const pasted = `Growth\nA lead that costs $$5$$ and more.\nAnalysis\nText.\n`;
    const host = createMemoryHost({ 'source/a.md': pasted });
    await fmt(host, {});
    const written = new TextDecoder().decode(host.files.get('source/a.md'));
    expect(written).toContain('# Growth');
    expect(written).toContain('A lead that costs \\$$5\\$$ and more.');
  });
});

describe('a long formula', () => {
  const sum = (count: number) =>
    Array.from({ length: count }, (_, n) => `a_{${String(n + 1)}}`).join(' + ');
  const put = (tex: string) =>
    TEXT.replace('The Growth is', () => `$$\n${tex}\n$$\n\nThe Growth is`);
  const widths = async (tex: string) => {
    const { built } = await make(put(tex), ['pdf']);
    const found = built?.file.messages.filter(({ ruleId }) => !/meta|few/.test(ruleId ?? ''));
    return [
      built?.artifacts.length,
      ...(found ?? []).map(({ line, reason }) => `${String(line)}: ${reason}`),
    ];
  };

  it('goes on in the next line at relations and operators, in each format', async () => {
    const { text } = await make(put('x = -a + (b - c)^2 := f(a, b), d \\quad \\frac{a = b}{c}'), [
      'html',
    ]);
    const [, formula = ''] = /<math[^>]* class="breakable"[^>]*>(<mrow><mi>x.*?)<\/math>/.exec(
      text('a.html'),
    ) ?? ['', ''];
    const rows = formula.split('</mrow><mrow>').map((row) => row.replace(/<[^>]*>/g, ''));
    expect(rows).toEqual(['x', '=−a', '+(b−c)2', ':=f(a,b),', 'da=bc']);
    expect(formula).toContain('<mo form="infix">=</mo>');
    expect(await widths(`y = ${sum(60)}`)).toEqual([1]);
  });

  it('goes on behind them in a line of text, if it is not short', async () => {
    const inLine = `A formula $$y = ${sum(8)}$$ of $$a = b$$ letters.\n\nThe Growth is`;
    const { text } = await make(
      TEXT.replace('The Growth is', () => inLine),
      ['html'],
    );
    expect(text('a.html')).toMatch(
      /A formula <math [^>]*><mrow><mi>y<\/mi><mo form="infix">=<\/mo><\/mrow><mrow><msub>/,
    );
    expect(text('a.html')).toMatch(/of <math [^>]*><mrow><mi>a<\/mi><mo>=<\/mo><mi>b</);
  });

  it('that is too wide for the page is told of with its line', async () => {
    expect(await widths(`\\frac{${sum(22)}}{2}`)).toEqual([
      1,
      '17: The formula is wider than the page: all of the PDF is printed at 77 % of its size',
    ]);
  });

  it('is an error where it would be cut off', async () => {
    expect(await widths(`\\frac{${sum(80)}}{2}`)).toEqual([
      0,
      '17: The formula is wider than the page: it is cut off',
    ]);
  });
});

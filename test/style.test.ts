import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { check } from '../src/check.js';
import { styleNames } from '../src/model/style.js';
import { createMemoryHost } from './memory-host.js';

const HARD =
  'Notwithstanding aforementioned considerations, the intergovernmental negotiating committee subsequently recommended comprehensive reconsideration of multilateral environmental agreements.';

/** What the style checks of a configuration say of a text, as `line:column level id reason`. */
async function checkStyle(text: string, config: string, ending = 'md'): Promise<readonly string[]> {
  const host = createMemoryHost({ [`source/a.${ending}`]: text, 'galley.yaml': config });
  const [file] = await check(host);
  return (file?.messages ?? [])
    .filter(({ ruleId }) => ruleId?.startsWith('style-'))
    .map(({ line, column, fatal, ruleId, reason }) => {
      const level = fatal === undefined ? 'info' : fatal ? 'error' : 'warning';
      return `${String(line)}:${String(column)} ${level} ${String(ruleId)} ${reason}`;
    });
}

describe('style checks', () => {
  const text = `# Talks\r\n\r\nThe chairman of *the* **the** board spent \\*a hour. ${HARD}\r\n`;

  it('are off by default', async () => {
    expect(await checkStyle(text, '{}')).toEqual([]);
  });

  it('say what they find, at the place in the writer’s own file', async () => {
    expect(
      await checkStyle(text, 'style: [equality, indefinite-article, readability, repeated-words]'),
    ).toEqual([
      '3:5 info style-equality "chairman" may be felt as insensitive',
      '3:45 warning style-indefinite-article The article is "a" where "an" is expected',
      '3:53 info style-readability The sentence is hard to read, 5 of 7 formulas find',
      '3:18 warning style-repeated-words "the" stands twice in a row',
    ]);
  });

  it('look at how Markdown is written, past front matter and accidents of encoding', async () => {
    const config = 'style: [markdown-consistent, markdown-recommended]';
    const body = 'The *one* \u200Band _the other_: https://example.org.';
    expect(
      await checkStyle(`\uFEFF---\r\nauthor: A\r\n---\r\n# Talks\r\n\r\n${body}\r\n`, config),
    ).toEqual([
      '6:16 info style-emphasis-marker Unexpected emphasis marker `_`, expected `*`',
      '6:29 info style-no-literal-urls Unexpected GFM autolink literal, expected regular autolink, add `<` before and `>` after',
    ]);
    expect(await checkStyle(`Talks\n${body}\n`, config, 'txt')).toEqual([]);
  });

  it('take their levels from the configuration', async () => {
    const config = 'style: [repeated-words]\nlevels: { style-repeated-words: error }\n';
    expect(await checkStyle('Talks\nThe the talks.\n', config, 'txt')).toEqual([
      '2:1 error style-repeated-words "the" stands twice in a row',
    ]);
  });

  it('leave code, sources and other languages alone', async () => {
    const config = 'style: [indefinite-article, repeated-words]';
    expect(await checkStyle('# Talks\n\n`the the`\n\n## Sources\n\n- The the\n', config)).toEqual(
      [],
    );
    expect(await checkStyle('---\nlang: fr\n---\n# Talks\n\nnous nous voyons\n', config)).toEqual(
      [],
    );
  });

  it('are refused under a name that they do not have', async () => {
    await expect(checkStyle('# Talks\n', 'style: [readible]')).rejects.toThrow(
      /galley\.yaml:1:9: .*readability/,
    );
  });

  it('can each be switched on', async () => {
    const host = createMemoryHost({ 'source/a.md': text });
    const alone = await check(host);
    for (const name of styleNames) {
      await expect(checkStyle(text, `style: [${name}]`)).resolves.toBeInstanceOf(Array);
    }
    expect(alone).toHaveLength(1);
  });

  it('are loaded when they are switched on, and not before', async () => {
    expect(await readFile('src/check.ts', 'utf8')).not.toMatch(/from '\.\/style\//);
    expect(await readFile('src/style/index.ts', 'utf8')).not.toMatch(/from '\.\/(?!check)/);
  });
});

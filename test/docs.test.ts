import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

it('the manual explains every finding', async () => {
  const isCode = (file: string) => file.endsWith('.ts') && !file.startsWith('rules/');
  const files = (await readdir('src', { recursive: true })).filter(isCode);
  const code = (await Promise.all(files.map((file) => readFile(`src/${file}`, 'utf8')))).join('\n');
  const manual = await readFile('docs/source-format.md', 'utf8');
  const rows = [
    ...manual.matchAll(/^\| `([a-z]+-[a-z-]+)`(?: [¹²³])? +\| +(?:error|warning|info)/gm),
  ];
  const explained = new Set(rows.map(([, id = '']) => id));
  const written = [...code.matchAll(/\bid: '([a-z]+-[a-z-]+)',\s*level:/g)].map(
    ([, id = '']) => id,
  );
  expect(written.length).toBeGreaterThan(20);
  expect(written.filter((id) => !explained.has(id))).toEqual([]);
});

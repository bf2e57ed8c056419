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

it('the manual explains every failure and every reason', async () => {
  const manual = await readFile('docs/errors.md', 'utf8');
  const codes = (await readFile('src/model/failure.ts', 'utf8')).matchAll(/^ {2}\| '([a-z-]+)'/gm);
  const rows = [...manual.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, code]) => code);
  expect([...codes].map(([, code]) => code).toSorted()).toEqual(rows.toSorted());
  const reasons = await readFile('src/host/reasons.ts', 'utf8');
  const names = [...reasons.matchAll(/^ {2}(E[A-Z]+): '(?!.*[.]',)/gm)].map(
    ([, name = '']) => name,
  );
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !manual.includes(name))).toEqual([]);
});

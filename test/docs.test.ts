import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { check } from '../src/check.js';
import { createNodeHost } from '../src/host/node-host.js';
import { loadReporter } from '../src/report/index.js';

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

it('the README shows what check says of the text in source/', async () => {
  const readme = await readFile('README.md', 'utf8');
  const [, shown = ''] = /\$ npm run check:briefings -- --quiet\n([\s\S]*?)```/.exec(readme) ?? [];
  const lines = shown.split('\n').filter((line) => line.trim() !== '' && line.trim() !== '…');
  const report = await loadReporter('pretty');
  const files = await check(createNodeHost());
  const options = { color: false, width: undefined, info: false, generator: '', rules: [] };
  const said = await report(files, options);
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.filter((line) => !said.includes(line))).toEqual([]);
});

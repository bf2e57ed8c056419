import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { check } from '../src/check.js';
import { loadReporter } from '../src/report/index.js';
import { createMemoryHost } from './memory-host.js';

interface Tasks {
  readonly tasks: readonly [
    { readonly problemMatcher: { readonly pattern: Readonly<Record<string, string>> } },
  ];
}

it('the problem matcher of the manual reads what check prints', async () => {
  const manual = await readFile('docs/editors.md', 'utf8');
  const json = /`\.vscode\/tasks\.json`:\n\n```json\n([^]*?)```/.exec(manual)?.[1] ?? '';
  const [{ problemMatcher }] = (JSON.parse(json) as Tasks).tasks;
  const { regexp = '', ...groups } = problemMatcher.pattern;
  const host = createMemoryHost({ 'source/a b.txt': 'Title [x]\nThe talks of June 18-19.\n' });
  const files = await check(host, { sources: ['source'] });
  const report = await loadReporter('pretty');
  const options = { color: false, width: undefined, info: true, generator: 'Galley', rules: [] };
  const text = await report(files, options);
  const read = text.split('\n').flatMap((line) => {
    const match = new RegExp(regexp).exec(line);
    return match ? [Object.values(groups).map((group) => match[Number(group)])] : [];
  });
  expect(read).toHaveLength(files[0]?.messages.length ?? 0);
  expect(read).toContainEqual([
    'source/a b.txt',
    '2',
    '21',
    'info',
    '"18-19" is a range with a hyphen',
    'range-hyphen',
  ]);
});

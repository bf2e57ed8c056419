import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('does what the example in the README says', async () => {
  const readme = await readFile('README.md', 'utf8');
  const example = /## API\n\n```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const folder = await mkdtemp(join(tmpdir(), 'galley-api-'));
  try {
    const entry = pathToFileURL(resolve('dist/index.js')).href;
    await writeFile(join(folder, 'example.mjs'), example.replace("'galley'", `'${entry}'`));
    await promisify(execFile)('cp', ['-r', resolve('source'), folder]);
    const { stdout } = await promisify(execFile)(process.execPath, ['example.mjs'], {
      cwd: folder,
    });
    expect(stdout).toContain('section-recognised');
    expect(stdout).toMatch(/putin-north-korea-visit\.html \d+\n/);
    expect((await readdir(join(folder, 'output'))).toSorted()).toEqual([
      'manifest.json',
      'putin-north-korea-visit.epub',
      'putin-north-korea-visit.html',
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { check } from '../src/check.js';
import { createNodeHost } from '../src/host/node-host.js';

const run = promisify(execFile);

/** A figure that `npm run judge` prints, such as `recall 0.80 (143 of 179)`. */
function readFigure(output: string, name: string): number {
  return Number(new RegExp(`^${name}.*?(\\d\\.\\d\\d)`, 'm').exec(output)?.[1]);
}

it('finds planted flaws in texts by other hands, and little else', async () => {
  const { stdout } = await run(process.execPath, ['scripts/judge.mjs']);
  expect(stdout).toContain('274 texts, 687 planted flaws');
  expect(readFigure(stdout, 'recall')).toBeGreaterThanOrEqual(0.91);
  expect(readFigure(stdout, 'errors')).toBeGreaterThanOrEqual(0.95);
  expect(readFigure(stdout, 'warnings')).toBeGreaterThanOrEqual(0.95);
}, 120_000);

it('finds no error in texts that were published', async () => {
  const folder = 'test/corpus/published';
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt'));
  expect(names).toHaveLength(21);
  const files = await check(createNodeHost(), {
    sources: names.map((name) => `${folder}/${name}`),
  });
  const errors = files.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal));
  // They are no briefings: what they must have in our profile, they need not have.
  expect(errors.filter(({ ruleId }) => ruleId !== 'section-missing').map(String)).toEqual([]);
});

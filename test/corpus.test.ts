import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

/** A figure that `npm run judge` prints, such as `recall 0.80 (143 of 179)`. */
function readFigure(output: string, name: string): number {
  return Number(new RegExp(`^${name}.*?(\\d\\.\\d\\d)`, 'm').exec(output)?.[1]);
}

it('finds planted flaws in texts by other hands, and little else', async () => {
  const { stdout } = await run(process.execPath, ['scripts/judge.mjs', 'test/corpus']);
  expect(stdout).toContain('122 texts, 345 planted flaws');
  expect(readFigure(stdout, 'recall')).toBeGreaterThanOrEqual(0.75);
  expect(readFigure(stdout, 'errors')).toBeGreaterThanOrEqual(0.95);
  expect(readFigure(stdout, 'warnings')).toBeGreaterThanOrEqual(0.85);
});

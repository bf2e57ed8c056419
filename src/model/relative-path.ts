import { relative, resolve, sep } from 'node:path';
import type { VFile } from 'vfile';
import { liesWithin } from './lies-within.js';

/** The way from the working folder to a file, with `/`; undefined if the file lies outside. */
export function relativePath({ cwd, history }: VFile): string | undefined {
  const path = resolve(cwd, history[0] ?? '');
  return liesWithin(cwd, path) ? relative(cwd, path).split(sep).join('/') : undefined;
}

import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { VFile } from 'vfile';

/** The way from the working folder to a file, with `/`; undefined if the file lies outside. */
export function relativePath({ cwd, history }: VFile): string | undefined {
  const way = relative(cwd, resolve(cwd, history[0] ?? ''));
  return isAbsolute(way) || way.split(sep)[0] === '..' ? undefined : way.split(sep).join('/');
}

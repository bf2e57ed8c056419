import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path lies below a folder. Links are not followed: both are to be given with all of them followed. */
export function liesWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way.split(sep)[0] !== '..' && !isAbsolute(way);
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  EIO: 'the disk has a fault',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'it does not exist',
  ENFILE: 'too many files are open on this machine',
  ENOEXEC: 'it is not a program for this machine',
  ENOMEM: 'there is no memory left',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is not a folder',
  ENXIO: 'it is not a regular file',
  EPERM: 'it is not permitted',
  EROFS: 'the file system is read-only',
};

/** The error code of the operating system (`ENOENT`) that an error carries, if it does. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Why an operation failed, as a clause that goes on after a colon: `the disk is full`. */
export function explain(error: unknown): string {
  const code = codeOf(error);
  const reason = code === undefined ? undefined : REASONS[code];
  if (reason !== undefined) return reason;
  return error instanceof Error ? error.message : String(error);
}

const ADVICE: Readonly<Record<string, string>> = {
  EDQUOT: 'Make room.',
  EMFILE:
    'Allow more open files (`ulimit -n 1024`), or build fewer briefings at once (`--jobs 1`).',
  ENFILE: 'End other programs, or allow more open files on this machine.',
  ENOMEM: 'End other programs, or build fewer briefings at once (`--jobs 1`).',
  ENOSPC: 'Make room.',
};

/** What to do about an error of the operating system, if its code alone tells; else what is given. */
export function advise(error: unknown, otherwise: string): string {
  return ADVICE[codeOf(error) ?? ''] ?? otherwise;
}

import type { Checked, CheckOptions } from './check-source.js';
import { checkAll } from './check.js';
import { applyFixes, listFixes } from './model/fixes.js';
import type { Host } from './model/host.js';
import type { FixedFile } from './model/result.js';
import { decode, encodeLike } from './parse/decode.js';

/** What to fix, and whether to write it. */
export interface FixOptions extends Pick<CheckOptions, 'sources' | 'profile'> {
  /** Nothing is written: what would be done is only told. */
  readonly dryRun?: boolean;
}

/**
 * Applies the fixes that findings carry (a dash, a quotation mark, a space at the end of a line) to the writer's
 * own files. Nothing else of a file changes, not even its line ends, byte order mark or encoding.
 * @throws Failure `usage` if there is nothing to fix, `write-failed`
 */
export async function fix(host: Host, options: FixOptions = {}): Promise<readonly FixedFile[]> {
  const { dryRun = false, ...checkOptions } = options;
  const results: FixedFile[] = [];
  for (const checked of await checkAll(host, checkOptions, Infinity)) {
    results.push(await fixFile(host, checked, dryRun));
  }
  return results;
}

async function fixFile(host: Host, checked: Checked, dryRun: boolean): Promise<FixedFile> {
  const { file, bytes, briefing, failure } = checked;
  const text = briefing && decode(bytes, () => {});
  const fixes = text === undefined ? [] : listFixes(file, text);
  if (text !== undefined && fixes.length > 0 && !dryRun) {
    // A link stays a link: what it leads to is written.
    await host.write(await host.real(file.path), encodeLike(applyFixes(text, fixes), bytes));
  }
  return {
    file,
    fixed: fixes.map(({ message }) => message),
    isRead: briefing !== undefined,
    ...(failure && { failure }),
  };
}

import { baselineFile, countFindings, formatBaseline, loadBaseline } from './accept/baseline.js';
import type { CheckOptions } from './check-source.js';
import { checkAll } from './check.js';
import type { Host } from './model/host.js';
import { relativePath } from './model/relative-path.js';

/** What a baseline accepts now. */
export interface UpdatedBaseline {
  readonly path: string;
  /** How many findings, and in how many files. */
  readonly findings: number;
  readonly files: number;
}

/**
 * Writes a baseline that accepts what is found in some files now. What it accepts of other files stays, unless they
 * are gone.
 * @throws Failure `usage` if there is nothing to check, `config-invalid`, `write-failed`
 */
export async function updateBaseline(
  host: Host,
  options: Omit<CheckOptions, 'strict'> = {},
): Promise<UpdatedBaseline> {
  const checked = await checkAll(host, options);
  const files = new Map(Object.entries(await loadBaseline(host)));
  for (const path of files.keys()) if ((await host.kind(path)) !== 'file') files.delete(path);
  for (const { file, acceptable } of checked) {
    if (acceptable)
      files.set(relativePath(file) ?? file.path, countFindings(acceptable, String(file)));
  }
  for (const [path, counts] of files) if (Object.keys(counts).length === 0) files.delete(path);
  await host.write(baselineFile, formatBaseline(Object.fromEntries(files)));
  const all = [...files.values()].flatMap((counts) => Object.values(counts));
  const findings = all.reduce((sum, count) => sum + count, 0);
  return { path: baselineFile, findings, files: files.size };
}

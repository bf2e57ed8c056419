import {
  baselineFile,
  countFindings,
  formatBaseline,
  loadBaseline,
  type Baseline,
} from './accept/baseline.js';
import type { CheckOptions } from './check-source.js';
import { checkAll } from './check.js';
import { Failure } from './model/failure.js';
import type { Host } from './model/host.js';
import { relativePath } from './model/relative-path.js';

/** What a baseline accepts now. */
export interface UpdatedBaseline {
  readonly path: string;
  /** How many findings, and in how many files. */
  readonly findings: number;
  readonly files: number;
  /** Whether what it accepted before could not be understood, and is gone. */
  readonly wasBroken: boolean;
}

/**
 * Writes a baseline that accepts what is found in some files now. What it accepts of other files stays, unless they
 * are gone. One that is broken is made anew.
 * @throws Failure `usage` if there is nothing to check, `config-invalid`, `write-failed`
 */
export async function updateBaseline(
  host: Host,
  options: Omit<CheckOptions, 'strict'> = {},
): Promise<UpdatedBaseline> {
  const before = await loadIfWhole(host);
  const checked = await checkAll(withoutBaseline(host), options);
  const files = new Map(Object.entries(before ?? {}));
  for (const path of files.keys()) if ((await host.kind(path)) !== 'file') files.delete(path);
  for (const { file, acceptable } of checked) {
    if (acceptable)
      files.set(relativePath(file) ?? file.path, countFindings(acceptable, String(file)));
  }
  for (const [path, counts] of files) if (Object.keys(counts).length === 0) files.delete(path);
  await host.write(baselineFile, formatBaseline(Object.fromEntries(files)));
  const all = [...files.values()].flatMap((counts) => Object.values(counts));
  const findings = all.reduce((sum, count) => sum + count, 0);
  return { path: baselineFile, findings, files: files.size, wasBroken: before === undefined };
}

/** The baseline; undefined if it is broken: then it is made anew. */
async function loadIfWhole(host: Host): Promise<Baseline | undefined> {
  try {
    return await loadBaseline(host);
  } catch (error) {
    if (error instanceof Failure && error.code === 'config-invalid') return undefined;
    throw error;
  }
}

/** What can be accepted does not depend on what is. */
function withoutBaseline(host: Host): Host {
  return {
    ...host,
    kind: (path) => (path === baselineFile ? Promise.resolve(undefined) : host.kind(path)),
  };
}

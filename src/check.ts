import pLimit from 'p-limit';
import type { VFile } from 'vfile';
import { checkAny } from './check-edition.js';
import {
  checkSource,
  makeTemplateLoader,
  settle,
  type Checked,
  type CheckOptions,
  type CheckSettings,
} from './check-source.js';
import { collectAll, collectSources, type SourceFile } from './collect.js';
import type { Host } from './model/host.js';

/** How many files a check has open at once. */
const MAX_OPEN = 8;

/**
 * Reads briefings and editions and reports what is wrong with them, one `VFile` each, in the order of their paths.
 * Nothing is rendered, and no browser is started.
 * @throws Failure `usage` if there is nothing to check
 */
export async function check(host: Host, options: CheckOptions = {}): Promise<readonly VFile[]> {
  const files = await collectAll(host, options.sources ?? ['source']);
  const checked = await checkEach(host, files, await settle(host, options), checkAny);
  return checked.map(({ file }) => file);
}

/**
 * As `check`, with all that was read of each briefing, and of briefings alone.
 * @param most how many findings of one level are listed of each file; as many as the limits say if absent
 * @throws Failure `usage` if there is nothing to check
 */
export async function checkAll(
  host: Host,
  options: CheckOptions,
  most?: number,
): Promise<readonly Checked[]> {
  const files = await collectSources(host, options.sources ?? ['source']);
  const { limits, ...rest } = await settle(host, options);
  const settings = { ...rest, limits: { ...limits, findings: most ?? limits.findings } };
  return checkEach(host, files, settings, checkSource);
}

function checkEach(
  host: Host,
  files: readonly SourceFile[],
  settings: CheckSettings,
  checkOne: typeof checkSource,
): Promise<readonly Checked[]> {
  const load = makeTemplateLoader(host);
  const limit = pLimit(MAX_OPEN);
  return Promise.all(files.map((file) => limit(() => checkOne(host, file, load, settings))));
}

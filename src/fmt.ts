import { VFile } from 'vfile';
import { settle, type Checked, type CheckOptions } from './check-source.js';
import { checkAll } from './check.js';
import type { Host } from './model/host.js';
import type { Limits } from './model/limits.js';
import { hasErrors, reportOn } from './model/message.js';
import type { FormattedFile } from './model/result.js';
import { openSource, readWholeTree, withFormulae } from './parse/index.js';

/** What to write as canonical Markdown, and whether to write it. */
export interface FmtOptions extends Pick<CheckOptions, 'sources' | 'profile'> {
  /** Nothing is written: what would change is only told. */
  readonly dryRun?: boolean;
}

/**
 * Writes briefings back as canonical Markdown, each to its own name. Pasted text becomes its Markdown twin.
 * A file that can't be read, or that would say something else, is left as it is, and its messages say why.
 * @throws Failure `usage` if there is nothing to format, `write-failed`
 */
export async function fmt(host: Host, options: FmtOptions = {}): Promise<readonly FormattedFile[]> {
  const { dryRun = false, ...checkOptions } = options;
  const { limits } = await settle(host, checkOptions);
  const results: FormattedFile[] = [];
  for (const checked of await checkAll(host, checkOptions)) {
    const { value, ...result } = await formatFile(checked, limits);
    // A link stays a link: what it leads to is written.
    if (value && !dryRun) await host.write(await host.real(result.file.path), value);
    results.push(result);
  }
  return results;
}

/** A formatted file, with the bytes to write if any change. */
type Formatted = FormattedFile & { readonly value?: Uint8Array };

async function formatFile(
  { file, bytes, template, failure }: Checked,
  limits: Limits,
): Promise<Formatted> {
  if (!template) return { file, outcome: 'left', ...(failure && { failure }) };
  const own = new VFile({ path: file.path, value: bytes });
  const report = reportOn(own, { strict: false });
  const opened = await openSource(bytes, report, limits);
  const source = opened && (await withFormulae(opened));
  const tree = source && readWholeTree(source, template.profile, report);
  if (!tree || hasErrors(own)) return { file: own, outcome: 'left' };
  const { canonise } = await import('./canon/index.js');
  const canon = await canonise(source, tree, template.profile);
  if (!canon.ok) {
    report({
      id: 'format-unsafe',
      level: 'error',
      reason: 'Canonical Markdown would say something else here',
      hint: 'The file is left as it is. Write this part in another way.',
      ...(canon.place && { place: canon.place }),
    });
    return { file: own, outcome: 'left' };
  }
  const value = new TextEncoder().encode(canon.text);
  return Buffer.compare(value, bytes) === 0
    ? { file: own, outcome: 'same' }
    : { file: own, outcome: 'changed', value };
}

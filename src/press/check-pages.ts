import type { Report } from '../model/finding.js';
import { loadFormat, type FormatName } from '../formats/index.js';

/** How many pages a file has and may have; undefined if it has none, or as many as it likes. */
interface PageCount {
  readonly pages: number | undefined;
  readonly max: number | undefined;
}

/** Reports by how many lines a finished file is longer than its profile allows. Nothing is made smaller to fit. */
export async function checkPages(
  name: FormatName,
  value: Uint8Array,
  { pages, max }: PageCount,
  report: Report,
): Promise<void> {
  if (pages === undefined || max === undefined || pages <= max) return;
  const lines = await (await loadFormat(name)).countLines?.(value, max);
  if (lines === undefined) return;
  report({
    id: 'pages-many',
    level: 'warning',
    reason: `The ${name.toUpperCase()} has ${count(pages, 'page')}; ${count(max, 'page')} ${max === 1 ? 'is' : 'are'} allowed, and ${count(lines, 'line')} ${lines === 1 ? 'is' : 'are'} too many`,
    hint: 'Shorten the text.',
  });
}

function count(number: number, thing: string): string {
  return `${String(number)} ${thing}${number === 1 ? '' : 's'}`;
}

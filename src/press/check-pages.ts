import type { Report } from '../model/finding.js';
import type { Format } from '../model/format.js';
import type { Profile } from '../model/profile.js';

/** Reports by how many lines a finished file is longer than its profile allows. Nothing is made smaller to fit. */
export async function checkPages(
  format: Format,
  { value, pages = 0 }: { value: Uint8Array; pages?: number },
  { pages: limit }: Profile,
  report: Report,
): Promise<void> {
  if (!limit || pages <= limit.max || !format.countLines) return;
  const lines = await format.countLines(value, limit.max);
  const allowed = limit.max === 1 ? '1 is' : `${String(limit.max)} are`;
  report({
    id: 'pages-many',
    level: 'warning',
    reason: `The ${format.name.toUpperCase()} has ${String(pages)} pages; ${allowed} allowed, and ${String(lines)} lines are too many`,
    hint: 'Shorten the text.',
  });
}

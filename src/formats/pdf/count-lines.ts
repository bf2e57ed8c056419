import { readFile } from './read-file.js';
import { readPageText } from './page-text.js';
import { readWriting } from './writing.js';

/** How far apart two lines are at least, in parts of the size of their type. */
const APART = 0.6;

/** How many lines of text stand on the pages after a number of them; running titles and the like do not count. */
export function countLines(value: Uint8Array, after: number): number {
  const document = readFile(value);
  const pages = document.getPages().slice(after);
  const writing = readWriting(document);
  return pages.reduce(
    (sum, page) => sum + countOnPage([...readPageText(page, writing).values()].flat()),
    0,
  );
}

function countOnPage(runs: readonly { baseline: number; size: number }[]): number {
  let count = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const { baseline, size } of runs.toSorted((a, b) => a.baseline - b.baseline)) {
    if (baseline - last < APART * size) continue;
    count += 1;
    last = baseline;
  }
  return count;
}

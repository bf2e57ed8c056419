import { readFile } from './read-file.js';
import type { PDFDict, PDFRef } from './pdf-lib.js';
import { listOperands, readOperations } from './content-stream.js';
import { readPageContent } from './page-content.js';
import { readArea } from './scale.js';
import { findStructureRoot, listElements, listKids, readType } from './structure.js';

/** From where to where something reaches across the page, in pixels of the document. */
interface Reach {
  readonly from: number;
  readonly to: number;
}

/** The reaches of texts by page and marked-content id. */
type Reaches = ReadonlyMap<PDFRef, ReadonlyMap<number, Reach>>;

/** How wide the last sign of a formula is at least, in parts of its size. */
const SIGN = 0.3;

/** A formula that takes less than this of the width of a page is not what is too wide. */
const MIN_SHARE = 0.9;

/**
 * Finds the formulae for which a finished file is printed smaller than it should be, by their place among all formulae
 * of the document: those that are wider than the area of the text, else the widest.
 */
export function findWideFormulae(value: Uint8Array): readonly number[] {
  const document = readFile(value);
  const pages = document.getPages().map((page) => ({ page, content: readPageContent(page) }));
  const area = readArea(pages[0]?.content ?? '');
  if (!area) return [];
  const reaches = new Map(pages.map(({ page, content }) => [page.ref, readReaches(content)]));
  const formulae = listElements(findStructureRoot(document))
    .filter(({ element }) => readType(element) === 'Formula')
    .map(({ element }) => measure(listReaches(element, reaches)));
  const widest = Math.max(0, ...formulae);
  if (widest < MIN_SHARE * area.width) return [];
  const least = Math.min(widest, area.width);
  return [...formulae.keys()].filter((index) => (formulae[index] ?? 0) >= least);
}

function measure(reaches: readonly Reach[]): number {
  if (reaches.length === 0) return 0;
  return Math.max(...reaches.map(({ to }) => to)) - Math.min(...reaches.map(({ from }) => from));
}

function listReaches(element: PDFDict, reaches: Reaches): readonly Reach[] {
  return listKids(element).flatMap((kid) => {
    if (kid.kind === 'element') return listReaches(kid.element, reaches);
    return reaches.get(kid.page)?.get(kid.mcid) ?? [];
  });
}

/** From where to where the text of each marked-content sequence of a page reaches. */
function readReaches(content: string): ReadonlyMap<number, Reach> {
  const found = new Map<number, Reach>();
  let mcid: number | undefined;
  let x = 0;
  let size = 0;
  readOperations(content, (operator, start, end) => {
    const operands = listOperands(content, start, end);
    if (operator === 'BDC') mcid = Number(operands[operands.indexOf('/MCID') + 1]);
    else if (operator === 'Tf') size = Math.abs(Number(operands[1]));
    else if (operator === 'Tm') x = Number(operands[4]);
    else if (operator === 'Td') x += Number(operands[0]);
    else if ((operator === 'Tj' || operator === 'TJ') && mcid !== undefined) {
      const { from, to } = found.get(mcid) ?? { from: x, to: x };
      found.set(mcid, { from: Math.min(from, x), to: Math.max(to, x + SIGN * size) });
    }
  });
  return found;
}

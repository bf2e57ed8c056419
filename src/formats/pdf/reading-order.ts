import { PDFName, type PDFDict, type PDFRef } from './pdf-lib.js';
import { isSameLine } from './logical-order.js';
import type { PageText, Run } from './page-text.js';
import { listKids, readLang, readType } from './structure.js';

/** The texts of a document by page. */
export type DocumentText = ReadonlyMap<PDFRef, PageText>;

/** A text with the block of the document that it stands in. */
export interface Piece {
  readonly runs: readonly Run[];
  /** Undefined for text that no structure element knows. */
  readonly block: Block | undefined;
  readonly page: PDFRef;
  /** Language of the innermost block that has its own. */
  readonly lang: string | undefined;
  /** Whether it is there to be seen but is no running text. */
  readonly isHidden: boolean;
}

interface Block {
  readonly element: PDFDict;
  /** Whether it holds nothing but text. */
  readonly isParagraph: boolean;
}

/** What an element hands down to those within it. */
interface Surroundings {
  readonly block?: Block;
  readonly lang: string | undefined;
  readonly isHidden: boolean;
}

const PARAGRAPH = /^(?:P|H[1-6]?)$/;
const BLOCK =
  /^(?:P|H[1-6]?|Document|Part|Art|Sect|Div|BlockQuote|Caption|TOCI?|Index|L|LI|Lbl|LBody|Table|T[RHD]|THead|TBody|TFoot|Figure|Formula)$/;

/**
 * The texts of a document in the order of its structure; text that no structure element knows comes last.
 * Labels of list items, tables of contents, and texts within figures that have an alternative text, are hidden.
 */
export function listPieces(root: PDFDict, text: DocumentText): Piece[] {
  const rest = new Map([...text].map(([page, runs]) => [page, new Map(runs)]));
  const pieces = listWithin(root, { lang: undefined, isHidden: false }, (page, mcid) => {
    const runs = rest.get(page)?.get(mcid) ?? [];
    rest.get(page)?.delete(mcid);
    return runs;
  });
  const loose = [...rest].flatMap(([page, texts]) =>
    [...texts.values()].map((runs) => ({
      runs,
      page,
      block: undefined,
      lang: undefined,
      isHidden: false,
    })),
  );
  return [...pieces, ...loose];
}

function listWithin(
  element: PDFDict,
  around: Surroundings,
  take: (page: PDFRef, mcid: number) => readonly Run[],
): Piece[] {
  const pieces: Piece[] = [];
  let own: Piece | undefined;
  for (const kid of listKids(element)) {
    if (kid.kind === 'element') {
      pieces.push(...listWithin(kid.element, enter(kid.element, around), take));
      own = undefined;
      continue;
    }
    const { block, lang, isHidden } = around;
    const piece = { runs: take(kid.page, kid.mcid), page: kid.page, block, lang, isHidden };
    const whole = own && joinLine(own, piece);
    if (whole) pieces.pop();
    own = whole ?? piece;
    pieces.push(own);
  }
  return pieces;
}

/**
 * One piece of two of an element that meet in one line: they are painted from left to right, and have no order yet.
 */
function joinLine(one: Piece, next: Piece): Piece | undefined {
  const last = one.runs.at(-1);
  const first = next.runs[0];
  const meet = one.page === next.page && last && first && isSameLine(last, first);
  return meet ? { ...one, runs: [...one.runs, ...next.runs] } : undefined;
}

function enter(element: PDFDict, around: Surroundings): Surroundings {
  const type = readType(element) ?? '';
  const isHidden =
    type === 'Lbl' || type === 'TOC' || (type === 'Figure' && element.has(PDFName.of('Alt')));
  const isInText = type === 'Formula' && around.block?.isParagraph === true;
  const isBlock = BLOCK.test(type) && !isInText;
  return {
    ...around,
    ...(isBlock && { block: { element, isParagraph: PARAGRAPH.test(type) } }),
    // Words of another language within a line do not change which way the line runs.
    ...((isBlock || type === 'NonStruct') && { lang: readLang(element) ?? around.lang }),
    // A formula runs from left to right, whatever is round it.
    ...(type === 'Formula' && { lang: 'zxx' }),
    isHidden: around.isHidden || isHidden,
  };
}

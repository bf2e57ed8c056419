import { findMark, listOperands, readOperations } from './content-stream.js';

/** A stretch of a content stream, from offset to offset. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

const PATH = new Set(['m', 'l', 'c', 'v', 'y', 're', 'h']);
const PAINT_PATH = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*']);
const PAINT = new Set(["'", '"', 'Tj', 'TJ', 'sh', 'Do', ...PAINT_PATH]);
/** What a marked stretch must not reach across, so that it nests with what is there. */
const BOUNDS = new Set(['q', 'Q', 'BT', 'ET']);

/**
 * Marks what a content stream paints outside its marked content as artifacts: margin boxes, list markers,
 * backgrounds (ISO 14289-1, 7.1: all content is tagged or an artifact).
 * @param holdsTags whether the XObject of a name has marked content of its own; its `Do` stays as it is
 */
export function markArtifacts(content: string, holdsTags: (name: string) => boolean): string {
  let marked = '';
  let at = 0;
  for (const { start, end } of findUnmarked(content, holdsTags)) {
    marked += `${content.slice(at, start)}/Artifact BMC\n${content.slice(start, end)}\nEMC`;
    at = end;
  }
  return marked + content.slice(at);
}

function findUnmarked(content: string, holdsTags: (name: string) => boolean): Stretch[] {
  const found: Stretch[] = [];
  const covers: boolean[] = [];
  let path: number | undefined;
  let open: Stretch | undefined;
  const close = () => {
    if (open) found.push(open);
    open = undefined;
  };
  const isPlain = !/[(%]/.test(content);
  readOperations(content, (operator, start, end) => {
    if (operator === 'BMC' || operator === 'BDC') {
      close();
      const isCovered = covers.at(-1) ?? false;
      covers.push(isCovered || isCover(listOperands(content, start, end)));
    } else if (operator === 'EMC') {
      close();
      covers.pop();
    } else if (BOUNDS.has(operator)) close();
    else if (covers.at(-1)) return undefined;
    else if (PATH.has(operator)) path ??= start;
    else if (operator === 'Do' && holdsTags(readName(listOperands(content, start, end)))) close();
    else if (PAINT.has(operator)) open = { start: open?.start ?? path ?? start, end };
    if (PAINT_PATH.has(operator) || operator === 'n') path = undefined;
    // Most of a page is tagged, and nothing in it is to be marked.
    return isPlain && covers.at(-1) ? findMark(content, end) : undefined;
  });
  close();
  return found;
}

/** Whether all within a marked-content sequence is tagged or an artifact; a span with nothing but a language is not. */
function isCover(operands: readonly string[]): boolean {
  return operands[0] === '/Artifact' || operands.includes('/MCID');
}

/** The name of the XObject that a `Do` paints. */
function readName(operands: readonly string[]): string {
  return operands[0]?.slice(1) ?? '';
}

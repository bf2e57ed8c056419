import type { Paragraph, PhrasingContent, Text } from 'mdast';

/** A paragraph parted at the colon after its first words. */
export interface SplitParagraph {
  readonly term: readonly PhrasingContent[];
  readonly definition: Paragraph;
}

/** A colon that ends a term: before white space or the end, or a full-width one. */
const COLON = /\s*(?::(?=\s|$)|：)\s*/;

/**
 * Parts `Term: definition`. The colon may stand in plain text or close a bold or emphasised term
 * (`**Term:** definition`). Gives undefined if there is none, or nothing on one side of it.
 */
export function splitTerm(paragraph: Paragraph): SplitParagraph | undefined {
  for (const [index, child] of paragraph.children.entries()) {
    const parts = splitChild(child);
    if (!parts) continue;
    const before = paragraph.children.slice(0, index);
    const after = paragraph.children.slice(index + 1);
    const term = parts.before ? [...before, parts.before] : before;
    const definition = parts.after ? [parts.after, ...after] : trimStart(after);
    if (term.length === 0 || definition.length === 0) return undefined;
    return { term, definition: { ...paragraph, children: definition } };
  }
  return undefined;
}

interface Parts {
  readonly before?: PhrasingContent | undefined;
  readonly after?: PhrasingContent | undefined;
}

function splitChild(child: PhrasingContent): Parts | undefined {
  if (child.type === 'text') return splitText(child);
  if (child.type !== 'strong' && child.type !== 'emphasis') return undefined;
  const last = child.children.at(-1);
  if (last?.type !== 'text') return undefined;
  const parts = splitText(last);
  if (!parts?.before || parts.after) return undefined;
  return { before: { ...child, children: [...child.children.slice(0, -1), parts.before] } };
}

function splitText(
  text: Text,
): { before?: Text | undefined; after?: Text | undefined } | undefined {
  const match = COLON.exec(text.value);
  if (!match) return undefined;
  return {
    before: sliceText(text, 0, match.index),
    after: sliceText(text, match.index + match[0].length, text.value.length),
  };
}

function trimStart(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...rest] = nodes;
  if (first?.type !== 'text') return [...nodes];
  const trimmed = first.value.trimStart();
  const text = sliceText(first, first.value.length - trimmed.length, first.value.length);
  return text ? [text, ...rest] : rest;
}

/** Part of a text; its position is exact where the source has no escapes, else that of the whole. */
function sliceText(text: Text, start: number, end: number): Text | undefined {
  if (start >= end) return undefined;
  const value = text.value.slice(start, end);
  const { position } = text;
  if (!position) return { type: 'text', value };
  const length = position.end.column - position.start.column;
  const exact = position.start.line === position.end.line && length === text.value.length;
  if (!exact) return { type: 'text', value, position };
  const { line, column, offset = 0 } = position.start;
  const toPoint = (at: number) => ({ line, column: column + at, offset: offset + at });
  return { type: 'text', value, position: { start: toPoint(start), end: toPoint(end) } };
}

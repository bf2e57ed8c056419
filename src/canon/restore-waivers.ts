import type { Nodes, Root } from 'mdast';
import type { Source } from '../parse/index.js';

/**
 * Puts the waivers of a source back into its canonical Markdown, each right before the line that it is for.
 * @param tree the tree of the source, whose lines are those of the writer's file
 * @param written the tree of the canonical Markdown; of the same shape
 * @param front how many lines of the canonical Markdown are front matter
 */
export function restoreWaivers(
  text: string,
  { original, waivers }: Source,
  tree: Root,
  written: Root,
  front: number,
): string {
  if (waivers.list.length === 0) return text;
  const taken = new Set(waivers.list.map(({ place }) => place.start.line));
  const known = mapLines(tree, written, taken);
  mapFrontMatter(known, front, taken);
  const sorted = [...known].toSorted(([a], [b]) => a - b);
  const lines = text.split('\n');
  const before = new Map<number, string[]>();
  for (const { line, place } of waivers.list) {
    const at = line === undefined ? lines.length : findLine(sorted, line);
    const waiver = original.slice(place.start.offset, place.end.offset).trim();
    const indent = /^ */.exec(lines[at - 1] ?? '')?.[0] ?? '';
    before.set(at, [...(before.get(at) ?? []), indent + waiver]);
  }
  return lines.flatMap((line, index) => [...(before.get(index + 1) ?? []), line]).join('\n');
}

/** Lines of one text and those of another that hold the same. */
type LineMap = Map<number, number>;

/** Where blocks start, and the lines within paragraphs; no waiver may come into code. */
function mapLines(tree: Root, written: Root, taken: ReadonlySet<number>): LineMap {
  const known: LineMap = new Map();
  const walk = (node: Nodes, other: Nodes): void => {
    if (node.type === 'paragraph' || !('children' in node) || !('children' in other)) return;
    for (const [index, child] of node.children.entries()) {
      const twin = other.children[index];
      if (!twin) continue;
      for (const [from, to] of pairLines(child, twin, taken)) {
        if (!known.has(from)) known.set(from, to);
      }
      walk(child, twin);
    }
  };
  walk(tree, written);
  return known;
}

function pairLines(
  { type, position }: Nodes,
  other: Nodes,
  taken: ReadonlySet<number>,
): readonly (readonly [number, number])[] {
  if (!position || !other.position) return [];
  const from = listLines(position.start.line, position.end.line, taken);
  const to = listLines(other.position.start.line, other.position.end.line, new Set());
  const count = type === 'paragraph' && from.length === to.length ? from.length : 1;
  return from.slice(0, count).map((line, index) => [line, to[index] ?? line]);
}

function listLines(first: number, last: number, taken: ReadonlySet<number>): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (line) => !taken.has(line),
  );
}

/** Front matter is copied line for line. */
function mapFrontMatter(known: LineMap, front: number, taken: ReadonlySet<number>): void {
  for (let from = 1, to = 1; to <= front; from += 1) {
    if (taken.has(from)) continue;
    known.set(from, to);
    to += 1;
  }
}

/** The line for one of the writer's: that of the last known one up to it, else the first. */
function findLine(sorted: readonly (readonly [number, number])[], line: number): number {
  const [, to] = sorted.findLast(([from]) => from <= line) ?? sorted[0] ?? [1, 1];
  return to;
}

import type { List, RootContent } from 'mdast';

/** Blocks with the first list among them set apart. */
export interface SplitBlocks {
  /** Blocks before the list; all of them if there is no list. */
  readonly intro: readonly RootContent[];
  /** Absent if the writer gave none, which is an error of structure. */
  readonly list?: List;
  /** Blocks after the list. */
  readonly outro: readonly RootContent[];
}

/** Parts blocks at the first list among them. */
export function splitAtList(blocks: readonly RootContent[]): SplitBlocks {
  const index = blocks.findIndex((block) => block.type === 'list');
  const list = blocks[index];
  if (list?.type !== 'list') return { intro: blocks, outro: [] };
  return { intro: blocks.slice(0, index), list, outro: blocks.slice(index + 1) };
}

/** The blocks in reading order, as they were before they were parted. */
export function joinAtList({ intro, list, outro }: SplitBlocks): readonly RootContent[] {
  return [...intro, ...(list ? [list] : []), ...outro];
}

import type { SectionBase } from '../model/briefing.js';
import type { SectionKind } from './kind.js';
import { joinAtList, splitAtList, type SplitBlocks } from './split-at-list.js';

/** Points, one an item: `Key Takeaways`. */
export interface ListSection extends SectionBase, SplitBlocks {
  readonly kind: 'list';
}

declare module '../model/briefing.js' {
  interface SectionMap {
    list: ListSection;
  }
}

/** The kind of the takeaways. */
export const list: SectionKind<ListSection> = {
  name: 'list',
  read: (base, blocks) => ({ kind: 'list', ...base, ...splitAtList(blocks) }),
  listNodes: joinAtList,
  toNodes: joinAtList,
};

import type { SectionBase } from '../model/briefing.js';
import type { SectionKind } from './kind.js';
import { joinAtList, splitAtList, type SplitBlocks } from './split-at-list.js';

/** What a briefing rests on, one source an item. */
export interface SourcesSection extends SectionBase, SplitBlocks {
  readonly kind: 'sources';
}

declare module '../model/briefing.js' {
  interface SectionMap {
    sources: SourcesSection;
  }
}

/** The kind of `Sources`. */
export const sources: SectionKind<SourcesSection> = {
  name: 'sources',
  read: (base, blocks) => ({ kind: 'sources', ...base, ...splitAtList(blocks) }),
  listNodes: joinAtList,
  toNodes: joinAtList,
};

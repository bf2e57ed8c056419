import type { RootContent } from 'mdast';
import type { SectionBase } from '../model/briefing.js';
import type { SectionKind } from './kind.js';

/** Running text: paragraphs and whatever else Markdown can hold. */
export interface ProseSection extends SectionBase {
  readonly kind: 'prose';
  readonly blocks: readonly RootContent[];
}

declare module '../model/briefing.js' {
  interface SectionMap {
    prose: ProseSection;
  }
}

/** The kind of `Analysis` and `Background`, and of every section that the profile does not know. */
export const prose: SectionKind<ProseSection> = {
  name: 'prose',
  read: (base, blocks) => ({ kind: 'prose', ...base, blocks }),
  listNodes: ({ blocks }) => blocks,
  toNodes: ({ blocks }) => blocks,
};

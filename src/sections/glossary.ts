import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import type { SectionBase } from '../model/briefing.js';
import { findFigure } from '../model/words.js';
import { wrap } from '../model/wrapper.js';
import type { SectionKind } from './kind.js';
import { splitAtList } from './split-at-list.js';
import { splitTerm } from './split-term.js';

/** A term and what it means; without a term if the writer gave no colon. */
export interface GlossaryEntry {
  /** Anchor of the entry, unique within the briefing. */
  readonly id: string;
  readonly term?: readonly PhrasingContent[];
  readonly definition: readonly RootContent[];
}

/** Terms and their definitions: `Did You Know?`. */
export interface GlossarySection extends SectionBase {
  readonly kind: 'glossary';
  readonly intro: readonly RootContent[];
  readonly entries: readonly GlossaryEntry[];
  readonly outro: readonly RootContent[];
}

declare module '../model/briefing.js' {
  interface SectionMap {
    glossary: GlossarySection;
  }
}

/** The kind of lists whose items read `Term: definition`. */
export const glossary: SectionKind<GlossarySection> = {
  name: 'glossary',
  read(base, blocks) {
    const { intro, list, outro } = splitAtList(blocks);
    const items = list?.children ?? [];
    const entries = items.map((item, index) =>
      readEntry(item, `${base.id}-term-${String(index + 1)}`),
    );
    return { kind: 'glossary', ...base, intro, entries, outro };
  },
  listNodes: ({ intro, entries, outro }) => [
    ...intro,
    ...entries.flatMap(({ term = [], definition }) => [...term, ...definition]),
    ...outro,
  ],
  toNodes: ({ intro, entries, outro }) => [
    ...intro,
    ...(entries.length === 0 ? [] : [toDefinitionList(entries)]),
    ...outro,
  ],
};

function readEntry(item: ListItem, id: string): GlossaryEntry {
  const [first, ...rest] = item.children;
  const split = first?.type === 'paragraph' ? splitTerm(first) : undefined;
  if (!split) return { id, definition: item.children };
  return { id, term: split.term, definition: [split.definition, ...rest] };
}

/** A `dl`, or a plain list if an entry has no term: HTML wants a `dt` before each `dd`. */
function toDefinitionList(entries: readonly GlossaryEntry[]): RootContent {
  if (entries.every(({ term }) => term))
    return wrap('dl', {}, entries.flatMap(toTermAndDefinition));
  return wrap('ul', {}, entries.map(toListItem));
}

function toTermAndDefinition({ id, term = [], definition }: GlossaryEntry): RootContent[] {
  return [wrap('dt', { id }, [wrap('dfn', {}, term)]), wrap('dd', {}, unwrapOnly(definition))];
}

function toListItem({ id, term, definition }: GlossaryEntry): RootContent {
  if (!term) return wrap('li', { id }, unwrapOnly(definition));
  return wrap('li', { id }, [wrap('dfn', {}, term), ...definition]);
}

/** A paragraph on its own needs no `p` round it. */
function unwrapOnly(blocks: readonly RootContent[]): readonly RootContent[] {
  const [only, ...others] = blocks;
  if (only?.type !== 'paragraph' || others.length > 0 || findFigure(only)) return blocks;
  return only.children;
}

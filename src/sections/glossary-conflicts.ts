import type { Briefing } from '../model/briefing.js';
import { normaliseWords, readText } from '../model/words.js';
import type { GlossaryEntry } from './glossary.js';

/** A term that two briefings define otherwise. */
export interface GlossaryConflict {
  /** As the later one writes it. */
  readonly term: string;
  /** Places of the two among the briefings; the first is the earlier one. */
  readonly first: number;
  readonly second: number;
}

/** Finds terms of the same language that briefings define in different words; each later one once. */
export function findGlossaryConflicts(briefings: readonly Briefing[]): readonly GlossaryConflict[] {
  const known = new Map<string, { readonly at: number; readonly definition: string }>();
  return briefings.flatMap((briefing, at) =>
    listEntries(briefing).flatMap(({ term, definition }) => {
      const key = `${briefing.lang} ${normaliseWords(term)}`;
      const first = known.get(key);
      if (!first) known.set(key, { at, definition });
      const differs = first && first.at !== at && first.definition !== definition;
      return differs ? [{ term, first: first.at, second: at }] : [];
    }),
  );
}

function listEntries({ sections }: Briefing) {
  return sections.flatMap((section) => {
    if (section.kind !== 'glossary') return [];
    return section.entries.flatMap(({ term, definition }) => {
      if (!term) return [];
      const read = (nodes: GlossaryEntry['definition'] | typeof term) =>
        nodes.map(readText).join('\n');
      return [{ term: read(term).trim(), definition: normaliseWords(read(definition)) }];
    });
  });
}

import type { Nodes } from 'mdast';
import type { Briefing } from '../model/briefing.js';
import { listSectionNodes } from './index.js';

/** Every node that holds text of a briefing, in reading order: title, deck, lead, sections with headings, notes. */
export function listContent(briefing: Briefing): readonly Nodes[] {
  const { title, deck = [], dateLine = [], lead, sections, notes } = briefing;
  return [
    ...title,
    ...deck,
    ...dateLine,
    ...(lead.heading ? [lead.heading] : []),
    ...lead.blocks,
    ...sections.flatMap((section) => [section.heading, ...listSectionNodes(section)]),
    ...notes,
  ];
}

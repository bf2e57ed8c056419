import type { Nodes } from 'mdast';
import type { Briefing } from '../model/briefing.js';
import { listSectionNodes } from './index.js';

/** Slots whose text are nodes of the briefing, in reading order. */
const TEXT_SLOTS = ['title', 'deck', 'byline', 'date', 'lead', 'sections', 'notes'] as const;

/** A slot whose text are nodes of the briefing. */
export type TextSlot = (typeof TEXT_SLOTS)[number];

/** The nodes of a briefing that fill a slot, in reading order. */
export function listSlotContent(briefing: Briefing, slot: TextSlot): readonly Nodes[] {
  const { title, deck = [], byline = [], dateLine = [], lead, sections, notes } = briefing;
  switch (slot) {
    case 'title':
      return title;
    case 'deck':
      return deck;
    case 'byline':
      return byline;
    case 'date':
      return dateLine;
    case 'lead':
      return lead.heading ? [lead.heading, ...lead.blocks] : lead.blocks;
    case 'sections':
      return sections.flatMap((section) => [section.heading, ...listSectionNodes(section)]);
    case 'notes':
      return notes;
  }
}

/** Every node that holds text of a briefing, in reading order. */
export function listContent(briefing: Briefing): readonly Nodes[] {
  return TEXT_SLOTS.flatMap((slot) => listSlotContent(briefing, slot));
}

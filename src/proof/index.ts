import type { Root } from 'hast';
import type { Briefing } from '../model/briefing.js';
import { contentSlots, type ContentSlot } from '../model/slots.js';
import { findElement } from '../model/tree.js';
import { readText } from '../model/words.js';
import { listSlotContent } from '../sections/content.js';
import { compareWords, type Difference } from './compare.js';
import { readSlotText, readTreeText } from './document-text.js';

/**
 * Holds the composed document against the model, slot by slot: every word of the writer, in order, and no other.
 * Templates may put the slots in any order.
 */
export function proveDocument(briefing: Briefing, document: Root): Difference | undefined {
  for (const slot of contentSlots) {
    const difference = compareWords(readModelText(briefing, slot), readSlotText(document, slot));
    if (difference) return difference;
  }
  return undefined;
}

/**
 * Holds the text read back from an artifact against the composed document.
 * @param without characters to leave out, since no font of the artifact has them
 */
export function proveArtifact(
  document: Root,
  text: string,
  without: readonly string[],
): Difference | undefined {
  const strip = (it: string) => without.reduce((rest, part) => rest.replaceAll(part, ''), it);
  return compareWords(strip(readTreeText(findElement(document, 'main'))), strip(text));
}

function readModelText(briefing: Briefing, slot: ContentSlot): string {
  const { meta } = briefing;
  if (slot === 'publisher') return meta.publisher?.name ?? '';
  if (slot === 'byline') return meta.authors.map(({ name }) => name).join(' ');
  if (slot === 'provenance') return '';
  return listSlotContent(briefing, slot).map(readText).join('\n');
}

export type { Difference };
